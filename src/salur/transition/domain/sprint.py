"""The data sprint: what keeps a family from its card, who acts, and where work frees most soonest.

A family is unlocked when everything that keeps it is repaired. No two families share a repair, so
the work on a family is the sum of its own repairs, and only the way to the desa is shared. One
worker who finishes each desa in one tour leaves the families waiting least, all waits added, with
the desa by families per minute (Smith's rule: exchanging two neighbours changes nothing for
others) and within a desa the shortest work first. Both are exact under that plan. A second tour to
the same desa for what takes long is no part of it: there the ranking is a good rule, not a proof.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

_HOUR = 60


class Act(enum.StrEnum):
    """What has to be done, and with that by whom."""

    VISIT = "VISIT"  # the family is visited
    OFFICE = "OFFICE"  # corrected at the office, from papers that are there
    BANK = "BANK"  # the bank must act; the office asks and follows up
    DUKCAPIL = "DUKCAPIL"  # the population office must act


# Ours to repair; the others are asked and waited for.
OWN = frozenset({Act.VISIT, Act.OFFICE})

# The rules of quality that keep a family from an account or from being paid, by who repairs them.
# A rule about accounts and cards is not among them, for how they stand is told by the register
# itself; nor one about freshness, which keeps nobody from a card.
RULES: Mapping[str, Act] = MappingProxyType(
    dict.fromkeys(
        (
            "address_missing", "birth_date_missing", "dukcapil_deceased", "employer_listed",
            "head_missing", "mother_missing", "name_missing", "nik_filler", "nik_malformed",
            "nik_missing", "nik_shared", "kk_filler", "kk_malformed", "kk_shared",
            "name_placeholder", "head_placeholder", "mother_placeholder", "name_only_title",
            "pengurus_too_old", "pengurus_too_young",
        ),
        Act.VISIT,
    )
    | dict.fromkeys(
        (
            "birth_date_unreadable", "birth_in_future", "head_not_member", "name_with_digits",
            "identifier_damaged_by_spreadsheet", "identifier_malformed", "key_repeated",
            "nik_birth_date_differs", "nik_sex_differs", "region_malformed", "region_missing",
            "region_not_valid_at_date", "region_unknown", "value_not_allowed",
        ),
        Act.OFFICE,
    )
    | dict.fromkeys(("account_shared", "card_shared"), Act.BANK)
    | dict.fromkeys(("dukcapil_never_matched", "dukcapil_not_matched"), Act.DUKCAPIL)
)  # fmt: skip

# How an account or card stands where it keeps the family, and the parameter of minutes for it.
STAGES: Mapping[str, tuple[Act, str]] = MappingProxyType(
    {
        "NO_ACCOUNT": (Act.BANK, "sprint_account_minutes"),
        "FAILED": (Act.OFFICE, "sprint_failed_minutes"),
        "BLOKIR": (Act.BANK, "sprint_account_minutes"),
        "NO_CARD": (Act.BANK, "sprint_card_minutes"),
        "UNREPORTED": (Act.BANK, "sprint_card_minutes"),
        "CETAK": (Act.BANK, "sprint_card_minutes"),
        "DI_CABANG": (Act.BANK, "sprint_card_minutes"),
        "KEMBALI": (Act.BANK, "sprint_card_minutes"),
        "DIGANTI": (Act.BANK, "sprint_card_minutes"),
        "MINTA_GANTI": (Act.BANK, "sprint_card_minutes"),
        "RUSAK": (Act.BANK, "sprint_card_minutes"),
        "HILANG": (Act.BANK, "sprint_card_minutes"),
        "BLOKIR_PIN": (Act.BANK, "sprint_card_minutes"),
        "TIDAK_TERDISTRIBUSI": (Act.VISIT, "sprint_visit_minutes"),
        "TERDISTRIBUSI": (Act.VISIT, "sprint_visit_minutes"),
    }
)
HELD = "sprint_held_minutes"  # a family that a berita acara holds, and only another lets go
TRAVEL = "sprint_travel_minutes"
PACE_DAYS = "sprint_pace_days"
PARAMETERS = (*sorted({name for _, name in STAGES.values()}), HELD, TRAVEL, PACE_DAYS)
OTHER = "suspended"  # suspended for a reason that has no rule any more


@dataclass(frozen=True)
class Cause:
    """One thing that keeps a family: who acts, and how many minutes the work of one family is."""

    code: str
    act: Act
    minutes: int


@dataclass(frozen=True)
class Desa:
    """The work in one desa: the minutes of each blocked family, and of the way there.

    `travel` is 0 where nobody is visited.
    """

    code: str
    minutes: tuple[int, ...]
    travel: int = 0

    @property
    def total(self) -> int:
        """All minutes, the way there once."""
        return sum(self.minutes) + self.travel


@dataclass(frozen=True)
class Load:
    """A desa that is given to somebody: how long the work there takes, the way included."""

    code: str
    path: str
    minutes: int


@dataclass(frozen=True)
class Worker:
    """Somebody who works in the field: where, and how many minutes of work are theirs already."""

    key: str
    paths: tuple[str, ...]
    minutes: int = 0


@dataclass(frozen=True)
class Point:
    """How many families were blocked on a day."""

    day: dt.date
    families: int


@dataclass(frozen=True)
class Pace:
    """Families unlocked per day over the last days, and the day it ends if that goes on.

    `ends` is None where nothing was unlocked on balance; a sprint with nobody left has ended.
    """

    per_day: Fraction
    ends: dt.date | None
    is_late: bool


def rate(one: Desa) -> float:
    """Give the families unlocked per hour of work; 0 where nobody is blocked."""
    return len(one.minutes) * _HOUR / one.total if one.total else 0.0


def ranked(desa: Iterable[Desa]) -> tuple[Desa, ...]:
    """Give the desa in the order that unlocks most families soonest, ties by code."""
    return tuple(sorted(desa, key=lambda one: (-rate(one), one.code)))


def waiting(desa: Sequence[Desa]) -> int:
    """Add up how long each family waits where the desa are done in this order by one worker."""
    clock = waited = 0
    for one in desa:
        clock += one.travel
        for minutes in sorted(one.minutes):
            clock += minutes
            waited += clock
    return waited


def shared_out(desa: Iterable[Load], workers: Iterable[Worker]) -> dict[str, str]:
    """Give each desa to whoever reaches it and has least to do by then, in the order given.

    A desa that nobody reaches is given to nobody; nobody's share grows by more than it must.
    """
    busy = {one.key: one for one in workers}
    given: dict[str, str] = {}
    for one in desa:
        able = [each for each in busy.values() if _reaches(each, one.path)]
        if not able:
            continue
        chosen = min(able, key=lambda each: (each.minutes, each.key))
        busy[chosen.key] = Worker(chosen.key, chosen.paths, chosen.minutes + one.minutes)
        given[one.code] = chosen.key
    return given


def pace(points: Sequence[Point], days: int, target: dt.date) -> Pace | None:
    """Give the pace of the last `days`, None before there are two days to compare."""
    if len(points) < 2:
        return None
    last = points[-1]
    since = last.day - dt.timedelta(days=days)
    first = next(one for one in points if one.day >= since)
    if first.day == last.day:
        first = points[-2]
    per_day = Fraction(first.families - last.families, (last.day - first.day).days)
    if last.families == 0:
        return Pace(per_day, last.day, last.day > target)
    if per_day <= 0:
        return Pace(per_day, None, is_late=True)
    needed = -(-last.families // per_day)
    ends = _after(last.day, int(needed))
    return Pace(per_day, ends, ends is None or ends > target)


def ideal(start: Point, target: dt.date, day: dt.date) -> Fraction:
    """Give how many families would still be blocked on `day` on a straight way to the target."""
    whole = (target - start.day).days
    gone = min(max((day - start.day).days, 0), whole)
    return Fraction(start.families * (whole - gone), whole)


def _after(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:  # so slow that no calendar has that day
        return None


def _reaches(one: Worker, path: str) -> bool:
    return any(f"{path}.".startswith(f"{root}.") for root in one.paths)
