"""How a sender's sheet is to be read, where its own headings and codes do not say it themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

DECIMAL = "#decimal"


@dataclass(frozen=True)
class SheetReading:
    """Which heading bears which column, which sign is the decimal one, which system the codes are.

    `system` is the system of codes to translate from; None where they are Kemendagri's. The
    headings stand in `header_row`, as a spreadsheet counts. `layout` is the mark of the layout that
    a bank's own format is read by (`mark_of`). Holds nothing of any row.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    decimal: str | None = None
    system: str | None = None
    header_row: int = 1
    layout: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give what is kept beside a received file: only what differs from the usual."""
        kept: dict[str, Any] = {}
        if self.columns:
            kept["columns"] = dict(self.columns)
        if self.decimal is not None:
            kept["decimal"] = self.decimal
        if self.system is not None:
            kept["system"] = self.system
        if self.header_row != 1:
            kept["header_row"] = self.header_row
        if self.layout is not None:
            kept["layout"] = self.layout
        return kept

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to column, with the decimal sign under its own key, as the reader takes it."""
        sign = {} if self.decimal is None else {DECIMAL: self.decimal}
        return {**self.columns, **sign}


AS_USUAL = SheetReading()


def mark_of(layout: UUID) -> str:
    """Give how a reading names a layout: in fours, so that it never looks like a long number."""
    return "-".join(layout.hex[at : at + 4] for at in range(0, 32, 4))


def sheet_reading(kept: Mapping[str, Any]) -> SheetReading:
    """Read what `as_json` gave."""
    return SheetReading(**kept)
