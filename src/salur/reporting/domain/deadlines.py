"""When a month's report is due, and who is late."""

import datetime as dt
from typing import Literal

from salur.kernel.period import Period
from salur.reporting.domain.states import State

_UP = frozenset({State.SENT, State.ACCEPTED, State.LOCKED})

Standing = Literal["reported", "under_way", "due", "late"]


def due_on(period: Period, due_day: int) -> dt.date:
    """Give the last day on which the report of `period` is in time: in the month after."""
    following = period.shift(1)
    return min(following.first_day + dt.timedelta(days=due_day - 1), following.last_day)


def standing(state: State | None, due: dt.date, today: dt.date) -> Standing:
    """Say how a kab/kota stands with its report: who has sent it up has reported."""
    if state in _UP:
        return "reported"
    if today > due:
        return "late"
    return "due" if state is None else "under_way"
