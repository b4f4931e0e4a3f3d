"""Who is due for a home visit, since when, and why in words; `sql/due/stage.sql` is its twin."""

import datetime as dt
import enum
from dataclasses import dataclass

from salur.kernel.refused import Sentence

# Whoever was a member since ever: nobody knows from when.
EVER = dt.date(2000, 1, 1)
AFTER, AGAIN, VERIFIED = "visit_after_months", "visit_again_months", "verification_years"
PARAMETERS = (AFTER, AGAIN, VERIFIED)
_YEAR = 12


class Why(enum.StrEnum):
    """Why somebody is to be visited."""

    LISTED = "LISTED"
    AGAIN = "AGAIN"
    VERIFY = "VERIFY"


@dataclass(frozen=True)
class Clocks:
    """How long until a first visit, until the next one, and until data are verified anew."""

    after_months: int
    again_months: int
    verified_years: int


@dataclass(frozen=True)
class Known:
    """What is known of a family: a member from when, verified when, visited when."""

    member_from: dt.date | None
    verified_on: dt.date | None
    last_visit: dt.date | None


def due(known: Known, clocks: Clocks, on: dt.date) -> tuple[dt.date, tuple[Why, ...]] | None:
    """Give since when a family is due and why; None where it is not.

    A visit counts as having looked at what is verified.
    """
    days: dict[Why, dt.date] = {}
    if known.last_visit is None:
        days[Why.LISTED] = _later(known.member_from or EVER, clocks.after_months)
    else:
        days[Why.AGAIN] = _later(known.last_visit, clocks.again_months)
    looked = known.verified_on or known.member_from or EVER
    looked = max(looked, known.last_visit or looked)
    days[Why.VERIFY] = _later(looked, clocks.verified_years * _YEAR)
    why = tuple(one for one, day in days.items() if day <= on)
    return (min(days.values()), why) if why else None


def words(known: Known, why: tuple[Why, ...]) -> Sentence:
    """Say why a family is due."""
    said = [_word(known, one) for one in why]
    return Sentence("; ".join(one.id for one in said), "; ".join(one.en for one in said))


def _word(known: Known, why: Why) -> Sentence:
    if why is Why.AGAIN:
        day = _day(known.last_visit)
        return Sentence(f"terakhir dikunjungi {day}", f"last visited {day}")
    if why is Why.VERIFY:
        if known.verified_on is None:
            return Sentence("data belum diverifikasi", "data never verified")
        day = _day(known.verified_on)
        return Sentence(f"data diverifikasi {day}", f"data verified {day}")
    if known.member_from is None:
        return Sentence("sejak awal, belum dikunjungi", "ever since, never visited")
    month = f"{known.member_from:%m/%Y}"
    return Sentence(f"sejak {month}, belum dikunjungi", f"since {month}, never visited")


def _day(day: dt.date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _later(day: dt.date, months: int) -> dt.date:
    """Give the day some months later, the last of its month where it has no such day."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    first_of_next = dt.date(year + (month + 1) // _YEAR, (month + 1) % _YEAR + 1, 1)
    last = (first_of_next - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
