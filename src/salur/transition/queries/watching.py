"""The questions about desa in their first months on the card: where it warns, and why."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salur.transition.domain.watch import Count, Judged, Level, Measure
from salur.transition.queries.running import bounds, rows_of

PAGE = 50
WatchKey = tuple[int, str]


@dataclass(frozen=True)
class WatchedDesa:
    """One desa's month on the card: what it came to, beside whom, and how loud it warns."""

    code: str
    period: int
    path: str
    first: int
    nth: int
    families: int
    level: Level | None
    compared: tuple[str, ...]
    widened: int
    measures: Mapping[Measure, Judged]

    @property
    def after_key(self) -> WatchKey:
        """Where the next page begins."""
        return (-1 if self.level is None else int(self.level)), self.code


@dataclass(frozen=True)
class WatchedRegion:
    """How many desa of a region are in their first months on the card, and how they are."""

    code: str
    desa: int
    families: int
    warn: int
    watch: int
    unjudged: int


def watched_regions(path: str, period: int, digits: int) -> tuple[WatchedRegion, ...]:
    """Count the desa by regions under `path` whose codes have so many digits, the worst first."""
    values = {**bounds(path), "period": period, "digits": digits}
    return tuple(WatchedRegion(*row) for row in rows_of("watch/regions", values))


def watched_desa(
    path: str, period: int, *, after: WatchKey | None = None, limit: int = PAGE
) -> tuple[WatchedDesa, ...]:
    """Give the desa in their first months on the card, those that warn first."""
    level, code = after or (None, None)
    values: dict[str, Any] = {**bounds(path), "period": period, "limit": limit}
    return tuple(map(_desa, rows_of("watch/desa", values | {"level": level, "after": code})))


def months_of_desa(path: str) -> tuple[WatchedDesa, ...]:
    """Give every month of one desa that was watched, the first one first."""
    values: dict[str, Any] = {**bounds(path), "period": None, "limit": PAGE}
    rows = rows_of("watch/desa", values | {"level": None, "after": None})
    return tuple(sorted(map(_desa, rows), key=lambda one: one.period))


def warned_desa() -> tuple[int, int] | None:
    """Give (month, how many desa in scope warn) of the newest month watched, None where none do."""
    rows = rows_of("watch/warned", {})
    return (rows[0][0], rows[0][1]) if rows else None


def watched_until() -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """Give by province (until which publication it was looked at, when)."""
    return {path: (published, at) for path, published, at in rows_of("watch/watched", {})}


def _desa(row: tuple[Any, ...]) -> WatchedDesa:
    found = {one.measure: one for one in map(_judged, row[9])}
    level = None if row[6] is None else Level(row[6])
    return WatchedDesa(*(*row[:6], level, tuple(row[7]), row[8], found))


def _judged(text: str) -> Judged:
    measure, hits, of, median, rank, level, most = json.loads(text)
    known = None if level is None else Level(level)
    return Judged(Measure(measure), Count(hits, of), median, rank, known, most)
