"""Sharing grams out: over the desa of a kecamatan, and over the months of a rapel."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from salur.kernel.period import Period, months_between
from tests.oracle.lines import Line

Range = tuple[Period, Period]
Amounts = dict[tuple[str, Range], int]
Quota = Mapping[tuple[str, Period], int]


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """Share whole grams in proportion; the remainder goes to the first weight not zero.

    Equally where all weights are zero. Decision: a negative total (more rejected than
    arrived) is shared like its positive and negated.
    """
    if total < 0:
        return [-part for part in shares(-total, weights)]
    if not any(weights):
        weights = [1] * len(weights)
    parts = [total * weight // sum(weights) for weight in weights]
    first = next(place for place, weight in enumerate(weights) if weight)
    parts[first] += total - sum(parts)
    return parts


def month_of_range(total: int, code: str, months: Range, quota: Quota, month: Period) -> int:
    """Give the grams of one month of a range, split in proportion to the desa's quota."""
    each = list(months_between(*months))
    parts = shares(total, [quota.get((code, one), 0) for one in each])
    return dict(zip(each, parts, strict=True)).get(month, 0)


def added(lines: Iterable[Line], grams: str) -> Amounts:
    """Add the lines of one desa with the same range."""
    sums: Amounts = defaultdict(int)
    for line in lines:
        sums[line["kode_wilayah"], line["periode"]] += line[grams]
    return dict(sums)


def shared_out(lines: Iterable[Line], grams: str, requested: Amounts) -> Amounts:
    """Add the lines per desa and range, those of a kecamatan shared out first.

    Decision: each document is shared out by itself ("a `do` … is first shared out"), over the
    desa with an SPA of the same range above zero, the remainder to the smallest such code.
    Where there is no such desa nothing says whose rice it is: it stays with the kecamatan.
    """
    sums: Amounts = defaultdict(int)
    for line in lines:
        code, months = line["kode_wilayah"], line["periode"]
        for desa, part in _over_desa(code, months, line[grams], requested).items():
            sums[desa, months] += part
    return dict(sums)


def desa_asking(code: str, months: Range, requested: Amounts) -> dict[str, int]:
    """Give the desa of a kecamatan that asked for exactly this range, smallest code first."""
    return {
        desa: grams
        for (desa, asked), grams in sorted(requested.items())
        if desa.startswith(code) and asked == months and grams > 0
    }


def _over_desa(code: str, months: Range, total: int, requested: Amounts) -> dict[str, int]:
    asking = desa_asking(code, months, requested) if len(code) < 10 else {}
    if not asking:
        return {code: total}
    return dict(zip(asking, shares(total, list(asking.values())), strict=True))
