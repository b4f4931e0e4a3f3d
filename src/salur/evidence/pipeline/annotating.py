"""Writes the sender's own sheet back, with every wrong cell marked and commented.

The rows come from the file itself, not from what was read of it, so that unknown columns and
the sender's spelling stay. Text goes out as text; what a spreadsheet could take for a formula
is neutralised.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import Contract
from salur.evidence.domain.sentences import harmless, is_plain_number, message_of, suggestion_of
from salur.evidence.pipeline.output import findings_in_order
from salur.evidence.pipeline.reading import ReadFile
from salur.evidence.pipeline.scanning import row_number_of, scan_of

# A sheet ends at row 1,048,576; comments are kept in memory until the end, so they are bounded,
# and the last column says the same for every row.
MOST_ROWS = 1_048_575
MOST_COMMENTS = 20_000
LONGEST_CELL = 32_000
_COLOURS = {"error": "#FFC7CE", "suspend": "#FFD9B3", "warning": "#FFF2CC", "info": "#DDEBF7"}
_WEIGHTS = ("info", "warning", "suspend", "error")
_EXTRA = {"id": ("baris_asal", "temuan"), "en": ("source_row", "findings")}

Finding = tuple[str, str, str]


@dataclass
class _Sheet:
    """The sheet being written, and how to mark a cell in it."""

    book: Any
    sheet: Any
    contract: Contract
    language: str
    comments: int = 0

    def __post_init__(self) -> None:
        self.formats = {
            weight: self.book.add_format({"bg_color": colour})
            for weight, colour in _COLOURS.items()
        }
        self.bold = self.book.add_format({"bold": True})

    def cell(self, row: int, column: int, text: str, findings: Sequence[Finding]) -> None:
        """Write one cell, marked by its heaviest finding and commented with all of them."""
        worst = max((severity for _, _, severity in findings), key=_WEIGHTS.index, default=None)
        mark = self.formats[worst] if worst else None
        if text.startswith("-") and is_plain_number(text) and len(text) <= 15:
            self.sheet.write_number(row, column, float(text), mark)
        elif mark and not text:
            self.sheet.write_blank(row, column, None, mark)
        elif text:
            self.sheet.write_string(row, column, harmless(text)[:LONGEST_CELL], mark)
        if findings and self.comments < MOST_COMMENTS:
            self.comments += 1
            self.sheet.write_comment(row, column, "\n".join(map(self.sentence, findings)))

    def sentence(self, finding: Finding) -> str:
        column, rule, _ = finding
        advice = suggestion_of(self.contract, column, rule, self.language)
        return f"{message_of(rule, self.language)} {advice}"


def write_annotated(
    session: Session,
    contract: Contract,
    read: ReadFile,
    table: str,
    target: Path,
    language: str,
    *,
    all_rows: bool,
) -> int:
    """Write the rows with findings (or all) and give their number, at most what a sheet holds."""
    options = {"constant_memory": True, "tmpdir": str(session.scratch)}
    book = xlsxwriter.Workbook(str(target), options)
    sheet = _Sheet(book, book.add_worksheet("Salur"), contract, language)
    sheet.sheet.freeze_panes(1, 0)
    extra = _EXTRA.get(language, _EXTRA["id"])
    for position, cell in enumerate((*read.header.cells, *extra)):
        sheet.sheet.write_string(0, position, harmless(cell), sheet.bold)
    written = 0
    for number, cells, findings in _rows(session, read, table, all_rows=all_rows):
        if written == MOST_ROWS:
            break
        written += 1
        _write_row(sheet, read, written, number, cells, findings)
    book.close()
    return written


def _write_row(
    sheet: _Sheet,
    read: ReadFile,
    place: int,
    number: int,
    cells: Sequence[str | None],
    findings: Sequence[Finding],
) -> None:
    marked: dict[int, list[Finding]] = {}
    for finding in findings:
        marked.setdefault(read.header.columns.get(finding[0], -1), []).append(finding)
    for position, cell in enumerate(cells):
        sheet.cell(place, position, cell or "", marked.get(position, ()))
    sheet.sheet.write_number(place, len(cells), number)
    if findings:
        said = "; ".join(f"{column or '-'}: {sheet.sentence((column, rule, severity))}"
                         for column, rule, severity in findings)  # fmt: skip
        sheet.sheet.write_string(place, len(cells) + 1, harmless(said)[:LONGEST_CELL])


def _rows(
    session: Session, read: ReadFile, table: str, *, all_rows: bool
) -> Iterator[tuple[int, Sequence[str | None], list[Finding]]]:
    """Give row number, cells as sent and findings, in the order of the file."""
    width = len(read.header.cells)
    cells = ", ".join(f"c{position}" for position in range(width))
    number = row_number_of(read.sheet, numbered=True)
    found = identifier(table + "_marks")
    session.run(f"CREATE OR REPLACE TEMP TABLE {found} AS {findings_in_order(table)}")
    which = "" if all_rows else f" WHERE s.row IN (SELECT row FROM {found})"
    lines = session.stream(
        f"SELECT s.row, {cells}, l.marks FROM (SELECT {number} AS row, {cells}"
        f' FROM {scan_of(read.sheet)}) s LEFT JOIN (SELECT row, list(["column", rule, severity])'
        f" AS marks FROM {found} GROUP BY row) l ON l.row = s.row{which} ORDER BY s.row",
        size=2_000,
    )
    for batch in lines:
        for line in batch:
            marks = [(mark[0], mark[1], mark[2]) for mark in line[width + 1] or ()]
            yield int(line[0]), line[1 : width + 1], marks
