"""The questions about obstacles, each within the scope of whoever asks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from salur.coordination.domain.obstacles import (
    Kind,
    Level,
    Source,
    State,
    Tepat,
    is_overdue,
    shown_number,
)
from salur.coordination.queries.running import rows_of
from salur.kernel.region_code import NATION

_WANTED = "obstacles/wanted"  # the list and its counts are of the same obstacles
PAGE = 50


@dataclass(frozen=True)
class Obstacle:
    """How an obstacle stands; `raised_by` is None where the data itself raised it."""

    id: UUID
    number: int
    program: str
    cause: str
    t: Tepat
    path: str
    code: str
    period: int | None
    party: UUID | None
    subject: str
    source: Source
    raised_by: UUID | None
    raised_org: UUID | None
    owner_org: UUID
    owner_user: UUID | None
    offered_org: UUID | None
    state: State
    due: dt.date
    level: Level
    rises_on: dt.date
    families: int
    rupiah: int
    grams: int
    opened_at: dt.datetime
    opened_on: dt.date
    resolved_at: dt.datetime | None
    resolved_by: UUID | None
    verified_at: dt.datetime | None
    restricted: bool
    told: int

    @property
    def shown(self) -> str:
        """The number as people say it."""
        return shown_number(self.number)

    @property
    def after_key(self) -> tuple[dt.date, int]:
        """The key that the page after this one begins behind."""
        return self.due, self.number

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether it should have been solved by now."""
        return is_overdue(self.state, self.due, on)


@dataclass(frozen=True)
class Event:
    """One thing that was told of an obstacle; `by_user` is None for the data and the clock."""

    n: int
    at: dt.datetime
    by_user: UUID | None
    by_name: str
    by_org: UUID | None
    kind: Kind
    before: str | None
    after: str | None
    words: str
    evidence: UUID | None
    organisation: UUID | None
    due: dt.date | None


@dataclass(frozen=True)
class ObstacleFilter:
    """Which obstacles: None asks nothing; `level` is the least, `waiting` whom it is offered to."""

    path: str = NATION
    owner: UUID | None = None
    waiting: UUID | None = None
    states: tuple[str, ...] | None = None
    t: str | None = None
    program: str | None = None
    cause: str | None = None
    source: str | None = None
    level: int | None = None
    period: int | None = None
    person: UUID | None = None
    raised_by: UUID | None = None
    overdue: bool = False

    def values(self, today: dt.date) -> dict[str, Any]:
        """Give what a statement binds."""
        states = list(self.states) if self.states is not None else None
        return {**asdict(self), "states": states, "today": today}


@dataclass(frozen=True)
class Count:
    """How many obstacles have one value of what they are counted by, and what lies beneath."""

    value: str
    open: int
    overdue: int
    resolved: int
    verified: int
    families: int
    rupiah: int
    grams: int


@dataclass(frozen=True)
class Linked:
    """An obstacle and something that it is linked with: a complaint, a decision, a report."""

    obstacle_id: UUID
    kind: str
    other: UUID


def obstacle(obstacle_id: UUID) -> Obstacle | None:
    """Give one obstacle, None where the scope has none."""
    return _one({"id": obstacle_id, "number": None})


def obstacle_numbered(number: int) -> Obstacle | None:
    """Give the obstacle with that number, None where the scope has none."""
    return _one({"id": None, "number": number})


def events(obstacle_id: UUID) -> tuple[Event, ...]:
    """Give everything that was told of an obstacle, the oldest first."""
    return tuple(map(_event, rows_of("obstacles/events", {"id": obstacle_id})))


def obstacles_page(
    which: ObstacleFilter,
    *,
    today: dt.date,
    after: tuple[dt.date, int] | None = None,
    limit: int = PAGE,
) -> tuple[Obstacle, ...]:
    """Give the obstacles that are due first, behind `after` (see `Obstacle.after_key`)."""
    due, number = after or (None, None)
    values = {**which.values(today), "after_due": due, "after_number": number, "limit": limit}
    return tuple(map(obstacle_of_row, rows_of("obstacles/page", values, wanted=_WANTED)))


def counts(which: ObstacleFilter, by: str, *, today: dt.date) -> tuple[Count, ...]:
    """Count by `owner`, `t`, `level`, `state`, `cause`, `program`, `kabkota`, `province` or all.

    The value of what is counted by is a text (an organisation's is its id); all has one, empty.
    """
    values = {**which.values(today), "by": by}
    return tuple(Count(*row) for row in rows_of("obstacles/counts", values, wanted=_WANTED))


def subscribers(obstacle_id: UUID) -> tuple[UUID, ...]:
    """Give who follows an obstacle."""
    return tuple(row[0] for row in rows_of("obstacles/subscribers", {"id": obstacle_id}))


def links_of(obstacle_id: UUID) -> tuple[Linked, ...]:
    """Give what an obstacle is linked with."""
    return _links({"id": obstacle_id, "kind": None, "other": None})


def linked_with(kind: str, other: UUID) -> tuple[Linked, ...]:
    """Give the obstacles that a complaint, decision or report is linked with."""
    return _links({"id": None, "kind": kind, "other": other})


def _links(values: dict[str, Any]) -> tuple[Linked, ...]:
    return tuple(Linked(*row) for row in rows_of("obstacles/links", values))


def _one(values: dict[str, Any]) -> Obstacle | None:
    rows: Iterable[tuple[Any, ...]] = rows_of("obstacles/one", values)
    return next(map(obstacle_of_row, rows), None)


def _event(row: tuple[Any, ...]) -> Event:
    values = [*row]
    values[5] = Kind(row[5])
    return Event(*values)


def obstacle_of_row(row: Iterable[Any]) -> Obstacle:
    """Give an obstacle out of the columns that every statement here names in the same order."""
    values = [*row]
    values[4], values[10] = Tepat(values[4]), Source(values[10])
    values[16], values[18] = State(values[16]), Level(values[18])
    return Obstacle(*values)
