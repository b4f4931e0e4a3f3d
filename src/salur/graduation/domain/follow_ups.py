"""Follow-ups: on which days somebody looks how a family stands that left, and what comes of it.

They are due some months after the first day of the month that the family left in, and late after
some days more. The last one ends the case where the family stands; where it struggles, or nobody
was found, one more is due: nobody is forgotten the day after.
"""

import datetime as dt
import enum
from dataclasses import dataclass

from salur.kernel.period import Period


class Outcome(enum.StrEnum):
    """What was found."""

    STANDS = "STANDS"
    STRUGGLES = "STRUGGLES"
    FELL_BACK = "FELL_BACK"
    NOT_FOUND = "NOT_FOUND"


class Standing(enum.StrEnum):
    """How a follow-up stands on a day."""

    LATER = "LATER"
    DUE = "DUE"
    OVERDUE = "OVERDUE"
    DONE = "DONE"


@dataclass(frozen=True)
class Times:
    """How many months after a family left somebody looks, and in how many days it is done."""

    months: tuple[int, ...]
    days: int

    def __post_init__(self) -> None:
        if not self.months or sorted({*self.months}) != list(self.months) or self.months[0] < 1:
            raise ValueError(f"follow-ups come one after another: {self.months}")

    @property
    def again(self) -> int:
        """How many months later one more follow-up is due after the last."""
        return self.months[0]


@dataclass(frozen=True)
class Planned:
    """One follow-up that shall be made: after how many months, from when until when it is done."""

    months: int
    due_on: dt.date
    until_on: dt.date
    last: bool


def planned(left_from: Period, times: Times) -> tuple[Planned, ...]:
    """Give the follow-ups of a family that left from a month on."""
    return tuple(
        _planned(left_from, months, times.days, last=months == times.months[-1])
        for months in times.months
    )


def once_more(left_from: Period, months: int, times: Times, done_on: dt.date) -> Planned:
    """Give the follow-up after the last one of `months`, which was done on a day: due after it."""
    months += times.again
    while left_from.shift(months).first_day <= done_on:
        months += times.again
    return _planned(left_from, months, times.days, last=True)


def _planned(left_from: Period, months: int, days: int, *, last: bool) -> Planned:
    due_on = left_from.shift(months).first_day
    return Planned(months, due_on, due_on + dt.timedelta(days=days), last)


def standing(
    due_on: dt.date, until_on: dt.date, done_on: dt.date | None, today: dt.date
) -> Standing:
    """Say how a follow-up stands on a day; the last day itself is in time."""
    if done_on is not None:
        return Standing.DONE
    if today < due_on:
        return Standing.LATER
    return Standing.DUE if today <= until_on else Standing.OVERDUE


def verb_after(outcome: Outcome, *, last: bool) -> str:
    """Give the step that the case takes, empty where it stays as it is."""
    if outcome is Outcome.FELL_BACK:
        return "fall_back"
    return "stand" if last and outcome is Outcome.STANDS else ""


def needs_words(outcome: Outcome) -> bool:
    """Say whether the outcome must be explained: all but a family that stands."""
    return outcome is not Outcome.STANDS


def may_be_early(outcome: Outcome) -> bool:
    """Say whether it is written down before its day too: a family that fell back does not wait."""
    return outcome is Outcome.FELL_BACK


def asks_again(outcome: Outcome, *, last: bool) -> bool:
    """Say whether one more follow-up is due: after the last, where the family does not stand."""
    return last and outcome in (Outcome.STRUGGLES, Outcome.NOT_FOUND)
