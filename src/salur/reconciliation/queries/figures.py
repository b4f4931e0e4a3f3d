"""The units beneath a figure, and the same as it was known at an earlier moment.

A month's figures now come from the sums that its publication kept. Versions say since when and
until when each unit counted, so that any past moment can be added up again; a moment before the
first publication has nothing, which is told as None and never as zero. Banks and Bulog do not see
versions and therefore no past.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from salur.kernel.program import Program
from salur.places.queries import digits_of
from salur.reconciliation.domain.figures import TERMS, amount_of
from salur.reconciliation.queries.running import rows_of
from salur.reconciliation.queries.sums import SUM_TERMS, RegionSum, added, totals, totals_by_class

UnitKey = tuple[str, int, int]
_KAB = 4  # digits
_DIGITS = (0, 2, 4, 6, 10)


@dataclass(frozen=True)
class Figure:
    """One figure: a term of a month at or under `path`, of one class or bank where they are given.

    `known` is the moment it is looked at from; None is now.
    """

    program: str
    period: int
    path: str
    term: str
    klass: int | None = None
    bank: str | None = None
    known: dt.datetime | None = None


@dataclass(frozen=True)
class FigureUnit:
    """One account's or desa's month beneath a figure, with the amount it gives; of rice no family.

    The account shows its last four digits only.
    """

    id: int
    code: str
    last4: str | None
    id_kpm: str | None
    kode_wilayah: str | None
    bank: str | None
    klass: int
    findings: tuple[str, ...]
    since: int
    amount: int

    @property
    def key(self) -> UnitKey:
        """Where the page after this row begins."""
        return (self.code, self.klass, self.id)


def units_of_figure(
    figure: Figure, *, after: UnitKey | None = None, size: int = 50
) -> tuple[FigureUnit, ...]:
    """Give the units beneath a figure by kab/kota, class and id, beyond a key."""
    code, klass, identity = after or (None, None, None)
    classes = TERMS[figure.program][figure.term].classes
    if figure.klass is not None:
        classes = tuple({figure.klass} & set(classes))
    values = _values(figure) | {
        "term": figure.term, "classes": list(classes), "size": size,
        "key_code": code, "key_class": klass, "key_id": identity,
    }  # fmt: skip
    rows = rows_of(f"{_kind(figure)}_units{'' if figure.known is None else '_then'}", values)
    return tuple(FigureUnit(*(*row[:7], tuple(row[7]), *row[8:])) for row in rows)


def figure_total(figure: Figure, roots: Sequence[str]) -> int | None:
    """Give what a figure adds up to at `roots`; None where nothing was published by then.

    Now it comes from the kept sums, then from the units that counted.
    """
    programs, periods = [figure.program], [figure.period]
    if figure.known is not None:
        found = sums_then(figure, _level(figure.path))
        sums = [one for one in found or () if figure.klass in (None, one.klass)]
        return None if found is None else amount_of(figure.term, added(sums))
    if figure.klass is None:
        one = totals(programs, periods, roots, figure.bank).get((figure.program, figure.period))
        return None if one is None else amount_of(figure.term, one.terms)
    classes = totals_by_class(programs, periods, roots, figure.bank)
    by_class = classes.get((figure.program, figure.period))
    if by_class is None:
        return None
    return amount_of(figure.term, added([by_class[k] for k in by_class if k == figure.klass]))


def sums_then(figure: Figure, level: int) -> tuple[RegionSum, ...] | None:
    """Give the sums of every region of `level` under the figure's path as they were known.

    By region and class; None where nothing was published at that moment.
    """
    values = _values(figure) | {"digits": _DIGITS[level]}
    rows = rows_of(f"{_kind(figure)}_sums_then", values)
    sums = [
        RegionSum(code, "", "-", klass, dict(zip(SUM_TERMS, terms, strict=True)))
        for code, klass, *terms in rows
    ]
    return tuple(sums) if sums or was_published(figure) else None


def was_published(figure: Figure) -> bool:
    """Say whether anything of the month under the figure's path was published at its moment."""
    return bool(published_until(figure))


def published_until(figure: Figure) -> tuple[dt.datetime, ...]:
    """Give when each kab/kota under the figure's path last changed by its moment, newest first."""
    return tuple(row[0] for row in rows_of("published_until", _values(figure)))


def _values(figure: Figure) -> dict[str, object]:
    code = digits_of(figure.path)[:_KAB]
    return {
        "program": figure.program, "period": figure.period, "path": figure.path,
        "bank": figure.bank, "known": figure.known, "lowest": code, "highest": code + "z",
    }  # fmt: skip


def _kind(figure: Figure) -> str:
    return "money" if figure.program == Program.BPNT else "rice"


def _level(path: str) -> int:
    return path.count(".")
