"""Sums that the publication kept, at every level, by region, month, bank and class."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salur.kernel.program import Program
from salur.reconciliation.domain import bpnt, rastra
from salur.reconciliation.queries.running import rows_of

SUM_TERMS = (
    "units", "ordered", "credited", "credited_to_order", "over", "without_instruction", "failed",
    "missing", "reversed", "short", "opening", "spent", "returned",
    "quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g",
)  # fmt: skip


@dataclass(frozen=True)
class RegionSum:
    """What happened in one region (and one bank or class, where asked by them), in IDR or grams."""

    code: str
    path: str
    bank: str
    klass: int
    terms: Mapping[str, int]

    @property
    def balance(self) -> int:
        """What lies on the cards of the region, in rupiah."""
        t = self.terms
        return t["credited"] + t["opening"] - t["spent"] - t["returned"]


def total(program: str, period: int, path: str) -> RegionSum:
    """Give the sums of one region (any level) over banks and classes; zeros where nothing is."""
    found = _at([program], [period], [path])
    return _sum(found[0]) if found else RegionSum("", path, "-", 0, dict.fromkeys(SUM_TERMS, 0))


def totals_over_months(program: str, path: str) -> dict[int, RegionSum]:
    """Give the sums of one region by month."""
    return {row[1]: _sum(row) for row in _at([program], None, [path])}


def totals(
    programs: Sequence[str], periods: Sequence[int], paths: Sequence[str], bank: str | None = None
) -> dict[tuple[str, int], RegionSum]:
    """Give the sums of all `paths` together, by (programme, month); of one bank where asked.

    No path may lie within another one.
    """
    return {(row[0], row[1]): _sum(row) for row in _at(programs, periods, paths, bank=bank)}


def months_with_sums(programs: Sequence[str], paths: Sequence[str], until: int) -> tuple[int, ...]:
    """Give the months until `until` in which anything is published at `paths`, newest first.

    Unlike `published_periods` it answers for parts of a kab/kota too.
    """
    values = {"programs": list(programs), "paths": list(paths), "until": until}
    values |= {"levels": sorted({path.count(".") for path in paths})}
    return tuple(row[0] for row in rows_of("months_with_sums", values))


def totals_by_class(
    programs: Sequence[str], periods: Sequence[int], paths: Sequence[str], bank: str | None = None
) -> dict[tuple[str, int], dict[int, RegionSum]]:
    """Give the sums of all `paths` together by (programme, month) and class; see `totals`."""
    found: dict[tuple[str, int], dict[int, RegionSum]] = {}
    for row in _at(programs, periods, paths, bank=bank, by_class=True):
        found.setdefault((row[0], row[1]), {})[row[5]] = _sum(row)
    return found


def added(sums: Iterable[RegionSum]) -> dict[str, int]:
    """Add the terms of several sums; all terms are there, with zeros where nothing is."""
    terms = dict.fromkeys(SUM_TERMS, 0)
    for one in sums:
        for name, value in one.terms.items():
            terms[name] += value
    return terms


def sums_under(
    programs: Sequence[str], period: int, path: str, level: int, bank: str | None = None
) -> dict[str, dict[str, RegionSum]]:
    """Give the sums of every region of `level` under `path`, by programme and code."""
    found: dict[str, dict[str, RegionSum]] = {}
    for row in _under(programs, [period], [path], level, bank):
        found.setdefault(row[0], {})[row[2]] = _sum(row)
    return found


def sums_of_months(
    programs: Sequence[str],
    periods: Sequence[int],
    paths: Sequence[str],
    level: int,
    bank: str | None = None,
) -> dict[tuple[str, int, str], RegionSum]:
    """Give the sums of every region of `level` under `paths`, by (programme, month, code)."""
    rows = _under(programs, periods, paths, level, bank)
    return {(row[0], row[1], row[2]): _sum(row) for row in rows}


def sums_by_region(program: str, period: int, path: str, level: int) -> tuple[RegionSum, ...]:
    """Give the sums of every region of `level` under `path`, by code."""
    return tuple(map(_sum, _under([program], [period], [path], level, None)))


def sums_by_class(program: str, period: int, path: str) -> tuple[RegionSum, ...]:
    """Give the sums of one region by class, in the order of the class table."""
    return tuple(map(_sum, _at([program], [period], [path], by_region=True, by_class=True)))


def sums_by_bank(program: str, period: int, path: str) -> tuple[RegionSum, ...]:
    """Give the sums of one region by bank."""
    return tuple(map(_sum, _at([program], [period], [path], by_region=True, by_bank=True)))


def waterfall(program: str, period: int, path: str) -> dict[str, int]:
    """Give every term of a region's waterfall, in the contract's order: IDR, of rice grams."""
    found = total(program, period, path)
    if program == Program.BPNT:
        terms = {**found.terms, "balance": found.balance}
        return {name: terms[name] for name in bpnt.WATERFALL}
    grams = {name: found.terms[name] for name in rastra.QUANTITIES}
    gaps = rastra.gaps_of(rastra.Quantities(*grams.values()))
    return {**grams, **gaps}


def _at(
    programs: Sequence[str],
    periods: Sequence[int] | None,
    paths: Sequence[str],
    *,
    bank: str | None = None,
    by_region: bool = False,
    by_bank: bool = False,
    by_class: bool = False,
) -> list[tuple[Any, ...]]:
    values: dict[str, object] = {"programs": list(programs), "paths": list(paths), "bank": bank}
    values |= {"periods": None if periods is None else list(periods)}
    values |= {"levels": sorted({path.count(".") for path in paths})}
    values |= {"by_region": by_region, "by_bank": by_bank, "by_class": by_class}
    return rows_of("sums_at", values)


def _under(
    programs: Sequence[str],
    periods: Sequence[int],
    paths: Sequence[str],
    level: int,
    bank: str | None,
) -> list[tuple[Any, ...]]:
    values: dict[str, object] = {"programs": list(programs), "periods": list(periods)}
    values |= {"bank": bank, "paths": list(paths), "level": level}
    values |= {"by_region": True, "by_bank": False, "by_class": False}
    return rows_of("sums_under", values)


def _sum(row: Sequence[Any]) -> RegionSum:
    code, path, bank, klass, *terms = row[2:]
    return RegionSum(
        code, path, bank, klass, {n: int(v) for n, v in zip(SUM_TERMS, terms, strict=True)}
    )
