"""Turns families that got nothing into the field's pages: progress, worklist, one record."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.domain.checks import CAUSES, OF_THE_LIST
from salur.distribution.queries import Check, Checked
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Choice,
    Definition,
    Heading,
    Link,
    Notice,
    Pager,
    Stat,
    Tag,
    Tone,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, number, rupiah
from salur.interfaces.web.pages.field import (
    FieldPage,
    FieldPlace,
    TypedPage,
    VisitItem,
    VisitPage,
    VisitsPage,
)
from salur.interfaces.web.words import class_name, owner_name, reason_name, region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.domain.turns import turn_of
from salur.reconciliation.queries import Unserved, UnservedCount
from salur.registry.queries import FamilyAddress

SIZE = 50
_DESA = 10  # digits
_KECAMATAN = 6


@dataclass(frozen=True)
class Seen:
    """What the queries said of a worklist; `families` by `id_kpm`, those in scope."""

    rows: Sequence[Unserved]
    families: Mapping[str, FamilyAddress]
    checks: Mapping[str, Check]
    today: dt.date
    may_record: bool


def field_page(area: Area, counts: Sequence[UnservedCount], checked: Checked) -> FieldPage:
    """Turn the counts into the page of an area, most left to see first."""
    families, seen = sum(one.families for one in counts), sum(one.checked for one in counts)
    left = families - seen
    ordered = sorted(counts, key=lambda one: (one.checked - one.families, one.code))
    return FieldPage(
        head=Heading(
            _("Lapangan: %(area)s, %(month)s") % {"area": area.name, "month": month(area.period)},
            _(
                "Keluarga yang belum menerima apa pun bulan ini."
                " Pilih desa untuk daftar kunjungannya."
            ),
        ),
        stats=(
            Stat(_("Belum menerima"), number(families)),
            Stat(_("Sudah dicek"), number(seen)),
            Stat(_("Belum dicek"), number(left), needs_someone=left > 0),
        )
        if families
        else (),
        notice=_lagging(checked),
        places=tuple(_place(area, one) for one in ordered),
    )


def _place(area: Area, one: UnservedCount) -> FieldPlace:
    upper = region_name(area.names.get(one.code[:_KECAMATAN], ""))
    return FieldPlace(
        name=region_name(area.names.get(one.code, one.code)),
        url=area.url("field", one.code),
        above=upper if len(one.code) == _DESA else "",
        families=one.families,
        checked=one.checked,
    )


def _lagging(checked: Checked) -> Notice | None:
    """Say what the month's own findings do not know yet, and what was held back."""
    said = []
    if checked.since:
        said.append(
            _(
                "%(count)s keluarga dicek sesudah rekonsiliasi terakhir: gilirannya sudah"
                " berpindah, temuan bulannya menyusul pada rekonsiliasi berikutnya."
            )
            % {"count": number(checked.since)}
        )
    if checked.held:
        said.append(
            _("%(count)s hasil cek ditahan: keluarganya di luar wilayah berkasnya.")
            % {"count": number(checked.held)}
        )
    if not said:
        return None
    return Notice("done", _("Hasil cek yang baru"), " ".join(said))


def visits_page(area: Area, seen: Seen, *, first: bool, more: bool, checked: Checked) -> VisitsPage:
    """Turn one page of a desa's families into its worklist."""
    after = keys.packed(*seen.rows[-1].key) if more else ""
    shown = _("%(count)s keluarga di halaman ini") % {"count": number(len(seen.rows))}
    sentence = _("Kunjungi, catat sebabnya; kantor dan bank langsung tahu giliran siapa.")
    return VisitsPage(
        head=Heading(
            _("Kunjungan %(area)s, %(month)s") % {"area": area.name, "month": month(area.period)},
            sentence if seen.rows else _("Tidak ada keluarga yang perlu dikunjungi di desa ini."),
            secondary=(Link(_("Ketik dari lembar"), area.url("field-typed")),)
            if seen.rows and seen.may_record
            else (),
        ),
        items=_items(seen, area.period),
        causes=causes(),
        notice=_lagging(checked),
        pager=Pager(
            shown,
            "" if first else area.url("field"),
            area.url("field", after=after) if after else "",
        ),
    )


def typed_page(area: Area, seen: Seen, *, fault: str = "", after: str = "") -> TypedPage:
    """Turn one page of a desa's families into the form for what was written on paper."""
    period = area.period
    return TypedPage(
        head=Heading(
            _("Ketik hasil cek %(area)s, %(month)s") % {"area": area.name, "month": month(period)},
            _("Pilih sebab hanya pada keluarga yang dikunjungi; yang lain biarkan kosong."),
        ),
        items=tuple(one for one in _items(seen, period) if one.family),
        causes=causes(),
        day=_day(period, seen.today),
        first_day=period.first_day,
        last_day=seen.today,
        url=area.url("field-typed", after=after),
        back_url=area.url("field"),
        fault=fault,
    )


def causes(chosen: str = "") -> tuple[Choice, ...]:
    """Give what can be found, in the words of the office."""
    return tuple(Choice(one, _cause(one), one == chosen) for one in CAUSES)


def _cause(code: str) -> str:
    return reason_name(code)[:1].upper() + reason_name(code)[1:]


def _items(seen: Seen, period: Period) -> tuple[VisitItem, ...]:
    return tuple(_item(place, row, seen, period) for place, row in enumerate(seen.rows, 1))


def _item(place: int, row: Unserved, seen: Seen, period: Period) -> VisitItem:
    family = seen.families.get(row.id_kpm)
    can = family is not None and seen.may_record
    return VisitItem(
        number=place,
        name=family.name if family else _("Tidak ada di data keluarga"),
        code=row.id_kpm,
        place=address_of(family) if family else "",
        missing=missing(row),
        turn=turn_tag(row, seen.today),
        found=found(seen.checks.get(row.id_kpm)),
        url=visit_url(family.id, period) if family and can else "",
        family=str(family.id) if family and can else "",
        record=str(uuid.uuid4()),
    )


def visit_url(family: uuid.UUID, period: Period, **more: str) -> str:
    """Give where a family's visit is recorded."""
    return f"{reverse('field-family', args=[family])}?{urlencode({'period': str(period), **more})}"


def address_of(family: FamilyAddress) -> str:
    """Say where to knock."""
    parts = [
        _("kepala keluarga %(name)s") % {"name": family.head_name} if family.head_name else "",
        family.address or "",
        f"RT {family.rt or NOTHING}/RW {family.rw or NOTHING}" if family.rt or family.rw else "",
    ]
    return ", ".join(part for part in parts if part)


def missing(row: Unserved) -> str:
    """Say what a family did not get, and how it stands."""
    if row.program == Program.RASTRA:
        return _("Beras %(kg)s belum diserahkan") % {"kg": kilograms(row.due)}
    if row.klass is None:
        return _("Ada di daftar, tidak diperintahkan")
    return f"{class_name(row.program, row.klass)}, {rupiah(row.due)}"


def turn(row: Unserved, today: dt.date) -> str:
    """Give whose turn it is: the exception's owner, else who the rules say."""
    told = row.owner or turn_of(
        Program(row.program), row.klass, row.reason, waits_until=row.waits_until, today=today
    )
    return str(told)


def turn_tag(row: Unserved, today: dt.date) -> Tag:
    """Name whose turn it is."""
    owner = turn(row, today)
    tone: Tone = "plain" if owner == "nobody_yet" else "wait"
    return Tag(_("Giliran: %(who)s") % {"who": owner_name(owner)}, tone)


def found(check: Check | None) -> str:
    """Say what the field found last."""
    if check is None:
        return ""
    said = _("%(cause)s, dicek %(day)s oleh %(name)s") % {
        "cause": _cause(check.cause),
        "day": date(check.said_on),
        "name": check.by_name,
    }
    return f"{said}. {check.note}".strip() if check.note else said


def visit_page(
    family: FamilyAddress,
    period: Period,
    seen: Seen,
    *,
    place: str,
    given: Mapping[str, str],
    fault: str = "",
    may_propose: bool = False,
) -> VisitPage:
    """Turn one family into the form of what was found; `given` is what was typed before."""
    check = seen.checks.get(family.id_kpm)
    facts = [
        Definition(_("Nomor keluarga"), family.id_kpm),
        Definition(_("Alamat"), ", ".join(part for part in (address_of(family), place) if part)),
        *(Definition(_("Belum diterima"), missing(row)) for row in seen.rows),
        *((Definition(_("Hasil cek terakhir"), found(check)),) if check else ()),
    ]
    return VisitPage(
        head=Heading(
            family.name,
            _("Apa yang ditemukan tentang bantuan %(month)s?") % {"month": month(period)},
        ),
        turns=tuple(turn_tag(row, seen.today) for row in seen.rows),
        facts=tuple(facts),
        causes=causes(given.get("cause", "")),
        record=given.get("record") or str(uuid.uuid4()),
        day=_given_day(given) or _day(period, seen.today),
        first_day=period.first_day,
        last_day=seen.today,
        note=given.get("note", ""),
        url=visit_url(family.id, period),
        back_url=f"{reverse('field')}?"
        + urlencode({"region": family.kode_wilayah, "period": str(period)}),
        done=_done(seen, check) if given.get("done") and check else None,
        next_step=_next_step(family, check) if may_propose else None,
        fault=fault,
    )


def _done(seen: Seen, check: Check | None) -> Notice:
    who = {owner_name(turn(row, seen.today)) for row in seen.rows}
    said = (
        _("Sekarang giliran: %(who)s.") % {"who": ", ".join(sorted(who))}
        if who
        else _("Keluarga ini sudah menerima pada bulan itu; hasil ceknya tersimpan.")
    )
    cause = _cause(check.cause) if check else ""
    return Notice("done", _("Hasil cek tercatat"), f"{cause}. {said}")


def _next_step(family: FamilyAddress, check: Check | None) -> Action | None:
    """Offer the change that a cause asks for; people and a berita acara decide about it."""
    if check is None or check.cause not in OF_THE_LIST:
        return None
    url = f"{reverse('change-new')}?{urlencode({'keluarga': family.id})}"
    return Action(_("Ajukan perubahan data"), url)


def _given_day(given: Mapping[str, str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given.get("day", ""))
    except ValueError:
        return None


def _day(period: Period, today: dt.date) -> dt.date:
    return max(period.first_day, today)
