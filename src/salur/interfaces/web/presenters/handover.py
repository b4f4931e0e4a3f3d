"""One sheet: the form in which it is keyed in, or what was recorded from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.distribution.domain.handover_entries import RELATIONS, Fault, Told
from salur.distribution.domain.handovers import Judged, Outcome, Totals, outcomes_of
from salur.distribution.domain.sheet_codes import written_code
from salur.distribution.domain.sheets import PAGE_LINES, SheetLine
from salur.evidence.domain.attachments import MOST_BYTES
from salur.evidence.queries import AttachmentRow
from salur.interfaces.web.components import Action, Definition, Heading, Link, Notice, Tag
from salur.interfaces.web.formatting import date, date_and_time, kilograms, month, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.handovers import (
    EntryForm,
    FaultLine,
    HandoverPage,
    KeyLine,
    Photos,
    SheetPage,
    SheetRow,
)
from salur.interfaces.web.words import language, region_name


@dataclass(frozen=True)
class Typed:
    """What somebody has keyed in, and what became of it: nothing yet, faults, or totals."""

    key: str
    day: str = ""
    entries: str = ""
    judged: Judged | None = None
    faults: tuple[Fault, ...] = ()
    saved: str = ""


@dataclass(frozen=True)
class Answers:
    """What the queries said of one sheet; `typed` is given where it may be keyed in."""

    sheet: distribution.Sheet
    codes: Sequence[str]
    lines: Sequence[SheetLine]
    names: Mapping[str, str]
    places: Mapping[str, str]
    records: Sequence[distribution.Handover]
    told: Sequence[Told]
    photos: Sequence[AttachmentRow]
    typed: Typed | None
    may_record: bool

    @property
    def standing(self) -> distribution.Handover | None:
        """The record that counts, if there is one."""
        return next((one for one in self.records if one.status == "RECORDED"), None)


def handover_page(found: Answers) -> HandoverPage:
    """Turn the answers into the page."""
    sheet, standing = found.sheet, found.standing
    return HandoverPage(
        head=_head(found),
        status=_status(found),
        facts=_facts(found),
        form=_form(found),
        notice=_notice(found),
        pages=_pages(found),
        photos=_photos(found),
        withdraw=Action(_("Tarik catatan ini"), reverse("handover-withdraw", args=[sheet.id]))
        if standing and found.may_record
        else None,
        history=_history(found),
    )


def place_of(found: Answers) -> str:
    """Name the desa of a sheet."""
    code = found.sheet.kode_wilayah
    return region_name(found.places.get(code, code))


def _head(found: Answers) -> Heading:
    sheet = found.sheet
    months = month(sheet.first)
    if sheet.last != sheet.first:
        months = f"{months} – {month(sheet.last)}"
    print_it = Action(
        _("Cetak lembar"), reverse("handover-paper", args=[sheet.id]), "post", key=new_key()
    )
    return Heading(
        _("Lembar serah terima %(desa)s, %(months)s") % {"desa": place_of(found), "months": months},
        _("Semua keluarga dianggap menerima penuh; tulis hanya yang lain.") if found.typed else "",
        buttons=(print_it,) if found.may_record and sheet.status == "DRAWN" else (),
    )


def _status(found: Answers) -> Tag:
    if found.sheet.status == "REPLACED":
        return Tag(_("diganti lembar yang lebih baru"))
    return Tag(_("dicatat"), "good") if found.standing else Tag(_("belum dicatat"), "wait")


def _facts(found: Answers) -> tuple[Definition, ...]:
    sheet, one = found.sheet, found.standing
    area = f"{reverse('handovers')}?region={sheet.code}&period={sheet.first}"
    kecamatan, kabkota = (
        region_name(found.places.get(code, code)) for code in (sheet.kode_wilayah[:6], sheet.code)
    )
    lines = [
        Definition(_("Wilayah"), f"{kecamatan}, {kabkota}", area),
        Definition(
            _("Berhak"),
            _("%(families)s keluarga, %(kg)s")
            % {"families": number(sheet.families), "kg": kilograms(sheet.grams)},
        ),
    ]
    if sheet.arrived_grams is not None and sheet.arrived_on is not None:
        lines.append(
            Definition(
                _("Beras tiba, saat lembar disusun"),
                _("%(kg)s sejak %(day)s")
                % {"kg": kilograms(sheet.arrived_grams), "day": date(sheet.arrived_on)},
            )
        )
    lines.append(
        Definition(_("Kode halaman"), ", ".join(written_code(code) for code in found.codes))
    )
    if one is not None:
        lines += [Definition(_("Hari serah terima"), date(one.handed_on)), *_totals(_sums(one))]
        url = reverse("evidence-file", args=[one.evidence_id]) if one.evidence_id else ""
        lines.append(
            Definition(
                _("Berkas bukti"),
                _("lihat berkas") if url else _("sedang dibuat") if one.handed else _("tidak ada"),
                url,
            )
        )
    return tuple(lines)


def _sums(one: distribution.Handover) -> Totals:
    return Totals(
        one.families, one.handed, one.absent, one.refused, one.short, one.proxies, one.grams,
        one.entitled,
    )  # fmt: skip


def _totals(sums: Totals) -> list[Definition]:
    return [
        Definition(
            _("Menerima"),
            _("%(handed)s dari %(families)s keluarga, %(kg)s")
            % {
                "handed": number(sums.handed),
                "families": number(sums.families),
                "kg": kilograms(sums.grams),
            },
        ),
        Definition(_("Tidak hadir"), number(sums.absent)),
        Definition(_("Menolak"), number(sums.refused)),
        Definition(_("Menerima kurang"), number(sums.short)),
        Definition(_("Diwakilkan"), number(sums.proxies)),
        Definition(_("Sisa"), kilograms(sums.remainder)),
    ]


def _form(found: Answers) -> EntryForm | None:
    typed, sheet = found.typed, found.sheet
    if typed is None:
        return None
    totals = typed.judged.totals if typed.judged and not typed.faults else None
    return EntryForm(
        url=reverse("handover-record", args=[sheet.id]),
        draft_url=reverse("handover-draft", args=[sheet.id]),
        key=typed.key,
        day=typed.day,
        entries=typed.entries,
        keys=(
            KeyLine("t", _("tidak hadir"), "17 t"),
            KeyLine("w", _("diwakilkan: nama, hubungan"), "23 w Siti Aminah, a"),
            KeyLine("k", _("menerima kurang: kilogram"), "31 k 7,5"),
            KeyLine("m", _("menolak"), "40 m"),
        ),
        relations=", ".join(f"{letter} = {word}" for letter, word in RELATIONS.items()),
        faults=tuple(map(_fault, typed.faults)),
        checked=tuple(_totals(totals)) if totals else (),
        sentence=_(
            "Yang dicatat menjadi bukti serah terima; keliru berarti ditarik dan dicatat lagi."
        )
        if totals
        else "",
        saved=typed.saved,
    )


def _fault(one: Fault) -> FaultLine:
    where = _("Baris %(number)s") % {"number": one.line} if one.line else ""
    said = language()
    return FaultLine(where, one.text, one.message.in_language(said), one.remedy.in_language(said))


def _notice(found: Answers) -> Notice | None:
    if found.sheet.status == "REPLACED":
        return Notice(
            "empty",
            _("Lembar ini sudah diganti"),
            _("Kode di kertasnya tidak berlaku lagi; pakai lembar yang lebih baru."),
        )
    if found.standing is None and not found.may_record:
        return Notice("empty", _("Lembar ini belum dicatat"))
    return None


def _pages(found: Answers) -> tuple[SheetPage, ...]:
    told: Sequence[Told] = found.told
    outcomes = outcomes_of(found.lines, told)
    rows = [_line(one, found) for one in outcomes]
    return tuple(
        SheetPage(
            number=page,
            label=_("Halaman %(number)s · %(code)s") % {"number": page, "code": written_code(code)},
            rows=tuple(rows[(page - 1) * PAGE_LINES : page * PAGE_LINES]),
        )
        for page, code in enumerate(found.codes, start=1)
    )


def _line(one: Outcome, found: Answers) -> SheetRow:
    said = {
        "absent": _("tidak hadir"),
        "refused": _("menolak"),
        "short": _("menerima %(kg)s") % {"kg": kilograms(one.grams)},
    }.get(one.kind, "")
    if one.proxy:
        proxy = f"{one.proxy} ({one.relation})"
        said = f"{said}, {proxy}" if said else proxy
    return SheetRow(
        one.number,
        found.names.get(one.id_kpm, ""),
        one.id_kpm,
        kilograms(one.entitled),
        said,
        "" if one.kind == "handed" else one.kind,
    )


def _photos(found: Answers) -> Photos | None:
    if not found.photos and not found.may_record:
        return None
    return Photos(
        rows=tuple(
            Action(
                _("Buka foto %(n)s (%(at)s, %(by)s)")
                % {"n": number(n), "at": date_and_time(row.kept_at), "by": row.kept_by_name},
                reverse("handovers-photo", args=[row.id]),
                "post",
            )
            for n, row in enumerate(found.photos, start=1)
        ),
        url=reverse("handover-attach", args=[found.sheet.id]) if found.may_record else "",
        key=new_key(),
        max_megabytes=MOST_BYTES // 1_048_576,
    )


def _history(found: Answers) -> tuple[Definition, ...]:
    lines = []
    for one in found.records:
        said = _("dicatat %(at)s oleh %(by)s") % {
            "at": date_and_time(one.recorded_at), "by": one.recorded_by_name,
        }  # fmt: skip
        if one.withdrawn_at is not None:
            said += "; " + _("ditarik %(at)s oleh %(by)s: %(why)s") % {
                "at": date_and_time(one.withdrawn_at),
                "by": one.withdrawn_by_name,
                "why": one.reason,
            }
        lines.append(Definition(date(one.handed_on), said))
    return tuple(lines)


def withdraw_link(sheet_id: object) -> Link:
    """Give the way back to the sheet."""
    return Link(_("Tidak jadi"), reverse("handover", args=[sheet_id]))
