"""The plain form that odd files are turned into: `#row`, `#shape`, and the cells of the header.

`#row` is the row as a spreadsheet shows it, `#shape` the rule that a ragged row breaks.
"""

from salur.evidence.pipeline import refusals
from salur.kernel.refused import Sentence

LONGEST_LINE = 8 << 20
MOST_COLUMNS = 500


def checked_header(cells: list[str]) -> tuple[str, ...]:
    """Give the header without empty cells at its end; refuse absurd widths and empty headers."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if not cells:
        raise refusals.no_header()
    if len(cells) > MOST_COLUMNS:
        raise refusals.too_large(
            Sentence(
                f"{len(cells)} kolom, paling banyak {MOST_COLUMNS}",
                f"{len(cells)} columns, at most {MOST_COLUMNS}",
            )
        )
    return tuple(cells)


def plain_row(row: int, cells: list[str], width: int) -> list[str] | None:
    """Give one row of the plain form, or None for a row without any content."""
    if not any(cell.strip() for cell in cells):
        return None
    shape = ""
    if len(cells) < width:
        shape = "row_too_short"
        cells = cells + [""] * (width - len(cells))
    elif any(cell.strip() for cell in cells[width:]):
        shape = "row_too_long"
    return [str(row), shape, *(cell.replace("\x00", "") for cell in cells[:width])]
