"""The desk of an organisation: what it has to do about obstacles, and how each party answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from salur.access.domain import SENDERS
from salur.access.queries import Actor, may
from salur.coordination.queries.obstacles import Obstacle, obstacle_of_row
from salur.coordination.queries.running import rows_of

FIRST = 25
ANSWERS_COUNT_FOR = dt.timedelta(days=180)


@dataclass(frozen=True)
class Pile:
    """One pile of a desk: how many obstacles, how many overdue, and those that are due first."""

    count: int = 0
    overdue: int = 0
    first: tuple[Obstacle, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What lies on a desk: the organisation's own, what it is offered, what to verify."""

    mine: Pile = Pile()
    offered: Pile = Pile()
    verify: Pile = Pile()


@dataclass(frozen=True)
class Agency:
    """How one organisation answers; `days_to_answer` are of all `answered` together."""

    organisation: UUID
    open: int
    overdue: int
    solved: int
    answered: int
    days_to_answer: int
    reopened: int
    families: int

    @property
    def usual_days(self) -> int | None:
        """The days until it first said something, in the mean; None where it never did."""
        return round(self.days_to_answer / self.answered) if self.answered else None


@dataclass
class _Filling:
    count: int = 0
    overdue: int = 0
    first: list[Obstacle] = field(default_factory=list)


def desk_of(by: Actor, today: dt.date, *, size: int = FIRST) -> Desk:
    """Give what lies on the desk of whoever acts, in one question."""
    values = {
        "organisation": by.organisation_id,
        "person": by.person_id,
        "paths": list(by.paths),
        "may_verify": may(by, "obstacle.verify"),
        "is_sender": bool(by.roles & SENDERS),
        "today": today,
        "size": size,
    }
    found: Mapping[str, _Filling] = {name: _Filling() for name in ("mine", "offered", "verify")}
    for why, count, overdue, *row in rows_of("desk/lines", values):
        pile = found[why]
        pile.count, pile.overdue = count, overdue
        pile.first.append(obstacle_of_row(row))
    return Desk(
        **{name: Pile(one.count, one.overdue, tuple(one.first)) for name, one in found.items()}
    )


def agencies(path: str, today: dt.date) -> tuple[Agency, ...]:
    """Give how each organisation with obstacles at or under `path` answers, most overdue first.

    What was verified counts for half a year.
    """
    values = {"path": path, "today": today, "since": today - ANSWERS_COUNT_FOR}
    return tuple(Agency(*row) for row in rows_of("desk/agencies", values))
