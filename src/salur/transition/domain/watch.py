"""After the change: the first three months on the card of a desa, beside desa that are used to it.

A share is held against the median of comparable desa. It warns where it lies more points above it
than chance explains: were the true share the median and those points, so many families or more
would be met with a chance of at most the dated per mille (exact binomial, in whole numbers). So a
tiny desa does not warn by noise, one family more never lowers a level, and one that is served more
never raises it. Shops are held against their capacity instead.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from salur.kernel.period import Period

MONTHS = 3  # that are watched
FEWEST_COMPARED, MOST_COMPARED = 5, 30  # desa: fewer make no median, more tell nothing new
PERMILLE = 1000


class Measure(enum.StrEnum):
    """What is watched of a desa's month."""

    UNUSED = "UNUSED"  # credited, and nothing bought
    SILENT = "SILENT"  # credited since the change, and never bought anything
    IDLE = "IDLE"  # money lay there when the month began, and nobody touched it
    FAILED = "FAILED"  # ordered, and not credited
    COMPLAINTS = "COMPLAINTS"  # complaints that came from there in the month
    SHOPS = "SHOPS"  # shops that served more families than they can


# What comparable desa have a share of; a silent card is one by the change itself.
COMPARED = (Measure.UNUSED, Measure.IDLE, Measure.FAILED, Measure.COMPLAINTS)


class Level(enum.IntEnum):
    """How loud a warning is."""

    CALM = 0
    WATCH = 1
    WARN = 2


class Access(enum.IntEnum):
    """Where families of a desa find a shop."""

    DESA = 0
    KECAMATAN = 1
    NOWHERE = 2


@dataclass(frozen=True)
class Rules:
    """What is dated: points above the median, chance, days after which a desa is used to cards.

    `chance` is in per mille; `overload` is the per cent of its capacity from which a shop's load
    is a warning and not only to be watched.
    """

    watch_points: int
    warn_points: int
    chance: int
    settled_days: int
    overload: int


@dataclass(frozen=True)
class Count:
    """So many of so many."""

    hits: int
    of: int


@dataclass(frozen=True)
class DesaMonth:
    """What is published of a desa's month on the card."""

    code: str
    period: int
    families: int
    counts: Mapping[Measure, Count]


@dataclass(frozen=True)
class Place:
    """A desa as others are compared with it; `first` is its first month on the card, if known."""

    code: str
    families: int
    access: Access
    first: int | None
    had_rice: bool


@dataclass(frozen=True)
class Chosen:
    """The desa that one is compared with, and how far the rule had to be widened for them."""

    codes: tuple[str, ...]
    widened: int


@dataclass(frozen=True)
class Judged:
    """One measure of a desa's month: median and rank among those compared, None without any."""

    measure: Measure
    count: Count
    median: int | None
    rank: int | None
    level: Level | None
    most: int | None = None


def months_since(first: int, period: int) -> int:
    """Give the number of a month on the card, 1 for the first."""
    one, other = Period.from_number(first), Period.from_number(period)
    return (other.year - one.year) * 12 + other.month - one.month + 1


def settled(places: Iterable[Place], period: int, rules: Rules) -> tuple[Place, ...]:
    """Give the desa that are used to the card in a month: those that others are compared with.

    It is theirs for the settled days, or nobody knows of any rice before it.
    """
    month = Period.from_number(period).first_day
    return tuple(
        each
        for each in places
        if each.families > 0 and each.first is not None and each.first <= period
        and (not each.had_rice
             or (month - Period.from_number(each.first).first_day).days >= rules.settled_days)
    )  # fmt: skip


def comparable(one: Place, among: Iterable[Place]) -> Chosen:
    """Give the desa that `one` is compared with, of those of its province that are settled.

    Wanted are those with half to double the families and the same access to shops; where they are
    too few the access is let go, then the size. Of those found the nearest in size count, ties by
    code; still too few: nobody.
    """
    others = [each for each in among if each.code != one.code]
    alike = [each for each in others if one.families <= 2 * each.families <= 4 * one.families]
    near = [each for each in alike if each.access is one.access]
    for widened, found in enumerate((near, alike, others)):
        if len(found) >= FEWEST_COMPARED:
            found.sort(key=lambda each: (abs(each.families - one.families), each.code))
            return Chosen(tuple(each.code for each in found[:MOST_COMPARED]), widened)
    return Chosen((), MONTHS)


def judged(measure: Measure, count: Count, others: Sequence[Count], rules: Rules) -> Judged:
    """Hold a count against those of the comparable desa; the rank is 1 where no share is higher."""
    shares = sorted(Fraction(each.hits, each.of) for each in others if each.of > 0)
    if not shares or count.of == 0:
        return Judged(measure, count, None, None, None)
    median = int(_middle(shares) * PERMILLE)
    own = Fraction(count.hits, count.of)
    rank = 1 + sum(share > own for share in shares)
    return Judged(measure, count, median, rank, level(count, median, rules))


def judged_shops(loads: Sequence[tuple[int, int]], rules: Rules) -> Judged:
    """Judge the shops of a desa, given as (families served, capacity) each."""
    over = [(served, capacity) for served, capacity in loads if served > capacity]
    most = max((served for served, _ in loads), default=None)
    found = Level.WATCH if over else Level.CALM
    if any(served * 100 > capacity * rules.overload for served, capacity in over):
        found = Level.WARN
    count = Count(len(over), len(loads))
    return Judged(Measure.SHOPS, count, None, None, found if loads else None, most)


def level(count: Count, median: int, rules: Rules) -> Level:
    """Give the level of a count beside a median in per mille."""
    for found, points in ((Level.WARN, rules.warn_points), (Level.WATCH, rules.watch_points)):
        if is_beyond_chance(count, median + 10 * points, rules.chance):
            return found
    return Level.CALM


def is_beyond_chance(count: Count, share: int, chance: int) -> bool:
    """Say whether so many hits, or more, have at most the chance where the share is true.

    Both in per mille; exact, in whole numbers.
    """
    if share >= PERMILLE or PERMILLE * count.hits <= share * count.of:
        return False
    if share == 0:
        return True  # there would be none at all
    # What has so many hits or more, each weighed by share^hits * rest^misses; all weigh 1000^of.
    rest, tail = PERMILLE - share, 0
    weight: int = share**count.of
    for hits in range(count.of, count.hits - 1, -1):
        tail += weight
        weight = weight * hits * rest // ((count.of - hits + 1) * share)
    return bool(tail * PERMILLE <= chance * PERMILLE**count.of)


def loudest(found: Iterable[Judged]) -> Level | None:
    """Give the highest level of several, None where none could be judged."""
    return max((one.level for one in found if one.level is not None), default=None)


def _middle(shares: Sequence[Fraction]) -> Fraction:
    half = len(shares) // 2
    return shares[half] if len(shares) % 2 else (shares[half - 1] + shares[half]) / 2
