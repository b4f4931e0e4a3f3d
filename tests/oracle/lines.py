"""From raw rows to lines: typed values, what was held back, and every fault with its column."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.oracle.columns import Column, columns_of
from tests.oracle.reading import Fault, clean

Row = Mapping[str, object]
Line = dict[str, Any]

# The column whose readable values are summed over the rows that were held back.
_AMOUNT = {
    "perintah": "nominal",
    "topup": "nominal",
    "transaksi": "nominal",
    "setoran": "nominal",
    "saldo": "saldo",
    "spa": "kg",
    "do": "kg",
    "bast": "kg",
    "serah": "kg",
    "kuota": "kpm",
}


@dataclass(frozen=True)
class HeldBack:
    """Rows that took no part: how many, and the sum of their amounts where readable.

    Decision: an amount is readable when its own cell has no fault; so a negative or zero
    amount, which is the fault, adds nothing.
    """

    lines: int = 0
    amount: int = 0

    def plus(self, amount: int) -> "HeldBack":
        """Give the sum with one more row of `amount`."""
        return HeldBack(self.lines + 1, self.amount + amount)


@dataclass(frozen=True)
class CellFault:
    """One faulty cell: its row in the list given (from 0), column, rule and severity."""

    row: int
    column: str
    rule: str
    severity: str


@dataclass(frozen=True)
class Read:
    """What reading one party's rows gave."""

    lines: tuple[Line, ...]
    held_back: HeldBack
    faults: tuple[CellFault, ...]


def read_lines(contract: str, rows: Iterable[Row], known: Collection[str] | None) -> Read:
    """Read every row; a faulty cell that holds nothing back reads as empty.

    Decision: reading comes before everything else, so a faulty row of another programme or
    period is held back too; only rows that could be read are set aside.
    """
    lines: list[Line] = []
    held_back = HeldBack()
    faults: list[CellFault] = []
    columns = columns_of(contract, known)
    for number, row in enumerate(rows):
        line, found = _read_row(number, row, columns)
        faults += found
        if any(fault.severity == "error" for fault in found):
            amount = line[_AMOUNT[contract]] if contract in _AMOUNT else 0
            held_back = held_back.plus(amount or 0)
        else:
            lines.append(line)
    return Read(tuple(lines), held_back, tuple(faults))


def _read_row(number: int, row: Row, columns: tuple[Column, ...]) -> tuple[Line, list[CellFault]]:
    line: Line = {}
    faults = []
    for column in columns:
        value = _read_cell(str(row.get(column.name) or _zero(row, column)), column, line)
        if isinstance(value, Fault):
            severity = "error" if column.holds else "warning"
            faults.append(CellFault(number, column.name, value.rule, severity))
            value = None
        line[column.name] = value
    return line, faults


def _zero(row: Row, column: Column) -> str:
    """Tell the number 0 of an example from a missing cell."""
    return "0" if row.get(column.name) == 0 else ""


def _read_cell(text: str, column: Column, line: Line) -> Any:
    if clean(text):
        return column.read(text)
    asked_for = column.required_when
    if column.required or (asked_for is not None and line[asked_for[0]] == asked_for[1]):
        return Fault("required_missing")
    return column.default


def content(line: Line) -> tuple[Any, ...]:
    """Give what two lines must share to be identical: all contract columns after reading.

    Decision: a cell that could not be read is empty after reading, so two lines that differ
    only in unreadable cells are identical.
    """
    return tuple(line.values())
