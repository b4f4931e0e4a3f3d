"""Recapitulations: the same rows as on paper, and beneath a kab/kota what its party may contest."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

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
)
from salur.interfaces.web.formatting import NOTHING, month, number
from salur.interfaces.web.pages.recaps import RecapPage
from salur.interfaces.web.presenters.contests import OfKabkota, contests_table, written
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, cause_name, class_name, said
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.reporting.queries import COLUMNS, RecapRow, recap_total

SHOWN_NUMBERS = 6


def recap_page(
    area: Area,
    program: Program,
    rows: Sequence[RecapRow],
    visit: Visit,
    found: OfKabkota | None,
) -> RecapPage:
    """Give the recapitulation of an area."""
    words = {"program": PROGRAMS[program], "area": area.name, "month": month(area.period)}
    return RecapPage(
        head=Heading(
            _("Rekapitulasi %(program)s %(area)s, %(month)s") % words,
            _("Periksa sebelum menandatangani; yang tidak sesuai dapat dibantah dengan buktinya."),
        ),
        filter=_filter(area, program, visit),
        table=_table(area, program, rows),
        downloads=(
            Link(_("PDF untuk ditandatangani"), _file(area, program, "pdf")),
            Link(_("XLSX dengan rumus"), _file(area, program, "xlsx")),
        ),
        classes=_classes(area, program, found, visit) if found else None,
        lines=_lines(area, program, found, visit) if found else None,
        contests=contests_table(area, program, found) if found else None,
    )


def _file(area: Area, program: Program, kind: str) -> str:
    return area.url("recaps-file", program=program, **{"as": kind})


def _filter(area: Area, program: Program, visit: Visit) -> FilterForm | None:
    if len(visit.programs) < 2:
        return None
    choices = tuple(
        Choice(name, label, selected=name == program) for name, label in PROGRAMS.items()
    )
    hidden = tuple(
        (name, value)
        for name, value in (("region", area.code), ("period", str(area.period)))
        if value
    )
    url = area.url("recaps").split("?")[0]
    return FilterForm(url, (FilterField("program", _("Program"), choices),), hidden=hidden)


def _table(area: Area, program: Program, rows: Sequence[RecapRow]) -> Table:
    columns = COLUMNS[program]
    shown = [_row(area, program, row) for row in rows]
    if len(rows) > 1:
        total = recap_total(program, rows)
        sums = (Cell(written(program, total[one.name])) for one in columns)
        papers = (Cell(""),) if program is Program.RASTRA else ()
        shown.append(Row((Cell(_("Jumlah")), *sums, *papers), total=True))
    heads = [Column(said(one.label), number=True) for one in columns]
    if program is Program.RASTRA:
        heads.append(Column(_("Dokumen")))
    return Table(
        caption=_("Per kabupaten/kota"),
        columns=(Column(_("Kabupaten/kota")), *heads),
        rows=tuple(shown),
        empty=_("Belum ada yang diterbitkan untuk bulan ini."),
    )


def _row(area: Area, program: Program, row: RecapRow) -> Row:
    cells = [Cell(row.name, area.url("recaps", row.code, program=program))]
    for one in COLUMNS[program]:
        amount = row.figures[one.name]
        needs = one.is_loss and amount > 0
        url = area.url("exceptions", row.code, program=program) if needs else ""
        cells.append(Cell(written(program, amount), url, needs_someone=needs))
    if program is Program.RASTRA:
        counts = {"do": number(len(row.release_numbers)), "bast": number(len(row.arrival_numbers))}
        numbers = (*row.release_numbers, *row.arrival_numbers)
        rest = len(numbers) - SHOWN_NUMBERS
        note = ", ".join(numbers[:SHOWN_NUMBERS])
        if rest > 0:
            note += _(" dan %(count)s lagi") % {"count": number(rest)}
        cells.append(Cell(_("%(do)s DO, %(bast)s BAST") % counts, note=note))
    return Row(tuple(cells))


def _may_contest(area: Area, visit: Visit) -> bool:
    return visit.may("line.contest") and area.level == Level.KABKOTA


def _classes(area: Area, program: Program, found: OfKabkota, visit: Visit) -> Table:
    term = "credited" if program is Program.BPNT else "arrived_g"
    rows = []
    for klass, terms in sorted(found.classes.items()):
        if not terms["units"]:
            continue
        step = Cell(NOTHING)
        if _may_contest(area, visit):
            code = area.path[3:].replace(".", "")
            url = area.url("recaps-contest-new", code, program=program, **{"class": klass})
            step = Cell(_("Bantah"), url)
        cells = (Cell(class_name(program, klass)), Cell(number(terms["units"])))
        rows.append(Row((*cells, Cell(written(program, terms[term])), step)))
    return Table(
        caption=_("Menurut kelas"),
        columns=(
            Column(_("Kelas")),
            Column(_("Rekening") if program is Program.BPNT else _("Desa"), number=True),
            Column(_("Dikreditkan") if program is Program.BPNT else _("BAST bersih"), number=True),
            Column(_("Langkah")),
        ),
        rows=tuple(rows),
        empty=_("Belum ada yang diterbitkan untuk bulan ini."),
    )


def _lines(area: Area, program: Program, found: OfKabkota, visit: Visit) -> Table:
    pager = None
    if found.more_lines:
        following = area.url("recaps", program=program, after=keys.written(found.lines[-1].key))
        count = number(len(found.lines))
        pager = Pager(_("%(count)s baris di halaman ini") % {"count": count}, "", following)
    may = _may_contest(area, visit)
    return Table(
        caption=_("Baris yang tidak cocok"),
        columns=(
            Column(_("Wilayah")),
            Column(_("Sebab")),
            Column(_("Jumlah"), number=True),
            Column(_("Langkah")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        found.names.get(one.kode_wilayah or "", _("tanpa desa")),
                        area.url("exceptions", program=program).split("?")[0] + f"{one.id}/",
                    ),
                    Cell(cause_name(one.program, one.cause, one.klass)),
                    Cell(written(program, one.amount), needs_someone=True),
                    Cell(_("Bantah"), area.url("recaps-contest-new", line=one.id))
                    if may
                    else Cell(NOTHING),
                )
            )
            for one in found.lines
        ),
        empty=_("Tidak ada baris yang tidak cocok."),
        pager=pager,
    )
