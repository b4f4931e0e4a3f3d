"""A very small calculator for the few formulas our sheets use: nothing of XlsxWriter is trusted."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

_REFERENCE = re.compile(r"(?:'([^']+)'!)?([A-Z])(\d+)(?::([A-Z])(\d+))?")


_UNLESS_ZERO = re.compile(r'IF\((.+?)=0,"",(.+)\)')


class Recomputed:
    """This is a workbook read twice: as formulas, and as the values stored with them."""

    def __init__(self, data: bytes) -> None:
        self.formulas = load_workbook(BytesIO(data))
        self.stored = load_workbook(BytesIO(data), data_only=True)

    def disagreements(self) -> list[str]:
        """Give every cell whose stored value is not what its formula comes to."""
        found = []
        for sheet, cell in self.cells():
            reckoned = self.value(sheet, cell.coordinate)
            stored = self.stored[sheet][cell.coordinate].value
            same = (stored or "") == "" if reckoned == "" else abs(
                Decimal(str(stored)) - Decimal(str(reckoned))
            ) < Decimal("0.0000001")  # fmt: skip
            if not same:
                found.append(f"{sheet}!{cell.coordinate}: {stored} is stored, it is {reckoned}")
        return found

    def cells(self) -> list[tuple[str, Any]]:
        """Give every cell that is a formula."""
        return [
            (sheet.title, cell)
            for sheet in self.formulas
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]

    def value(self, sheet: str, at: str) -> Any:
        """Reckon one cell."""
        raw = self.formulas[sheet][at].value
        if not (isinstance(raw, str) and raw.startswith("=")):
            return Decimal(str(raw)) if isinstance(raw, int | float) else raw
        python = _REFERENCE.sub(lambda found: self._read(sheet, found), raw[1:])
        python = _UNLESS_ZERO.sub(r"('' if \1==0 else \2)", python)
        return eval(python, {"SUM": sum, "ROUND": round, "D": Decimal})

    def _read(self, sheet: str, found: re.Match[str]) -> str:
        where, column, row, _, last = found.groups()
        values = [
            self.value(where or sheet, f"{column}{line}")
            for line in range(int(row), int(last or row) + 1)
        ]
        texts = [f"D('{value}')" for value in values if isinstance(value, Decimal | int)]
        return f"[{','.join(texts)}]" if last else texts[0]
