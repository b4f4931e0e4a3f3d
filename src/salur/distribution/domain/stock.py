"""The book of a warehouse: what it holds day by day, from its first count on.

The first count opens the book. Later ones are held against it: what lies there beyond the book came
in, what is missing is a weighing difference and never silently lost. Rice that a document draws
beyond what the book holds is its party's claim, kept apart, so that no warehouse falls below zero.
The book is a pure function of counts and draws, in whatever order they became known.
"""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period


class Entry(enum.IntEnum):
    """What a document says of a warehouse, in the order of a day: it is counted at its end."""

    BACK = 1
    DRAW = 2
    COUNT = 3


@dataclass(frozen=True, order=True)
class StockEntry:
    """One document's word on a warehouse: drawn or brought back so much, or counted so much."""

    day: dt.date
    kind: Entry
    grams: int
    number: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class StockMove:
    """One movement of a warehouse, and what lies there after it; `reason` is the ledger's."""

    day: dt.date
    reason: str
    grams: int
    after: int
    number: str = ""
    evidence: UUID | None = None

    @property
    def period(self) -> Period:
        return Period(self.day.year, self.day.month)

    @property
    def change(self) -> int:
        """How much it adds to the warehouse; what was drawn beyond the book never lay there."""
        return {"stocked": 1, "taken_back": 1, "drawn": -1, "counted_short": -1}.get(
            self.reason, 0
        ) * self.grams


def stock_moves(entries: Iterable[StockEntry]) -> tuple[StockMove, ...]:
    """Give the movements of one warehouse from its first count on; none before somebody counts.

    Of several counts on one day the least holds. A count that finds what the book says is no
    movement.
    """
    moves: list[StockMove] = []
    held: int | None = None
    for one in _in_order(entries):
        parts = _parts(held, one)
        for reason, grams, after in parts:
            evidence = UUID(one.evidence) if one.evidence else None
            moves.append(StockMove(one.day, reason, grams, after, one.number, evidence))
        if one.kind is Entry.COUNT or held is not None:
            held = _after(held, one)
    return tuple(moves)


def held_at_last(entries: Iterable[StockEntry]) -> int | None:
    """Give what lies in a warehouse after all that is known; None where nobody has counted it."""
    held: int | None = None
    for one in _in_order(entries):
        if one.kind is Entry.COUNT or held is not None:
            held = _after(held, one)
    return held


def can_give(entries: Iterable[StockEntry], day: dt.date) -> int | None:
    """Give how much more may be drawn on `day` so that nobody finds less than they drew.

    None where nobody had counted the warehouse before that day's end. What is counted later settles
    what came before, so only draws until the next count matter.
    """
    held: int | None = None
    least: int | None = None
    for one in _in_order(entries):
        if (one.day, one.kind) > (day, Entry.DRAW):
            least = held if least is None else least
            if one.kind is Entry.COUNT or least is None:
                return least
        if one.kind is Entry.COUNT or held is not None:
            held = _after(held, one)
        if least is not None and held is not None:
            least = min(least, held)
    return held if least is None else least


def _in_order(entries: Iterable[StockEntry]) -> list[StockEntry]:
    found = []
    counted: set[dt.date] = set()
    for one in sorted(set(entries)):
        if one.kind is Entry.COUNT:
            if one.day in counted:
                continue
            counted.add(one.day)
        found.append(one)
    return found


def _after(held: int | None, one: StockEntry) -> int:
    if one.kind is Entry.COUNT:
        return one.grams
    if one.kind is Entry.BACK:
        return (held or 0) + one.grams
    return max((held or 0) - one.grams, 0)


def _parts(held: int | None, one: StockEntry) -> list[tuple[str, int, int]]:
    """Give what an entry moves: reason, grams, and what lies there then; zeros left out."""
    if one.kind is Entry.COUNT:
        differs = one.grams - (held or 0)
        reason = "stocked" if differs > 0 else "counted_short"
        return [(reason, abs(differs), one.grams)] if differs else []
    if held is None or not one.grams:
        return []
    if one.kind is Entry.BACK:
        return [("taken_back", one.grams, held + one.grams)]
    drawn = min(held, one.grams)
    parts = [("drawn", drawn, held - drawn), ("drawn_beyond_stock", one.grams - drawn, 0)]
    return [part for part in parts if part[1]]
