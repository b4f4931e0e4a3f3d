"""How one row of a file is shown: its text with every number of a person masked.

Whoever may not read of families sees of a row only what is about amounts, days, states and places.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from salur.evidence.domain.contract import IDENTIFIERS, Contract
from salur.evidence.domain.keeping import masked_value

_HIDDEN = "•••"
_LONG = re.compile(r"(?<![0-9A-Za-z])\d{12,}(?![0-9A-Za-z])")
# What stands between cells of a row: anything else there would be a cell that was not masked.
_BETWEEN = ' \t,;|"'
_TOLD = {
    "date": re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}"),
    "moment": re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}([ T][0-9]{1,2}:[0-9:.]{2,12})?"),
    "rupiah": re.compile(r"(Rp ?)?[0-9][0-9.,]{0,17}"),
}
_OF_NOBODY = frozenset(
    {"rupiah", "mass", "count", "date", "moment", "month", "months", "choice", "region", "program"}
)


def shown_cells(
    contract: Contract, columns: Mapping[str, int], cells: Sequence[str], *, with_people: bool
) -> tuple[str, ...]:
    """Give the cells of a row as they may be shown; `columns` gives positions by column."""
    names = {position: name for name, position in columns.items()}
    return tuple(
        _shown(contract, names.get(position, ""), cell, with_people=with_people)
        for position, cell in enumerate(cells)
    )


def shown_text(text: str, cells: Sequence[str], shown: Sequence[str]) -> str:
    """Give the text of a row with its cells as they are shown, and all else as it was written.

    Where a cell cannot be found as it stands (it is quoted twice) the row is written anew.
    """
    found, rest = [], text
    for cell, mask in zip(cells, shown, strict=True):
        if not cell:
            continue
        before, match, rest = rest.partition(cell)
        if not match or before.strip(_BETWEEN):
            return _written(shown)
        found += [before, mask]
    return _written(shown) if rest.strip(_BETWEEN) else "".join((*found, rest))


def _shown(contract: Contract, column: str, cell: str, *, with_people: bool) -> str:
    field = contract.field(column) if column and contract.has(column) else None
    kind = field.kind if field else ""
    if not with_people and kind not in _OF_NOBODY | IDENTIFIERS and cell:
        return _HIDDEN
    if kind in _TOLD and _TOLD[kind].fullmatch(cell.strip()):
        return cell
    masked = masked_value(contract, column, cell)
    return _LONG.sub(_HIDDEN, masked)


def _written(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
