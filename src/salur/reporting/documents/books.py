"""The statement of accounts as paper and as a sheet whose closings are formulas."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.ledger.queries import StatementLine, kind_words
from salur.reporting.documents.sheets import Sheet, Workbook, column_letter
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.documents.tables import unit_head
from salur.reporting.domain import writing

_HEADS = ("Saldo awal", "Masuk", "Keluar", "Saldo akhir")
_WIDE, _FIGURE = 40, 22
_OPENING = 2  # the column of the sheet that the figures begin in


@dataclass(frozen=True)
class Statement:
    """One statement: which region and months, its lines, and what their parties are called."""

    program: Program
    region: str
    first: Period
    last: Period
    lines: Sequence[StatementLine]
    parties: Mapping[UUID, str]
    day: dt.date
    training: bool = False

    @property
    def months(self) -> str:
        """The months in words."""
        if self.first == self.last:
            return writing.month(self.first)
        return f"{writing.month(self.first)} s.d. {writing.month(self.last)}"

    def party(self, line: StatementLine) -> str:
        """Give what the party of a line is called, empty where it has none."""
        return self.parties.get(line.party, "") if line.party else ""


def statement_pdf(statement: Statement) -> bytes:
    """Write the statement on A4."""
    program = statement.program
    rows = tuple(
        (
            kind_words(line.kind).id,
            statement.party(line),
            *(
                writing.bare_amount(program, value)
                for value in (line.opening, line.incoming, line.outgoing, line.closing)
            ),
        )
        for line in statement.lines
    )
    table = PaperTable(
        f"Rekening pertanggungjawaban ({unit_head(program).lower()})",
        ("Akun", "Lembaga", *_HEADS),
        (3, 3, 0, 0, 0, 0),
        rows,
        texts=2,
        empty="Tidak ada yang bergerak pada wilayah dan bulan ini.",
    )
    return table_paper_pdf(
        TablePaper(
            title=f"Buku {_name(program)}",
            lines=(statement.region, statement.months),
            tables=(table,),
            date=statement.day,
            footer=f"Buku {_name(program)}, {statement.region}, {statement.months}; dicetak dari "
            f"Salur {writing.date(statement.day)}",
            training=statement.training,
        )
    )


def statement_xlsx(statement: Statement) -> bytes:
    """Write the statement as a sheet; a closing is its opening and what came and went."""
    title = f"Buku {_name(statement.program)}"
    book = Workbook(statement.program, title, statement.day)
    sheet = book.sheet("Buku", (_WIDE, _WIDE, *(_FIGURE,) * len(_HEADS)))
    heads = (title, f"{statement.region}, {statement.months} ({unit_head(statement.program)})")
    for row, text in enumerate(("LATIHAN", *heads) if statement.training else heads):
        sheet.text(row, 0, text, book.title if row == 0 else None)
    sheet.heads(4, ("Akun", "Lembaga", *_HEADS))
    for row, line in enumerate(statement.lines, start=5):
        sheet.text(row, 0, kind_words(line.kind).id)
        sheet.text(row, 1, statement.party(line))
        _figures(sheet, row, line)
    return book.bytes()


def _figures(sheet: Sheet, row: int, line: StatementLine) -> None:
    for column, value in enumerate((line.opening, line.incoming, line.outgoing), start=_OPENING):
        sheet.amount(row, column, value)
    opening, incoming, outgoing = (
        f"{column_letter(column)}{row + 1}" for column in range(_OPENING, _OPENING + 3)
    )
    sheet.formula(row, _OPENING + 3, f"{opening}+{incoming}-{outgoing}", line.closing)


def _name(program: Program) -> str:
    return "BPNT" if program is Program.BPNT else "Rastra"
