"""Dates and months as people and spreadsheets write them; never month-first.

Rules: `date_unreadable`, `period_unreadable`.
"""

import datetime as dt
import re

from salur.kernel.period import Period
from tests.oracle.reading.faults import Fault, clean

_MONTHS = {
    "januari": 1,
    "februari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "desember": 12,
}

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2}) +([a-z]+) +([0-9]{4})", re.IGNORECASE)
_TIME = re.compile(r"(.+?)[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?")
# Decision: a spreadsheet serial is five digits (1927 to 2173), a fraction being time of day.
# 20190327 and two-digit years are not dates.
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 (cells have no time zone)


def read_date(text: str) -> dt.date | Fault:
    """Read a day; a time of day behind it is dropped."""
    moment = read_moment(text)
    return moment if isinstance(moment, Fault) else moment.date()


def read_moment(text: str) -> dt.datetime | Fault:
    """Read a day with or without a time of day; without one it is midnight."""
    found = clean(text)
    serial = _SERIAL.fullmatch(found)
    if serial is not None:
        seconds = round(float("0." + (serial[2] or "0")) * 86400)
        return _EPOCH + dt.timedelta(days=int(serial[1]), seconds=seconds)
    timed = _TIME.fullmatch(found)
    try:
        day = _day(timed[1] if timed else found)
        clock = dt.time(int(timed[2]), int(timed[3]), int(timed[4] or 0)) if timed else dt.time()
    except ValueError:
        return Fault("date_unreadable")
    return dt.datetime.combine(day, clock)


def _day(text: str) -> dt.date:
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = _DAY_FIRST.fullmatch(text)
    if numbers is not None:
        return dt.date(int(numbers[4]), int(numbers[3]), int(numbers[1]))
    named = _NAMED.fullmatch(text)
    if named is not None and named[2].lower() in _MONTHS:
        return dt.date(int(named[3]), _MONTHS[named[2].lower()], int(named[1]))
    raise ValueError(text)


_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_SLASH_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_NAMED_MONTH = re.compile(r"([a-z]+) +([0-9]{4})", re.IGNORECASE)


def read_period(text: str) -> tuple[Period, Period] | Fault:
    """Read a month or a range of months, as its first and its last month.

    Decision: each end of a range may be written in any form of a month; a range that runs
    backwards is unreadable.
    """
    ends = clean(text).split("..")
    if len(ends) > 2:
        return Fault("period_unreadable")
    try:
        first, last = _month(clean(ends[0])), _month(clean(ends[-1]))
    except ValueError:
        return Fault("period_unreadable")
    return (first, last) if first <= last else Fault("period_unreadable")


def _month(text: str) -> Period:
    iso = _ISO_MONTH.fullmatch(text)
    if iso is not None:
        return Period(int(iso[1]), int(iso[2]))
    slash = _SLASH_MONTH.fullmatch(text)
    if slash is not None:
        return Period(int(slash[2]), int(slash[1]))
    named = _NAMED_MONTH.fullmatch(text)
    if named is not None and named[1].lower() in _MONTHS:
        return Period(int(named[2]), _MONTHS[named[1].lower()])
    raise ValueError(text)
