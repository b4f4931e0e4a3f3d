"""The calendar of a month: each step, whose it is, which day is its last, and what makes it done.

Days are dated parameters, and the nearest region's value wins: a kecamatan that only an aeroplane
reaches may have another day for the same step. Nothing of this is stored.
"""

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from salur.kernel.period import Period
from salur.kernel.program import Program

Whose = Literal["ministry", "bank", "bulog", "office", "head"]
SOON_DAYS = 7


class When(enum.StrEnum):
    """How a step stands on a day."""

    DONE = "DONE"
    LATE = "LATE"
    DUE = "DUE"  # within a week
    COMING = "COMING"
    UNDATED = "UNDATED"  # nobody set a day


@dataclass(frozen=True)
class Step:
    """One step of a programme's month.

    `due` names the parameter with the day of the month, `months_later` which month's day it is.
    A step with a `contract` is done by that evidence, of each party that gives it; any other by
    the fact of its name. `months`: the months of the year in which it is taken; empty is each.
    """

    name: str
    whose: Whose
    due: str
    months_later: int = 0
    contract: str = ""
    months: tuple[int, ...] = ()


QUARTERS = (1, 4, 7, 10)
STEPS: Mapping[Program, tuple[Step, ...]] = MappingProxyType(
    {
        Program.BPNT: (
            Step("quota", "ministry", "quota_due_day", -1),
            Step("list", "office", "list_due_day"),
            Step("order", "ministry", "order_due_day", contract="perintah"),
            Step("sp2d", "ministry", "sp2d_due_day", contract="sp2d"),
            Step("topup", "bank", "topup_due_day", contract="topup"),
            Step("changes", "head", "endorsement_due_day", months=QUARTERS),
            Step("purchases", "bank", "redemption_due_day", 1, contract="transaksi"),
            Step("reconciled", "office", "reconciliation_due_day", 1),
            Step("signed", "head", "signoff_due_day", 1),
            Step("sent", "head", "report_due_day", 1),
        ),
        Program.RASTRA: (
            Step("quota", "ministry", "quota_due_day", -1),
            Step("list", "office", "list_due_day"),
            Step("spa_prepared", "office", "spa_due_day"),
            Step("spa_approved", "head", "spa_due_day"),
            Step("release", "bulog", "release_due_day", contract="do"),
            Step("delivery", "bulog", "delivery_due_day", contract="bast"),
            Step("handover", "office", "handover_due_day", 1, contract="serah"),
            Step("reconciled", "office", "reconciliation_due_day", 1),
            Step("signed", "head", "signoff_due_day", 1),
            Step("sent", "head", "report_due_day", 1),
        ),
    }
)
PARAMETERS = frozenset(step.due for steps in STEPS.values() for step in steps)


@dataclass(frozen=True)
class OwnDay:
    """Another day for a step in one region: its path, and the day of the month there."""

    path: str
    day: int


@dataclass(frozen=True)
class Entry:
    """One step of one kab/kota's month: who has to take it, until when, whether it is done.

    `place` is the region it is about: the kab/kota, or one within it that has its own day.
    """

    program: Program
    step: Step
    place: str
    due: dt.date | None
    done: bool
    party: str = ""

    def when(self, on: dt.date) -> When:
        """Say how the step stands on a day; the last day itself is in time."""
        if self.done:
            return When.DONE
        if self.due is None:
            return When.UNDATED
        if self.due < on:
            return When.LATE
        return When.DUE if (self.due - on).days <= SOON_DAYS else When.COMING

    def days_late(self, on: dt.date) -> int:
        """Give for how many days it is late, 0 where it is not."""
        return (on - self.due).days if self.due and self.when(on) is When.LATE else 0


def day_in(period: Period, months_later: int, day: int) -> dt.date:
    """Give a day of the month of or around `period`; a month that is shorter has its last day."""
    month = period.shift(months_later)
    return month.last_day.replace(day=min(day, month.last_day.day))


def next_day(months: Collection[int], day: int, on: dt.date) -> dt.date:
    """Give the next such day, today included, that falls into one of the months of the year."""
    period = Period(on.year, on.month)
    while period.month not in months or day_in(period, 0, day) < on:
        period = period.shift(1)
    return day_in(period, 0, day)


def entries(
    program: Program,
    period: Period,
    place: str,
    *,
    done: Collection[str],
    given: Mapping[str, Mapping[str, bool]],
    days: Mapping[str, int],
    exceptions: Mapping[str, Sequence[OwnDay]],
) -> tuple[Entry, ...]:
    """Give the calendar of one kab/kota's month, in the order in which the month runs.

    `done` are the names of steps whose fact holds; `given` says by contract and party whether its
    evidence was accepted; `days` are the days that hold at the kab/kota, by parameter, and
    `exceptions` those of regions within it.
    """
    found: list[Entry] = []
    for step in STEPS[program]:
        if step.months and period.month not in step.months:
            continue
        places = [(place, days.get(step.due))]
        places += [(one.path, one.day) for one in exceptions.get(step.due, ())]
        for where, day in places:
            due = day_in(period, step.months_later, day) if day else None
            for party, is_done in _parties(step, done, given):
                found.append(Entry(program, step, where, due, is_done, party))
    return tuple(found)


def _parties(
    step: Step, done: Collection[str], given: Mapping[str, Mapping[str, bool]]
) -> tuple[tuple[str, bool], ...]:
    if not step.contract:
        return (("", step.name in done),)
    return tuple(given.get(step.contract, {}).items()) or (("", False),)


@dataclass(frozen=True)
class Late:
    """Who is late: how many steps, and for how many days the oldest of them."""

    who: str
    steps: int
    days: int


def ranked(late: Iterable[tuple[str, Entry]], on: dt.date) -> tuple[Late, ...]:
    """Count what is late by whoever the first of each pair names; most steps, then days, first."""
    found: dict[str, tuple[int, int]] = {}
    for who, entry in late:
        days = entry.days_late(on)
        if days:
            steps, most = found.get(who, (0, 0))
            found[who] = (steps + 1, max(most, days))
    lines = (Late(who, steps, days) for who, (steps, days) in found.items())
    return tuple(sorted(lines, key=lambda one: (-one.steps, -one.days, one.who)))
