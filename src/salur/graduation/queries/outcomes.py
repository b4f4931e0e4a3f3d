"""The questions about what became of families that left: only what may be seen is kept at all."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salur.graduation.domain.outcomes import Shown
from salur.graduation.queries.running import rows_of


@dataclass(frozen=True)
class SeenTable:
    """The rows of a region's children that may be seen, of one year, by kind or by support."""

    year: int
    what: str
    counted_on: dt.date
    rows: tuple[Shown, ...]


@dataclass(frozen=True)
class SeenRegion:
    """What may be seen of one region in one year, by kind or by support."""

    year: int
    what: str
    counted_on: dt.date
    row: Shown


def outcomes_below(code: str) -> tuple[SeenTable, ...]:
    """Give the tables of the regions beneath one (empty: the nation), the newest year first."""
    found: dict[tuple[int, str, dt.date], list[Shown]] = {}
    for year, what, row_code, regions, cells, day in rows_of("outcomes/rows", {"code": code}):
        found.setdefault((year, what, day), []).append(Shown(row_code, regions, json.loads(cells)))
    return tuple(SeenTable(*key, tuple(rows)) for key, rows in found.items())


def outcomes_of(codes: Iterable[str]) -> Mapping[str, tuple[SeenRegion, ...]]:
    """Give what may be seen of regions themselves; absent are those hidden among neighbours."""
    found: dict[str, list[SeenRegion]] = {}
    for code, year, what, cells, day in rows_of("outcomes/own", {"codes": list(codes)}):
        found.setdefault(code, []).append(
            SeenRegion(year, what, day, Shown(code, 1, json.loads(cells)))
        )
    return {code: tuple(seen) for code, seen in found.items()}
