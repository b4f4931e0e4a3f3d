"""The recapitulation of a month per kab/kota: a paper to sign, a sheet that recomputes itself."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.documents.sheets import Sheet, Workbook, column_letter
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.documents.tables import unit_head
from salur.reporting.domain import writing
from salur.reporting.queries.recaps import COLUMNS, RecapRow, recap_total

_NAME, _FIGURE, _PAPERS = 30, 18, 60
_FIRST = 3  # the column of the sheet that the figures begin in


@dataclass(frozen=True)
class Recap:
    """One recapitulation: whose it is, where and when, its rows, and who signs it."""

    program: Program
    owner: str
    region: str
    period: Period
    rows: Sequence[RecapRow]
    day: dt.date
    training: bool = False

    @property
    def title(self) -> str:
        """What the paper is called."""
        return f"Rekapitulasi {'BPNT' if self.program is Program.BPNT else 'BAST Rastra'}"


def recap_pdf(recap: Recap) -> bytes:
    """Write the recapitulation on A4, lying, with the places to sign."""
    program, columns = recap.program, COLUMNS[recap.program]
    rows = [
        (row.name, *(writing.bare_amount(program, row.figures[one.name]) for one in columns),
         *_counts(program, row))
        for row in recap.rows
    ]  # fmt: skip
    if rows:
        total = recap_total(program, recap.rows)
        sums = (writing.bare_amount(program, total[one.name]) for one in columns)
        rows.append(("Jumlah", *sums, *_counted(program, recap.rows)))
    heads = ("Kabupaten/kota", *(one.label.id for one in columns), *_paper_heads(program))
    figures = PaperTable(
        f"Per kabupaten/kota ({unit_head(program).lower()})",
        heads,
        (1, *(0,) * (len(heads) - 1)),
        tuple(rows),
        total=bool(rows),
        empty="Belum ada yang diterbitkan untuk bulan ini.",
    )
    tables = [figures]
    if program is Program.RASTRA:
        numbers = tuple(
            (row.name, ", ".join(row.release_numbers), ", ".join(row.arrival_numbers))
            for row in recap.rows
        )
        heads = ("Kabupaten/kota", "Nomor DO", "Nomor BAST")
        tables.append(PaperTable("Dokumen", heads, (1, 2, 2), numbers, texts=3))
    month = writing.month(recap.period)
    return table_paper_pdf(
        TablePaper(
            title=recap.title,
            lines=tuple(filter(None, (recap.owner, recap.region, f"Bulan {month}"))),
            tables=tuple(tables),
            date=recap.day,
            footer=f"{recap.title}, {recap.region}, {month}; dicetak dari Salur "
            f"{writing.date(recap.day)}",
            signers=(recap.owner or "Pihak penyalur", "Dinas Sosial"),
            wide=True,
            training=recap.training,
        )
    )


def recap_xlsx(recap: Recap) -> bytes:
    """Write the recapitulation as a sheet: totals and whatever is reckoned are formulas."""
    program, columns = recap.program, COLUMNS[recap.program]
    book = Workbook(program, recap.title, recap.day)
    widths = (10, _NAME, 12, *(_FIGURE,) * len(columns), 10, 10, _PAPERS, _PAPERS)
    sheet = book.sheet("Rekapitulasi", widths)
    head = f"{recap.title}, {recap.region}, {writing.month(recap.period)}"
    sheet.text(0, 0, f"LATIHAN {head}" if recap.training else head, book.title)
    sheet.text(1, 0, f"{recap.owner} ({unit_head(program)})".strip())
    papers = ("DO", "BAST", "Nomor DO", "Nomor BAST") if program is Program.RASTRA else ()
    labels = (one.label.id for one in columns)
    unit = "Rekening" if program is Program.BPNT else "Desa"
    sheet.heads(3, ("Kode", "Kabupaten/kota", unit, *labels, *papers))
    for number, row in enumerate(recap.rows, start=4):
        _row(sheet, number, recap, row)
    end = 4 + len(recap.rows)
    sheet.text(end, 1, "Jumlah", book.bold)
    sheet.sum_above(end, 2, 4, sum(row.units for row in recap.rows), counts=True)
    total = recap_total(program, recap.rows)
    for column, one in enumerate(columns, start=_FIRST):
        sheet.sum_above(end, column, 4, total[one.name], counts=False)
    return book.bytes()


def _row(sheet: Sheet, number: int, recap: Recap, row: RecapRow) -> None:
    columns = COLUMNS[recap.program]
    letters = {one.name: column_letter(_FIRST + index) for index, one in enumerate(columns)}
    sheet.text(number, 0, row.code)
    sheet.text(number, 1, row.name)
    sheet.count(number, 2, row.units)
    for column, one in enumerate(columns, start=_FIRST):
        if one.parts:
            formula = "".join(f"{sign}{letters[name]}{number + 1}" for sign, name in one.parts)
            sheet.formula(number, column, formula.removeprefix("+"), row.figures[one.name])
        else:
            sheet.amount(number, column, row.figures[one.name])
    if recap.program is Program.RASTRA:
        after = _FIRST + len(columns)
        for column, numbers in enumerate((row.release_numbers, row.arrival_numbers), start=after):
            sheet.count(number, column, len(numbers))
            sheet.text(number, column + 2, ", ".join(numbers))


def _paper_heads(program: Program) -> tuple[str, ...]:
    return ("Jml DO", "Jml BAST") if program is Program.RASTRA else ()


def _counts(program: Program, row: RecapRow) -> tuple[str, ...]:
    return _counted(program, [row])


def _counted(program: Program, rows: Sequence[RecapRow]) -> tuple[str, ...]:
    if program is not Program.RASTRA:
        return ()
    counts = (sum(len(r.release_numbers) for r in rows), sum(len(r.arrival_numbers) for r in rows))
    return tuple(map(writing.count, counts))
