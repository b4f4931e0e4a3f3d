"""One family: masked, its accounts, what each month was due and brought, its story."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.queries import ComplaintLine
from salur.interfaces.web.change_words import match_name, source_name, suspension_name
from salur.interfaces.web.components import (
    Definition,
    Event,
    Heading,
    Link,
    Masked,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, rupiah
from salur.interfaces.web.pages.family import (
    FamilyAccount,
    FamilyMonth,
    FamilyPage,
    Identifier,
    OtherHalf,
)
from salur.interfaces.web.presenters.along import along_piece
from salur.interfaces.web.presenters.carried import Files, matters_table
from salur.interfaces.web.presenters.changes import change_row
from salur.interfaces.web.presenters.complaints import complaints_of_family
from salur.interfaces.web.presenters.family_payments import Story
from salur.interfaces.web.presenters.quality_work import family_violations
from salur.interfaces.web.presenters.unit import status_of, unit_version
from salur.interfaces.web.words import PROGRAMS, finding_name, region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.quality.queries import ViolationLine
from salur.reconciliation import queries as reconciliation
from salur.registry.domain import Secret
from salur.registry.queries import (
    ChangeLine,
    FamilyAccountView,
    FamilyView,
    MatchView,
    OneWith,
)


@dataclass(frozen=True)
class Answers:
    """What the queries said of a family; `shown` is what was just unmasked, on a reason.

    `others` count as one with it, `reached` are those of them that whoever looks may open.
    """

    family: FamilyView
    months: Sequence[reconciliation.FamilyMonth]
    units: Sequence[reconciliation.UnitRow]
    names: Mapping[str, str]
    changes: Sequence[ChangeLine]
    matches: Sequence[MatchView]
    may_unmask: bool
    may_propose: bool
    may_see_cards: bool
    shown: Mapping[Secret, str]
    story: Story = field(default_factory=lambda: Story((), ()))
    violations: Sequence[ViolationLine] = ()
    others: Sequence[OneWith] = ()
    their_months: Mapping[str, Sequence[reconciliation.FamilyMonth]] = field(default_factory=dict)
    reached: frozenset[UUID] = frozenset()
    matters: Sequence[reconciliation.Matter] = ()
    files: Files = field(default_factory=dict)
    complaints: Sequence[ComplaintLine] = ()
    today: dt.date = dt.date.min
    may_see_along: bool = False


def family_page(found: Answers) -> FamilyPage:
    """Turn the answers into the page."""
    family = found.family
    return FamilyPage(
        head=Heading(_("Keluarga %(name)s") % {"name": family.name}, _sentence(found)),
        status=_status(family),
        facts=_facts(found),
        identifiers=_identifiers(found),
        months=tuple(_month(one, found.story) for one in found.months),
        events=_events(found),
        accounts=tuple(_account(one) for one in family.accounts),
        units=tuple(unit_version(one, with_month=True) for one in found.units),
        others=tuple(_other(found, one) for one in found.others),
        changes=tuple(change_row(one) for one in found.changes),
        matters=_matters(found),
        quality=family_violations(found.violations) if found.violations else None,
        card=Link(_("Riwayat dan keadaan kartu"), reverse("card", args=[family.id]))
        if found.may_see_cards
        else None,
        propose=Link(
            _("Ajukan perubahan"),
            f"{reverse('change-new')}?{urlencode({'keluarga': family.id})}",
        )
        if found.may_propose
        else None,
        complaints=complaints_of_family(found.complaints, found.today)
        if found.complaints
        else None,
        along=along_piece(family.id) if found.may_see_along else None,
    )


def _matters(found: Answers) -> Table | None:
    """Tell what hung or hangs as of the newest month that is published."""
    if not found.matters:
        return None
    newest = max((one.period for one in found.months), default=found.matters[0].since)
    return matters_table(found.matters, found.files, Period.from_number(newest))


def _other(found: Answers, one: OneWith) -> OtherHalf:
    words = {"since": month(Period.from_number(one.since)), "reason": one.reason}
    sentence = (
        _("Sejak %(since)s keluarga ini dihitung sebagai keluarga itu. Alasan: %(reason)s.")
        if one.stays
        else _("Sejak %(since)s keluarga itu dihitung sebagai keluarga ini. Alasan: %(reason)s.")
    )
    code = one.kode_wilayah[:4]
    place = region_name(found.names.get(code, code))
    links = []
    if one.family in found.reached:
        links.append(Link(_("Buka keluarga itu"), reverse("family", args=[one.family])))
    if one.pair:
        links.append(Link(_("Buka keputusannya"), reverse("duplicate", args=[one.pair])))
    return OtherHalf(
        title=_("Satu keluarga dengan %(name)s (%(number)s), %(place)s")
        % {"name": one.name, "number": one.id_kpm, "place": place},
        sentence=sentence % words,
        months=tuple(
            _month(each, Story((), ())) for each in found.their_months.get(one.id_kpm, ())
        ),
        links=tuple(links),
    )


def _status(family: FamilyView) -> Tag:
    if family.waiting_since:
        first = _("paling depan di daftar tunggu")
        return Tag(first if family.waiting_first else _("di daftar tunggu"), "wait")
    if family.ended_from:
        since = month(Period.from_number(family.ended_from))
        return Tag(_("berakhir sejak %(month)s") % {"month": since})
    if not family.payable:
        return Tag(_("ditidurkan"), "alert")
    return Tag(_("aktif"), "good")


def _sentence(found: Answers) -> str:
    if found.family.suspended_reasons:
        reasons = ", ".join(map(suspension_name, found.family.suspended_reasons))
        if found.family.held_no_ba:
            values = {"reasons": reasons, "number": found.family.held_no_ba}
            return _("Ditidurkan dengan berita acara %(number)s: %(reasons)s.") % values
        return _("Ditidurkan sampai datanya diperbaiki: %(reasons)s.") % {"reasons": reasons}
    if not found.months:
        return _("Belum ada bulan yang direkonsiliasi untuk keluarga ini.")
    latest = found.months[0]
    return _("%(program)s %(month)s: hak %(due)s, diterima %(received)s.") % {
        "program": PROGRAMS[latest.program],
        "month": month(Period.from_number(latest.period)),
        "due": _amount(latest.program, latest.due),
        "received": _amount(latest.program, latest.received),
    }


def _facts(found: Answers) -> tuple[Definition, ...]:
    family = found.family
    desa = found.names.get(family.kode_wilayah, family.kode_wilayah)
    kecamatan = found.names.get(family.kode_wilayah[:6], "")
    place = ", ".join(part for part in (region_name(desa), region_name(kecamatan)) if part)
    lines = [
        Definition(_("Pengurus"), family.name),
        Definition(_("Kepala keluarga"), family.head_name or NOTHING),
        Definition(
            _("Desa"), place, f"{reverse('region')}?{urlencode({'region': family.kode_wilayah})}"
        ),
        Definition(_("Alamat"), _address(family)),
        Definition(_("Nama ibu kandung"), family.mother or NOTHING),
        Definition(
            _("Verifikasi terakhir"),
            date(family.verified_on) if family.verified_on else _("belum pernah tercatat"),
        ),
        *(
            Definition(
                source_name(one.kind),
                f"{match_name(one.kind, one.status)}, {date(one.as_of)}",
                reverse("evidence-file", args=[one.evidence]) if one.evidence else "",
            )
            for one in found.matches
        ),
        Definition(_("Data terakhir berubah"), date(family.changed_at.date())),
    ]
    return tuple(line for line in lines if line.value)


def _address(family: FamilyView) -> str:
    parts = [family.address or ""]
    if family.rt or family.rw:
        parts.append(f"RT {family.rt or NOTHING}/RW {family.rw or NOTHING}")
    return ", ".join(part for part in parts if part) or NOTHING


def _identifiers(found: Answers) -> tuple[Identifier, ...]:
    family = found.family
    lines = [(_("NIK"), Secret.NIK, family.nik), (_("Nomor KK"), Secret.NO_KK, family.no_kk)]
    if family.accounts:
        current = family.accounts[0]
        lines.append((_("Nomor rekening"), Secret.ACCOUNT, current.number))
        if current.card:
            lines.append((_("Nomor KKS"), Secret.CARD, current.card))
    return tuple(
        Identifier(term, _masked(found, secret, term, text)) for term, secret, text in lines
    )


def _masked(found: Answers, secret: Secret, term: str, text: str | None) -> Masked:
    if text is None:
        return Masked(term, _("tidak ada"), identifier=secret.value)
    url = reverse("family-unmask", args=[found.family.id, secret.value])
    return Masked(
        field=term,
        masked=text,
        reveal_url=url if found.may_unmask else "",
        shown=found.shown.get(secret, ""),
        identifier=secret.value.replace("_", "-"),
    )


def _amount(program: str, amount: int) -> str:
    return rupiah(amount) if program == "BPNT" else kilograms(amount)


def _month(one: reconciliation.FamilyMonth, story: Story) -> FamilyMonth:
    findings = (*one.findings, one.across) if one.across else one.findings
    is_money = one.program == Program.BPNT
    notes = (*map(finding_name, findings), *(story.notes(one.period) if is_money else ()))
    return FamilyMonth(
        period=Period.from_number(one.period),
        program=PROGRAMS[one.program],
        due=_amount(one.program, one.due),
        received=_amount(one.program, one.received),
        status=(story.status(one.period) if is_money else None) or _month_status(one),
        note=", ".join(notes),
        evidence=Link(
            _("berkas bulan itu"),
            f"{reverse('evidence')}?period={Period.from_number(one.period)}&only=month",
        ),
    )


def _month_status(one: reconciliation.FamilyMonth) -> Tag:
    if one.klass is not None and one.program == "BPNT":
        return status_of(one.klass)
    if one.received == 0 and one.due > 0:
        return Tag(_("belum menerima"), "alert")
    if one.received < one.due:
        return Tag(_("kurang"), "wait")
    return Tag(_("diterima"), "good") if one.received == one.due else Tag(_("lebih"), "wait")


def _account(one: FamilyAccountView) -> FamilyAccount:
    since = _("sejak %(day)s") % {"day": date(one.valid_from)}
    if one.valid_to:
        since = f"{date(one.valid_from)} – {date(one.valid_to)}"
    return FamilyAccount(
        number=one.number,
        bank=one.bank or NOTHING,
        status=Tag((one.status or _("belum dilaporkan")).replace("_", " ").lower()),
        card=one.card or NOTHING,
        card_status=(one.card_status or "").replace("_", " ").lower(),
        since=since,
    )


def _events(found: Answers) -> tuple[Event, ...]:
    events = [
        Event(
            one.valid_from,
            _("Rekening %(number)s di %(bank)s") % {"number": one.number, "bank": one.bank},
            _("Dipakai untuk membayar keluarga ini."),
        )
        for one in found.family.accounts
    ]
    events += found.story.events()
    for unit in found.units:
        if unit.credit_day is None or unit.credited == 0:
            continue
        events.append(_credit(unit, unit.credit_day))
    return tuple(sorted(events, key=lambda event: event.on))


def _credit(unit: reconciliation.UnitRow, day: dt.date) -> Event:
    spent = _("Dibelanjakan %(amount)s.") % {"amount": rupiah(unit.spent)} if unit.spent else ""
    ended = unit.until is not None
    title = _("Terkredit %(amount)s") % {"amount": rupiah(unit.credited)}
    text = spent
    if ended:
        text = _("Menurut versi %(number)s; versi berikutnya mengubahnya.") % {"number": unit.since}
    return Event(day, title, text, tone="plain" if ended else "good")
