"""Sheets that recompute themselves: every total is a formula, with its value stored beside it.

Readers that don't calculate see the stored values. Rupiah are whole; kilograms have three
decimals and every formula over them rounds to the gram. No text of a person becomes a formula.
"""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from salur.kernel.program import Program

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_GRAMS = 1000


def neutralised(text: str) -> str:
    """Give a text that stays text, also after it went through CSV; a lone sign is none."""
    return f"'{text}" if len(text) > 1 and text.startswith(_DANGEROUS) else text


class Workbook:
    """This is one XLSX file in the making, for one programme: it knows the unit and the looks."""

    def __init__(self, program: Program, title: str, day: dt.date) -> None:
        self.program = program
        self._buffer = BytesIO()
        self._file = xlsxwriter.Workbook(
            self._buffer,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._file.set_properties({"title": title, "created": dt.datetime.combine(day, dt.time())})
        number = "#,##0" if program is Program.BPNT else "#,##0.000"
        self.bold = self._file.add_format({"bold": True})
        self.head = self._file.add_format(
            {"bold": True, "bg_color": "#F1F3F5", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.amount = self._file.add_format({"num_format": number})
        self.total = self._file.add_format({"num_format": number, "bold": True, "top": 1})
        self.count = self._file.add_format({"num_format": "#,##0"})
        self.count_total = self._file.add_format({"num_format": "#,##0", "bold": True, "top": 1})
        self.share = self._file.add_format({"num_format": "0.0%"})
        self.share_total = self._file.add_format({"num_format": "0.0%", "bold": True, "top": 1})
        self.title = self._file.add_format({"bold": True, "font_size": 13})

    def sheet(self, name: str, widths: Sequence[int]) -> "Sheet":
        """Add a sheet that prints on A4, as wide as the paper."""
        return Sheet(self, self._file.add_worksheet(name), name, widths)

    def bytes(self) -> bytes:
        """Close the file and give it."""
        self._file.close()
        return self._buffer.getvalue()

    def shown(self, value: int) -> int | float:
        """Give an amount as its cell holds it: rupiah, or kilograms."""
        return value if self.program is Program.BPNT else value / _GRAMS


class Sheet:
    """This is one sheet; cells are named by row and column, both from 0."""

    def __init__(
        self,
        book: Workbook,
        sheet: "xlsxwriter.worksheet.Worksheet",
        name: str,
        widths: Sequence[int],
    ) -> None:
        self.book, self.name, self._sheet = book, name, sheet
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, look: object = None) -> None:
        """Write a text, neutralised."""
        self._sheet.write_string(row, column, neutralised(text), look)

    def heads(self, row: int, heads: Sequence[str]) -> None:
        """Write a table's head; it repeats on each printed page and stays while scrolling."""
        for column, head in enumerate(heads):
            self.text(row, column, head, self.book.head)
        self._sheet.repeat_rows(row)
        self._sheet.freeze_panes(row + 1, 0)

    def count(self, row: int, column: int, value: int) -> None:
        """Write a count."""
        self._sheet.write_number(row, column, value, self.book.count)

    def amount(self, row: int, column: int, value: int | None) -> None:
        """Write an amount in rupiah or kilograms; nothing where there is none."""
        if value is not None:
            self._sheet.write_number(row, column, self.book.shown(value), self.book.amount)

    def formula(self, row: int, column: int, formula: str, value: int) -> None:
        """Write a total of amounts with the value that it comes to."""
        rounded = formula if self.book.program is Program.BPNT else f"ROUND({formula},3)"
        self._sheet.write_formula(
            row, column, f"={rounded}", self.book.total, self.book.shown(value)
        )

    def count_formula(self, row: int, column: int, formula: str, value: int) -> None:
        """Write a total of counts with the value that it comes to."""
        self._sheet.write_formula(row, column, f"={formula}", self.book.count_total, value)

    def sum_above(self, row: int, column: int, first: int, value: int, *, counts: bool) -> None:
        """Write the sum of the column from row `first` to the row above."""
        letter = column_letter(column)
        formula = f"SUM({letter}{first + 1}:{letter}{row})" if row > first else "0"
        if counts:
            self.count_formula(row, column, formula, value)
        else:
            self.formula(row, column, formula, value)

    def taken(self, row: int, column: int, cell: str, value: int, *, counts: bool) -> None:
        """Write what a cell of another sheet holds, with the value that it comes to."""
        look = self.book.count if counts else self.book.amount
        shown = value if counts else self.book.shown(value)
        self._sheet.write_formula(row, column, f"={cell}", look, shown)

    def ratio(self, row: int, column: int, part: tuple[int, int], whole: tuple[int, int],
              *, total: bool) -> None:  # fmt: skip
        """Write one cell's share of another: each is (column, value); empty where whole is 0."""
        upper, lower = (f"{column_letter(c)}{row + 1}" for c in (part[0], whole[0]))
        value: float | str = part[1] / whole[1] if whole[1] else ""
        look = self.book.share_total if total else self.book.share
        self._sheet.write_formula(row, column, f'=IF({lower}=0,"",{upper}/{lower})', look, value)

    def cell(self, row: int, column: int) -> str:
        """Give how a formula on another sheet names a cell of this one."""
        return f"'{self.name}'!{column_letter(column)}{row + 1}"

    def filter(self, first: int, last: int, columns: int) -> None:
        """Let the reader filter the rows by their heads."""
        self._sheet.autofilter(first, 0, last, columns - 1)


def column_letter(column: int) -> str:
    """Give the letter of one of the first 26 columns."""
    return chr(ord("A") + column)
