"""What hangs over the months: its age, a month's statement, what ended it and by which file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, number, rupiah
from salur.interfaces.web.pages.carried import CarriedPage
from salur.interfaces.web.words import PROGRAMS, region_name, resolution_name, strand_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.matters import Amount, CarryOver, Resolution, age_of
from salur.reporting.domain.berita_acara import BeritaAcara

Files = Mapping[UUID, EvidenceRow]
Families = Mapping[str, tuple[UUID, str]]


@dataclass(frozen=True)
class Answers:
    """What the queries said; `rows` holds one more than a page where another page follows."""

    carried: Mapping[str, CarryOver]
    rows: Sequence[reconciliation.ExceptionRow]
    kind: str | None
    files: Files
    families: Families
    names: Mapping[str, str]
    size: int
    waiting: Sequence[reconciliation.WriteOff] = ()


def written(program: str, amount: int) -> str:
    """Write an amount of a programme."""
    return rupiah(amount) if program == Program.BPNT else kilograms(amount)


def age_said(since: Period, as_of: Period) -> str:
    """Say since which month something hangs and how old that is at the end of another."""
    age = age_of(since, as_of)
    if age.months <= 0:
        return ""
    old = ngettext("%(count)s bulan", "%(count)s bulan", age.months) % {"count": age.months}
    values = {"month": month(since), "old": old, "days": number(age.days)}
    return _("menggantung sejak %(month)s: %(old)s (%(days)s hari)") % values


def carried_page(area: Area, found: Answers) -> CarriedPage:
    """Turn the answers into the page."""
    shown = found.rows[: found.size]
    pager = Pager(_("%(count)s baris di halaman ini") % {"count": number(len(shown))})
    if len(found.rows) > found.size:
        after = keys.packed(shown[-1].code, str(shown[-1].id))
        asked = {"kind": found.kind} if found.kind else {}
        pager = Pager(pager.showing, "", area.url("resolved", after=after, **asked))
    return CarriedPage(
        head=Heading(
            _("Yang dibawa dan yang selesai di %(area)s, %(month)s")
            % {"area": area.name, "month": month(area.period)},
            _("Setiap perkara dibawa sampai ada bukti atau keputusan yang menyelesaikannya."),
            secondary=(Link(_("Yang perlu ditangani"), area.url("exceptions")),),
        ),
        statements=tuple(_statement(program, of) for program, of in found.carried.items()),
        waiting=_waiting(found) if found.waiting else None,
        filter=_filter(area, found),
        resolved=Table(
            caption=_("Yang selesai pada bulan ini"),
            columns=(
                Column(_("Keluarga atau desa")),
                Column(_("Perkara")),
                Column(_("Jumlah"), number=True),
                Column(_("Selesai oleh")),
                Column(_("Bukti")),
            ),
            rows=tuple(_resolved(one, found) for one in shown),
            empty=_("Belum ada yang selesai pada bulan ini."),
            pager=pager,
        ),
    )


def carried_part(content: BeritaAcara) -> Table | None:
    """Give what a letter says of what is carried; None where it says nothing."""
    rows = [(one.kind, one.label, Amount(one.count, one.amount)) for one in content.carried]
    return _table(content.program, rows) if rows else None


def matter_table(of: reconciliation.Matter, files: Files) -> Table:
    """Give the months of a matter, and what ended each."""
    return Table(
        caption=_("Bulan demi bulan"),
        hide_caption=True,
        columns=(
            Column(_("Bulan")),
            Column(_("Jumlah"), number=True),
            Column(_("Keadaan")),
            Column(_("Bukti")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        month(Period.from_number(one.period)), reverse("exception", args=[one.id])
                    ),
                    Cell(written(one.program, one.amount)),
                    Cell(
                        "", tag=_state(one), note=date(one.resolved_on) if one.resolved_on else ""
                    ),
                    proof_cell(one, files),
                )
            )
            for one in of.months
        ),
    )


def matters_table(of: Sequence[reconciliation.Matter], files: Files, as_of: Period) -> Table:
    """Tell a family's matters, one row each, however many months it goes through."""
    return Table(
        caption=_("Yang menggantung dan bagaimana selesainya"),
        hide_caption=True,
        columns=(
            Column(_("Perkara")),
            Column(_("Bulan")),
            Column(_("Jumlah"), number=True),
            Column(_("Keadaan")),
            Column(_("Bukti")),
        ),
        rows=tuple(_matter(one, files, as_of) for one in of),
    )


def proof_cell(one: reconciliation.ExceptionRow, files: Files) -> Cell:
    """Name the file and row that ended something, or the decision."""
    if one.write_off:
        return Cell(_("keputusan"), reverse("write-off", args=[one.write_off]))
    file = files.get(one.resolved_by) if one.resolved_by else None
    if file is None:
        return Cell(NOTHING)
    row = _("baris %(row)s") % {"row": number(one.resolved_row)} if one.resolved_row else ""
    return Cell(file.file_name, reverse("evidence-file", args=[file.id]), note=row)


def _matter(of: reconciliation.Matter, files: Files, as_of: Period) -> Row:
    last = of.months[-1]
    since = Period.from_number(of.since)
    months = ", ".join(month(Period.from_number(one.period)) for one in of.months)
    if of.is_open:
        status = Tag(_("masih menggantung"), "alert")
        note, worth = age_said(since, as_of), of.hanging
    else:
        status = _state(last)
        note = _ended_on(last)
        worth = sum(one.amount for one in of.months)
    return Row(
        (
            Cell(strand_name(of.strand), reverse("exception", args=[last.id])),
            Cell(months),
            Cell(written(last.program, worth)),
            Cell("", tag=status, note=note),
            proof_cell(last, files),
        )
    )


def _month(one: reconciliation.ExceptionRow) -> str:
    return month(Period.from_number(one.period))


def _ended_on(one: reconciliation.ExceptionRow) -> str:
    return date(one.resolved_on) if one.resolved_on else ""


def _state(one: reconciliation.ExceptionRow) -> Tag:
    if one.resolved_kind is None:
        return Tag(_("masih menggantung"), "alert")
    return Tag(resolution_name(one.resolved_kind), "good")


def _statement(program: str, of: CarryOver) -> Table:
    ended = [(str(kind), resolution_name(kind), amount) for kind, amount in of.resolved.items()]
    rows = [
        ("opening", _("Terbuka pada awal bulan"), of.opening),
        ("new", _("Baru pada bulan ini"), of.new),
        *ended,
        ("closing", _("Terbuka pada akhir bulan"), of.closing),
    ]
    return _table(program, rows)


def _table(program: str, rows: Sequence[tuple[str, str, Amount]]) -> Table:
    signs = {"opening": "", "new": "+ ", "closing": "= "}
    return Table(
        caption=PROGRAMS[program],
        columns=(
            Column(_("Uraian")),
            Column(_("Kasus"), number=True),
            Column(_("Jumlah"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(signs.get(kind, "− ") + label),
                    Cell(number(of.count)),
                    Cell(written(program, of.amount)),
                ),
                total=kind == "closing",
            )
            for kind, label, of in rows
        ),
    )


def _waiting(found: Answers) -> Table:
    return Table(
        caption=_("Usulan penghapusan yang menunggu"),
        columns=(
            Column(_("Keputusan")),
            Column(_("Perkara")),
            Column(_("Jumlah"), number=True),
            Column(_("Diusulkan")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.decision, reverse("write-off", args=[one.id])),
                    Cell(strand_name(one.strand), note=PROGRAMS[one.program]),
                    Cell(written(one.program, one.amount)),
                    Cell(one.proposed_by_name, note=date(one.proposed_at.date())),
                )
            )
            for one in found.waiting
        ),
    )


def _filter(area: Area, found: Answers) -> FilterForm:
    named = (Choice(str(k), resolution_name(k), k == found.kind) for k in Resolution)
    kinds = (Choice("", _("Semua")), *named)
    hidden = (("period", str(area.period)), ("region", area.code))
    return FilterForm(
        reverse("resolved"),
        (FilterField("kind", _("Selesai oleh"), kinds),),
        area.url("resolved"),
        hidden=tuple(pair for pair in hidden if pair[1]),
    )


def _resolved(one: reconciliation.ExceptionRow, found: Answers) -> Row:
    place = region_name(found.names.get(one.kode_wilayah or "", "")) or _("tanpa wilayah")
    label = place
    if one.id_kpm:
        known = found.families.get(one.id_kpm)
        label = known[1] if known else _("Keluarga di %(place)s") % {"place": place}
    since, last = Period.from_number(one.since), Period.from_number(one.period)
    months = month(last) if since == last else f"{month(since)} – {month(last)}"
    return Row(
        (
            Cell(label, reverse("exception", args=[one.id])),
            Cell(strand_name(one.strand), note=f"{PROGRAMS[one.program]}, {months}"),
            Cell(written(one.program, one.amount)),
            Cell(
                resolution_name(one.resolved_kind or ""),
                note=date(one.resolved_on) if one.resolved_on else "",
            ),
            proof_cell(one, found.files),
        )
    )
