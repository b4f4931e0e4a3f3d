"""Obstacles that the calendar opens: which late steps stand for one, and when two figures differ.

What follows from each other is one obstacle: who has not reconciled has not signed either. It has
the month in its subject, so that March and April are two; a quota is told for a year at once.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from salur.distribution.domain.calendar import Entry, Whose, day_in
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode

# Step: what it is part of, and the cause of its obstacle.
CHAINS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "quota": ("quota", "QUOTA_LATE"),
        "list": ("list", "LIST_LATE"),
        "order": ("order", "ORDER_LATE"),
        "sp2d": ("sp2d", "SP2D_LATE"),
        "topup": ("topup", "BANK_FILE_LATE"),
        "purchases": ("purchases", "BANK_FILE_LATE"),
        "changes": ("changes", "CHANGES_LATE"),
        "spa_prepared": ("spa", "SPA_LATE"),
        "spa_approved": ("spa", "SPA_LATE"),
        "release": ("release", "DO_LATE"),
        "delivery": ("delivery", "RICE_LATE"),
        "handover": ("handover", "RICE_NOT_HANDED"),
        "reconciled": ("report", "REPORT_LATE"),
        "signed": ("report", "REPORT_LATE"),
        "sent": ("report", "REPORT_LATE"),
    }
)
CALENDAR_CAUSES = (
    *sorted({cause for _chain, cause in CHAINS.values()}), "QUOTA_CONFLICT", "QUOTA_GAP",
)  # fmt: skip
# What a kab/kota owes of which nothing was begun: without a cycle no calendar tells of it.
FIRST_STEPS: Mapping[Program, tuple[str, ...]] = MappingProxyType(
    {Program.BPNT: ("list",), Program.RASTRA: ("list", "spa_approved")}
)


@dataclass(frozen=True)
class Wanted:
    """An obstacle that there should be: its group, and what lies beneath.

    `party` is the name of the bank that a step is asked of, empty where the region tells.
    """

    program: Program
    cause: str
    code: str
    period: Period
    subject: str
    since: dt.date
    whose: Whose
    party: str = ""
    families: int = 0
    rupiah: int = 0
    grams: int = 0
    words: str = ""

    @property
    def group(self) -> tuple[str, str, str, str, str]:
        """What makes it one and the same."""
        return (self.program, self.cause, self.code, self.party, self.subject)


def late_steps(
    found: Iterable[tuple[str, Entry]], period: Period, on: dt.date
) -> tuple[Wanted, ...]:
    """Give the obstacles of late steps, told with the kab/kota of each; of a chain its first."""
    first: dict[tuple[str, str, str, str, str], Wanted] = {}
    for code, entry in found:
        if entry.step.name not in CHAINS or entry.due is None or not entry.days_late(on):
            continue
        chain, cause = CHAINS[entry.step.name]
        one = Wanted(
            entry.program, cause, _digits(entry.place) or code, period, f"{chain} {period}",
            entry.due, entry.step.whose, entry.party,
        )  # fmt: skip
        known = first.get(one.group)
        if known is None or one.since < known.since:
            first[one.group] = one
    return tuple(first[group] for group in sorted(first))


def never_begun(
    program: Program, code: str, period: Period, days: Mapping[str, int], on: dt.date
) -> tuple[Wanted, ...]:
    """Give the obstacles of a kab/kota that has a quota for a month and opened nothing."""
    found = []
    for name in FIRST_STEPS[program]:
        chain, cause = CHAINS[name]
        day = days.get(f"{chain}_due_day")
        due = day_in(period, 0, day) if day else None
        if due is not None and due < on:
            whose: Whose = "head" if chain == "spa" else "office"
            found.append(Wanted(program, cause, code, period, f"{chain} {period}", due, whose))
    return tuple(found)


@dataclass(frozen=True)
class QuotaSaid:
    """What was said of a region's quota for a month: every figure that stands."""

    code: str
    claimed: tuple[int, ...]


def quota_gaps(
    program: Program, period: Period, said: Sequence[QuotaSaid], on: dt.date
) -> tuple[Wanted, ...]:
    """Give where two figures about one quota differ: of one region, or of a province and its parts.

    What the kab/kota add up to is held against their province only where each of them is told once.
    """
    found = [
        Wanted(
            program, "QUOTA_CONFLICT", one.code, period, f"quota {period.year}", on, "ministry",
            families=max(one.claimed) - min(one.claimed),
            words=f"Kuota {one.code}: {' dan '.join(map(_grouped, sorted(one.claimed)))} KPM.",
        )
        for one in said
        if len(one.claimed) > 1
    ]  # fmt: skip
    of = {one.code: one.claimed for one in said}
    for code, claimed in of.items():
        parts = [of[part] for part in of if len(part) == 4 and part.startswith(code)]
        if len(code) != 2 or len(claimed) != 1 or not parts or any(len(one) > 1 for one in parts):
            continue
        added = sum(one[0] for one in parts)
        gap = abs(added - claimed[0])
        if gap:
            words = (
                f"Jumlah {len(parts)} kabupaten/kota {_grouped(added)} KPM, provinsi"
                f" {_grouped(claimed[0])} KPM, selisih {_grouped(gap)} KPM."
            )
            found.append(
                Wanted(program, "QUOTA_GAP", code, period, f"allotment {period.year}", on, "bulog",
                       families=gap, words=words)
            )  # fmt: skip
    return tuple(found)


def once_each(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Leave one of each group: that of its largest figure, the earliest month of those."""
    found: dict[tuple[str, str, str, str, str], Wanted] = {}
    for one in wanted:
        known = found.get(one.group)
        if known is None or (one.families, known.period) > (known.families, one.period):
            found[one.group] = one
    return tuple(found[group] for group in sorted(found))


def with_figures(
    wanted: Iterable[Wanted],
    families: Mapping[tuple[Program, str], int],
    entitled: Mapping[Program, int],
) -> tuple[Wanted, ...]:
    """Say how many families wait beneath each, and for how much: a month of what they are due."""
    found = []
    for one in wanted:
        count = one.families or families.get((one.program, one.code[:4]), 0)
        due = count * entitled.get(one.program, 0)
        is_rice = one.program is Program.RASTRA
        found.append(
            replace(one, families=count, rupiah=0 if is_rice else due, grams=due if is_rice else 0)
        )
    return tuple(found)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _digits(path: str) -> str:
    digits = "".join(path.split(".")[1:])
    return RegionCode(digits).digits if digits else ""
