"""The questions about follow-ups; who is not to see the case sees none of them."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from salur.graduation.domain.follow_ups import Standing, Times, standing
from salur.graduation.queries.running import rows_of
from salur.graduation.queries.words import opened_words
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.programs import queries as programs
from salur.registry.domain import code_range

FOLLOW_UPS_PAGE = 50
_OF_FAMILY = 20
_MONTHS = ("follow_up_first_months", "follow_up_second_months", "follow_up_last_months")


@dataclass(frozen=True)
class FollowUp:
    """One day on which somebody looks how a family stands that left, and what they found."""

    id: UUID
    case_id: UUID
    case_number: int
    family: UUID
    id_kpm: str
    code: str
    path: str
    kind: str
    state: str
    left_from: int
    months: int
    last: bool
    due_on: dt.date
    until_on: dt.date
    done_on: dt.date | None
    outcome: str | None
    words: str = field(repr=False)
    visit: UUID | None

    @property
    def after_key(self) -> tuple[str, str, str]:
        """Where the next page begins."""
        return self.code, self.until_on.isoformat(), str(self.id)

    def standing(self, today: dt.date) -> Standing:
        """Say how it stands on a day."""
        return standing(self.due_on, self.until_on, self.done_on, today)


@dataclass(frozen=True)
class FollowUpCount:
    """How many of a region are due, overdue, and what was found."""

    region: str
    due: int
    overdue: int
    stands: int
    struggles: int
    fell_back: int
    not_found: int


def follow_up(follow_up_id: UUID) -> FollowUp | None:
    """Give one follow-up, None where there is none or it is not this person's to see."""
    found = rows_of("follow_ups/one", {"id": follow_up_id})
    return follow_up_of_row(found[0]) if found else None


def follow_ups_of_family(family: UUID) -> tuple[FollowUp, ...]:
    """Give the follow-ups of a family that left, in order."""
    rows = rows_of("follow_ups/of_family", {"family": family, "limit": _OF_FAMILY})
    return tuple(map(follow_up_of_row, rows))


def follow_ups_due(
    path: str,
    today: dt.date,
    *,
    overdue: bool = False,
    after: tuple[str, str, str] | None = None,
    limit: int = FOLLOW_UPS_PAGE,
) -> tuple[FollowUp, ...]:
    """Give the next follow-ups that are due at or under `path`, desa by desa."""
    lowest, highest = code_range(path)
    values = {
        "lowest": lowest if after is None else max(lowest, after[0]),
        "highest": highest,
        "today": today,
        "overdue": overdue,
        "after": None if after is None else list(after),
        "limit": limit,
    }
    return tuple(map(follow_up_of_row, rows_of("follow_ups/due", values)))


def follow_up_counts(
    path: str, digits: int, *, since: dt.date, today: dt.date
) -> tuple[FollowUpCount, ...]:
    """Count per region of so many digits under `path` what is due and what was found since."""
    lowest, highest = code_range(path)
    values = {
        "lowest": lowest,
        "highest": highest,
        "digits": digits,
        "since": since,
        "today": today,
    }
    return tuple(FollowUpCount(*row) for row in rows_of("follow_ups/counts", values))


def times_on(day: dt.date) -> Times:
    """Give after how many months, and in how many days, families are followed up on a day."""
    found = {
        one.name: one.value
        for one in programs.parameters_on(day)
        if (one.program, one.path) == (Program.BPNT, NATION)
        and one.name in (*_MONTHS, "follow_up_days")
    }
    return Times(tuple(found[name] for name in _MONTHS), found["follow_up_days"])


def follow_up_of_row(row: tuple[Any, ...]) -> FollowUp:
    """Give the follow-up that a row of one of the statements holds."""
    return FollowUp(*(*row[:16], opened_words(row[16]), row[17]))
