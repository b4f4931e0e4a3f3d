"""What the demo is asked to make, and the few facts that all its steps share."""

import datetime as dt
from dataclasses import dataclass

from salur.kernel.period import Period, months_between

PROVINCES = ("62", "63", "64", "65")
MONTHS = tuple(months_between(Period(2019, 3), Period(2019, 5)))
# People and parties are there before the first month begins.
BEGIN = dt.datetime(2019, 1, 2, 8, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Asked:
    """How large a world, and out of which seed."""

    families: int
    seed: int


def month_end(period: Period) -> dt.datetime:
    """Give when the files of a month have come in: the morning after it ended."""
    return dt.datetime.combine(period.shift(1).first_day, dt.time(1), dt.UTC)
