"""Months, and ranges of months: the only calendar unit that aid is counted in."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True)
class Period:
    """One calendar month, ordered by time."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"not a month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the ISO form `2019-03`; ValueError for anything else."""
        found = _ISO_MONTH.fullmatch(text)
        if found is None:
            raise ValueError(f"not a month in the form 2019-03: {text!r}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def from_number(cls, number: int) -> "Period":
        """Read the number form, year times 100 plus month: 201903."""
        return cls(number // 100, number % 100)

    @property
    def number(self) -> int:
        """Year times 100 plus month, the form that tables are keyed by: 201903."""
        return self.year * 100 + self.month

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def shift(self, months: int) -> "Period":
        """Give the month that lies `months` later (earlier when negative)."""
        ordinal = self.year * 12 + self.month - 1 + months
        return Period(ordinal // 12, ordinal % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def months_between(first: Period, last: Period) -> Iterator[Period]:
    """Give every month from `first` to `last`, both included."""
    month = first
    while month <= last:
        yield month
        month = month.shift(1)
