"""The questions about places that families left behind; row security limits what is seen."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.graduation.domain.slots import FreePlace
from salur.graduation.queries.running import rows_of
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.programs.queries.staging import stage_programs
from salur.registry.domain import code_range

SLOTS_PAGE = 50


@dataclass(frozen=True)
class SlotLine:
    """One place in a list: what freed it, from when, and who fills it or is proposed for it."""

    id: UUID
    number: int
    change: int
    code: str
    path: str
    from_month: int
    state: str
    offer: int | None
    family: UUID | None
    filled_by: int | None
    filled_month: int | None
    closed_for: str | None
    closed_no: str | None
    free_since: dt.datetime
    opened_at: dt.datetime

    @property
    def after_key(self) -> tuple[int, int]:
        """Where the next page begins."""
        return self.from_month, self.number


@dataclass(frozen=True)
class SlotCount:
    """How many places of a region are in a state."""

    region: str
    state: str
    slots: int


@dataclass(frozen=True)
class EmptyMonth:
    """How many places of a region nobody had in a month, of desa under one programme."""

    region: str
    month: Period
    program: Program
    slots: int


def slots_page(
    path: str,
    *,
    states: Collection[str] | None = None,
    only: int | None = None,
    after: tuple[int, int] = (0, 0),
    limit: int = SLOTS_PAGE,
) -> tuple[SlotLine, ...]:
    """Give the next places at or under `path`, the oldest first, or the one of number `only`."""
    values = {
        "path": path,
        "states": None if states is None else list(states),
        "changes": None,
        "only": only,
        "month": after[0],
        "number": after[1],
        "limit": limit,
    }
    return tuple(SlotLine(*row) for row in rows_of("slots/page", values))


def slots_of_changes(changes: Iterable[int]) -> tuple[SlotLine, ...]:
    """Give the places that these changes freed, are to fill, or filled."""
    wanted = list(changes)
    if not wanted:
        return ()
    values = {
        **{"path": NATION, "states": None, "changes": wanted, "only": None},
        **{"month": 0, "number": 0, "limit": 2 * len(wanted)},
    }
    return tuple(SlotLine(*row) for row in rows_of("slots/page", values))


def slot_counts(path: str, digits: int) -> tuple[SlotCount, ...]:
    """Count the places per region of so many digits at or under `path`, by state."""
    return tuple(SlotCount(*row) for row in rows_of("slots/counts", _under(path, digits)))


def empty_months(path: str, digits: int, until: Period) -> tuple[EmptyMonth, ...]:
    """Count per region, month and programme, until `until`, the places that nobody had."""
    stage_programs(path)
    values = {**_under(path, digits), "until": until.number}
    rows = rows_of("slots/empty", values)
    return tuple(
        EmptyMonth(region, Period.from_number(month), Program(program), n)
        for region, month, program, n in rows
    )


def free_places(path: str) -> tuple[FreePlace, ...]:
    """Give the places at or under `path` that nobody has, the oldest first."""
    return tuple(FreePlace(*row) for row in rows_of("slots/free_seen", {"path": path}))


def free_slots(path: str) -> tuple[int, Period | None]:
    """Give how many places at or under `path` nobody has, and the month of the oldest."""
    ((count, month),) = rows_of("slots/todo", {"path": path})
    return count, Period.from_number(month) if month else None


def _under(path: str, digits: int) -> dict[str, object]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest, "digits": digits}
