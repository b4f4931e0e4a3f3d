"""Looks at an unknown sheet: its headings, what its columns may be, a few rows masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.evidence.domain.contract import Contract
from salur.evidence.domain.headers import fingerprint_of, place_of
from salur.evidence.domain.keeping import masked_value, safe_text
from salur.evidence.domain.proposing import Proposal, header_row_of, propose
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.heads import first_rows
from salur.evidence.queries import known_regions

_ROWS = 220
_SHOWN = 10
_DEEPEST = 20
_LONGEST = 60


@dataclass(frozen=True)
class LookedAt:
    """What a sheet looks like: its headings, what they may be, and its first rows, masked."""

    header_row: int
    headings: tuple[str, ...]
    fingerprint: str
    proposals: tuple[Proposal, ...]
    preview: tuple[tuple[str, ...], ...]


def look_at(
    contract: Contract,
    path: Path,
    scratch: Path,
    *,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> LookedAt:
    """Look at a plain file in a private directory; FileRefused for what is no table.

    Cells of the preview are masked by the `columns` chosen for them (`#1` -> column), else by the
    columns proposed; long numbers in any other column are masked too.
    """
    rows = first_rows(path, scratch, _ROWS)
    row = header_row or header_row_of(rows)
    if not 1 <= row <= min(_DEEPEST, len(rows)):
        raise refusals.no_header()
    headings = _headings(rows[row - 1])
    below = [one for one in rows[row:] if any(cell.strip() for cell in one)]
    proposals = propose(contract, headings, below, known_regions(None).names)
    chosen = (
        {place_of(one.position): one.column for one in proposals} if columns is None else columns
    )
    preview = tuple(_masked(contract, one, len(headings), chosen) for one in below[:_SHOWN])
    return LookedAt(row, headings, fingerprint_of(rows[row - 1]), proposals, preview)


def _headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Give the headings; a row that holds numbers of people is none, and nothing of it is kept."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    given = tuple(" ".join(cell.split())[:_LONGEST] for cell in cells)
    if not given or any(safe_text(cell) != cell for cell in given):
        raise refusals.no_header()
    return given


def _masked(
    contract: Contract, row: Sequence[str], width: int, columns: Mapping[str, str]
) -> tuple[str, ...]:
    cells = [*row, *[""] * width][:width]
    return tuple(
        masked_value(contract, columns.get(place_of(at), ""), cell.strip())[:_LONGEST]
        for at, cell in enumerate(cells)
    )


def headings_in(path: Path, scratch: Path, header_rows: Sequence[int]) -> dict[int, str]:
    """Give the fingerprint of each of these rows, where the file has it."""
    rows = first_rows(path, scratch, max(header_rows))
    return {row: fingerprint_of(rows[row - 1]) for row in header_rows if row <= len(rows)}
