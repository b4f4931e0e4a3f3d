"""When a month's report is due, and who is late."""

import datetime as dt
from typing import Literal

from salur.kernel.period import Period
from salur.reporting.domain.states import State

# Offices and banks reconcile at each month's end (Banjarmasin, 27 July 2019 [L]); that the report
# is with the province on the tenth is [PK] and holds until programs has a dated parameter.
DUE_DAY = 10
_UP = frozenset({State.SENT, State.ACCEPTED, State.LOCKED})

Standing = Literal["reported", "under_way", "due", "late"]


def due_on(period: Period, due_day: int = DUE_DAY) -> dt.date:
    """Give the last day on which the report of `period` is in time."""
    following = period.shift(1)
    return dt.date(following.year, following.month, due_day)


def standing(state: State | None, period: Period, today: dt.date) -> Standing:
    """Say how a kab/kota stands with its report: who has sent it up has reported."""
    if state in _UP:
        return "reported"
    if today > due_on(period):
        return "late"
    return "due" if state is None else "under_way"
