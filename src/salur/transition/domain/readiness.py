"""Readiness for the card: which gates an area must pass, who acts, and when it will have.

A gate is counted in whole things per desa: families, or the desa itself where it holds or does
not. So what is missing adds up from desa to province, and an area has passed a gate when nothing
of it is missing in any of its desa.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from salur.kernel.period import Period


class Gate(enum.StrEnum):
    """What must stand before the first card month."""

    LIST = "LIST"  # families whose data let them be paid
    ACCOUNTS = "ACCOUNTS"  # families with an account that opened
    CARDS = "CARDS"  # families whose card is handed over and active
    SHOPS = "SHOPS"  # families for whom shops within reach have room
    NETWORK = "NETWORK"  # a terminal in the kecamatan, and a network that was tested
    BANK = "BANK"  # a bank that serves the kab/kota
    TIKOR = "TIKOR"  # the decree of the coordination team
    SOCIALISED = "SOCIALISED"  # socialisation, with its berita acara


class Owner(enum.StrEnum):
    """Who must act where a gate is not passed."""

    DINSOS = "DINSOS"
    BANK = "BANK"
    KABKOTA = "KABKOTA"
    KEMENSOS = "KEMENSOS"


@dataclass(frozen=True)
class Rule:
    """One gate: whose it is, what it counts, and the parameter of the share that is enough."""

    owner: Owner
    counts: Literal["families", "desa"]
    share: str = ""


GATES: Mapping[Gate, Rule] = MappingProxyType(
    {
        Gate.LIST: Rule(Owner.DINSOS, "families", "ready_list_permille"),
        Gate.ACCOUNTS: Rule(Owner.BANK, "families", "ready_accounts_permille"),
        Gate.CARDS: Rule(Owner.BANK, "families", "ready_cards_permille"),
        Gate.SHOPS: Rule(Owner.BANK, "families", "ready_shops_permille"),
        Gate.NETWORK: Rule(Owner.BANK, "desa"),
        Gate.BANK: Rule(Owner.KEMENSOS, "desa"),
        Gate.TIKOR: Rule(Owner.KABKOTA, "desa"),
        Gate.SOCIALISED: Rule(Owner.DINSOS, "desa"),
    }
)
# What is known of each family decides these; room in shops is shared out among all of a kecamatan.
BY_FAMILY = frozenset({Gate.LIST, Gate.ACCOUNTS, Gate.CARDS})
PACE = "ready_pace_days"
CAPACITY = "shop_capacity"
FEWEST = "min_kpm_for_edc"
PARAMETERS = (*(rule.share for rule in GATES.values() if rule.share), PACE, CAPACITY, FEWEST)


class FactKind(enum.StrEnum):
    """What people record about an area, because no file tells it."""

    NETWORK = "NETWORK"  # tested: signal yes or no, of which operator
    ACCESS = "ACCESS"  # by land, river, sea or air
    TIKOR = "TIKOR"  # decree, by number and day
    SOCIALISED = "SOCIALISED"  # berita acara, by number and day


ACCESS = ("LAND", "RIVER", "SEA", "AIR")
NUMBERED = (FactKind.TIKOR, FactKind.SOCIALISED)


class Point(NamedTuple):
    """What was missing of a gate on a day."""

    day: dt.date
    missing: int


class Forecast(enum.StrEnum):
    """Whether and when a gate is passed at the pace of the last weeks."""

    PASSED = "PASSED"
    EXPECTED = "EXPECTED"
    STALLED = "STALLED"  # not at this pace
    UNKNOWN = "UNKNOWN"  # counted once: there is no pace yet


@dataclass(frozen=True)
class Reached:
    """When a gate is passed; the day is there where it is passed or expected."""

    forecast: Forecast
    day: dt.date | None = None


def reached(points: Sequence[Point], pace_days: int) -> Reached:
    """Say when nothing is missing any more, at the pace of the last `pace_days`.

    The pace is what fell between the newest count and the oldest that is not older than that.
    """
    known = sorted(points)
    if not known:
        return Reached(Forecast.UNKNOWN)
    last = known[-1]
    if last.missing <= 0:
        return Reached(Forecast.PASSED, last.day)
    since = last.day - dt.timedelta(days=pace_days)
    first = next(one for one in known if one.day >= since)
    days, fell = (last.day - first.day).days, first.missing - last.missing
    if days == 0:
        return Reached(Forecast.UNKNOWN)
    if fell <= 0:
        return Reached(Forecast.STALLED)
    more = -(-last.missing * days // fell)  # whole days, rounded up
    try:
        return Reached(Forecast.EXPECTED, last.day + dt.timedelta(days=more))
    except OverflowError:
        return Reached(Forecast.STALLED)


def all_reached(found: Iterable[Reached]) -> Reached:
    """Say when the last of several gates is passed; one that never is decides."""
    known = list(found)
    for never in (Forecast.STALLED, Forecast.UNKNOWN):
        if any(one.forecast is never for one in known):
            return Reached(never)
    days = [one.day for one in known if one.day is not None]
    if not days:
        return Reached(Forecast.UNKNOWN)
    passed = all(one.forecast is Forecast.PASSED for one in known)
    return Reached(Forecast.PASSED if passed else Forecast.EXPECTED, max(days))


def first_month(ready: Reached, list_due_day: int, earliest: Period) -> Period | None:
    """Give the first month whose list is frozen on or after the day an area is ready.

    A month's list is frozen on `list_due_day` of that month; never before `earliest`, None where
    the area is not ready at this pace.
    """
    if ready.day is None:
        return None
    month = Period(ready.day.year, ready.day.month)
    if ready.day.day > list_due_day:
        month = month.shift(1)
    return max(month, earliest)


def required(families: int, permille: int) -> int:
    """Give how many of so many families are enough, rounded up."""
    return -(-families * permille // 1000)
