"""A compiled report: what a province, a Wilayah or the ministry passes on, complete and adding up.

It counts only what was signed and accepted beneath it and names what is missing, so that

    counted + what its kab/kota published since they signed + missing = what is published.

A content of which this is not true cannot be made, so none can be signed.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.ladder import Tier, Why
from salur.reporting.domain.parts import Letterhead, Party, Previous
from salur.reporting.domain.waterfall import (
    DoesNotAddUp,
    MoneyWaterfall,
    RiceWaterfall,
    Waterfall,
    terms,
)

NO_REGION = "-"  # the code of what is published without a kab/kota


@dataclass(frozen=True)
class CountedRow:
    """One kab/kota as it was signed; `moved` is what it published since, by the columns."""

    code: str
    name: str
    province: str
    report_id: str
    number: str
    version: int
    digest: str
    units: int
    waterfall: Waterfall
    moved_units: int
    moved: tuple[int, ...]

    @property
    def has_moved(self) -> bool:
        """Whether what is published now differs from what was signed."""
        return bool(self.moved_units) or any(self.moved)


@dataclass(frozen=True)
class MissingRow:
    """One kab/kota that is not counted, why, and what is published of it."""

    code: str
    name: str
    province: str
    why: Why
    units: int
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class PassedRow:
    """One letter from the rung beneath that the counted figures came with."""

    code: str
    name: str
    compilation_id: str
    number: str
    version: int
    digest: str
    units: int
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class ChangedRow:
    """One kab/kota whose counted figures differ from the version before; zeros where not counted.

    `families` is how many units changed on the way, `evidence` the files that are new to it.
    """

    code: str
    name: str
    units_before: int
    units_after: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    families: int = 0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compilation:
    """The content of one compiled report of a month and programme.

    Refuses (DoesNotAddUp) rows whose sums differ from the waterfall, from the letters that they
    came with, or together with what is missing from what is published.
    """

    program: Program
    tier: Tier
    number: str
    version: int
    period: Period
    code: str
    name: str
    letterhead: Letterhead
    date: dt.date
    sender: Party
    waterfall: Waterfall
    counted: tuple[CountedRow, ...]
    passed: tuple[PassedRow, ...]
    missing: tuple[MissingRow, ...]
    published_units: int
    published: tuple[int, ...]
    notes: tuple[str, ...] = ()
    previous: Previous | None = None
    changed: tuple[ChangedRow, ...] = ()
    training: bool = False

    def __post_init__(self) -> None:
        if (self.version == 1) != (self.previous is None):
            raise ValueError("the first version corrects none, every later one corrects one")
        if self.waterfall != added(self.program, (row.waterfall for row in self.counted)):
            raise DoesNotAddUp("the waterfall is not the sum of what is counted")
        if self.tier is not Tier.PROVINCE:
            _check("the letters", (row.amounts for row in self.passed), self.amounts)
            _check("the letters' units", ((row.units,) for row in self.passed), (self.units,))
        moved = (row.moved for row in self.counted)
        parts = [self.amounts, *moved, *(row.amounts for row in self.missing)]
        _check("counted, moved and missing", parts, self.published)
        counts = [self.units, *(row.moved_units for row in self.counted)]
        counts += [row.units for row in self.missing]
        _check("units", ((one,) for one in counts), (self.published_units,))

    @property
    def units(self) -> int:
        """How many units are counted: accounts for BPNT, desa for Rastra."""
        return sum(row.units for row in self.counted)

    @property
    def amounts(self) -> tuple[int, ...]:
        """The counted amounts, by the columns of the programme."""
        return amounts_of(self.program, self.waterfall)

    @property
    def moved(self) -> tuple[CountedRow, ...]:
        """Every kab/kota that published something else since it signed."""
        return tuple(row for row in self.counted if row.has_moved)


def amounts_of(program: Program, waterfall: Waterfall) -> tuple[int, ...]:
    """Give the amounts of `columns(program)`."""
    stated = terms(waterfall)
    return tuple(stated[name] for name in columns(program))


def waterfall_from(program: Program, stated: Mapping[str, int]) -> Waterfall:
    """Give the waterfall of a programme from its terms; DoesNotAddUp where they contradict."""
    kind = MoneyWaterfall if program is Program.BPNT else RiceWaterfall
    return kind(**{name: stated[name] for name in kind.__dataclass_fields__})


def added(program: Program, waterfalls: Iterable[Waterfall]) -> Waterfall:
    """Add waterfalls term by term; all zeros where there is none."""
    kind = MoneyWaterfall if program is Program.BPNT else RiceWaterfall
    sums = dict.fromkeys(kind.__dataclass_fields__, 0)
    for one in waterfalls:
        for name, value in terms(one).items():
            sums[name] += value
    return waterfall_from(program, sums)


def total(rows: Iterable[Sequence[int]], width: int) -> tuple[int, ...]:
    """Add rows of amounts column by column."""
    sums: tuple[int, ...] = (0,) * width
    for row in rows:
        sums = tuple(one + other for one, other in zip(sums, row, strict=True))
    return sums


def less(whole: Sequence[int], part: Sequence[int]) -> tuple[int, ...]:
    """Give what is left of each column."""
    return tuple(one - other for one, other in zip(whole, part, strict=True))


def changed_rows(before: Compilation, after: Compilation) -> tuple[ChangedRow, ...]:
    """Give every kab/kota whose counted figures differ between two versions, by code."""
    was = {row.code: row for row in before.counted}
    now = {row.code: row for row in after.counted}
    nothing = (0,) * len(columns(after.program))
    found = []
    for code in sorted({*was, *now}):
        old, new = was.get(code), now.get(code)
        if old and new and (old.units, old.waterfall) == (new.units, new.waterfall):
            continue
        known = new or old
        assert known is not None, "a code is of one of the two"
        found.append(
            ChangedRow(
                code,
                known.name,
                old.units if old else 0,
                new.units if new else 0,
                amounts_of(before.program, old.waterfall) if old else nothing,
                amounts_of(after.program, new.waterfall) if new else nothing,
            )
        )
    return tuple(found)


def rests_on(content: Compilation) -> frozenset[str]:
    """Give the digests of all that a compiled report counts: what makes it outdated."""
    if content.tier is Tier.PROVINCE:
        return frozenset(row.digest for row in content.counted)
    return frozenset(row.digest for row in content.passed)


def _check(name: str, parts: Iterable[Sequence[int]], stated: Sequence[int]) -> None:
    reckoned = total(parts, len(stated))
    if reckoned != tuple(stated):
        raise DoesNotAddUp(f"{name} add up to {reckoned}, stated is {tuple(stated)}")
