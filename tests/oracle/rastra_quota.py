"""Quotas: which count, which contradict each other, which the list doesn't fill."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from salur.kernel.period import Period, months_between
from tests.oracle.lines import Line
from tests.oracle.rastra_result import Unfilled


def conflicting(lines: Sequence[Line]) -> list[Line]:
    """Give the lines that contradict another on the quota of a region in some month.

    Decision: "error on both" holds both lines back, with all their months. Different means
    another number of families: the same number under another decree is the same quota and
    counts once. What the contract says of a desa holds for every level.
    """
    given: dict[tuple[str, Period], set[int]] = defaultdict(set)
    for line in lines:
        for month in months_between(*line["periode"]):
            given[line["kode_wilayah"], month].add(line["kpm"])
    return [
        line
        for line in lines
        if any(
            len(given[line["kode_wilayah"], month]) > 1
            for month in months_between(*line["periode"])
        )
    ]


def quota_kpm(lines: Sequence[Line]) -> dict[tuple[str, Period], int]:
    """Give the families of each region's quota, by code and month."""
    return {
        (line["kode_wilayah"], month): line["kpm"]
        for line in lines
        for month in months_between(*line["periode"])
    }


def unfilled(
    quota: Mapping[tuple[str, Period], int], listed: Mapping[str, str], month: Period
) -> dict[str, Unfilled]:
    """Give the quotas of the month that the list doesn't fill, at every level they were given."""
    found = {}
    for (code, when), kpm in sorted(quota.items()):
        families = sum(desa.startswith(code) for desa in listed.values())
        if when == month and kpm > families:
            found[code] = Unfilled(code, kpm, families)
    return found
