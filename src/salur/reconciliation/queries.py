"""The questions about what is published: versions, sums, exceptions, a family's months.

Every aggregate comes from rows that the publication kept; every list is paged by key. What a
person may see is decided by the transaction's scope, here as in every table.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.reconciliation.domain.bpnt import WATERFALL

SUM_TERMS = (
    "units", "ordered", "credited", "credited_to_order", "over", "without_instruction", "failed",
    "missing", "reversed", "short", "opening", "spent", "returned",
    "quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g",
)  # fmt: skip
_SUMS = ", ".join(f"coalesce(sum({term}), 0)::bigint AS {term}" for term in SUM_TERMS)


@dataclass(frozen=True)
class Version:
    """One published version of a kab/kota's month."""

    id: UUID
    program: str
    period: int
    code: str
    path: str
    number: int
    is_current: bool
    published_at: dt.datetime
    changed: int
    evidence: tuple[UUID, ...]
    waterfall: Mapping[str, int]
    classes: Mapping[int, Mapping[str, int]]


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


@dataclass(frozen=True)
class ExceptionRow:
    """One thing that somebody has to see, by opaque id."""

    id: UUID
    program: str
    period: int
    code: str
    kode_wilayah: str | None
    id_kpm: str | None
    bank: str | None
    klass: int
    amount: int
    unit: str
    owner: str
    opened_in: int
    opened_at: dt.datetime


@dataclass(frozen=True)
class FamilyMonth:
    """What one programme did for a family in one month; IDR for BPNT, grams for Rastra."""

    program: str
    period: int
    kode_wilayah: str | None
    klass: int | None
    findings: tuple[str, ...]
    due: int
    received: int
    used: int


@dataclass(frozen=True)
class UnitRow:
    """One account's month as published; the account shows its last four digits only."""

    period: int
    code: str
    last4: str
    id_kpm: str | None
    kode_wilayah: str | None
    bank: str | None
    klass: int
    findings: tuple[str, ...]
    ordered: int
    credited: int
    spent: int
    returned: int
    opening: int
    since: int
    until: int | None
    credit_day: dt.date | None


@dataclass(frozen=True)
class Difference:
    """One unit that differs between a version and the one before it; a side may be missing."""

    id_kpm: str | None
    last4: str
    before: UnitRow | None
    after: UnitRow | None


_VERSION = (
    "SELECT id, program, period, code, path::text, number, is_current, published_at, changed,"
    " evidence, waterfall::text, classes::text FROM reconciliation_version"
)


def current_version(program: str, period: int, code: str) -> Version | None:
    """Give the current version of a kab/kota's month, None where nothing is published."""
    found = _versions(
        f"{_VERSION} WHERE program = %s AND period = %s AND code = %s AND is_current",
        [program, period, code],
    )
    return found[0] if found else None


def version(version_id: UUID) -> Version | None:
    """Give one version, None where there is none in scope."""
    found = _versions(f"{_VERSION} WHERE id = %s", [version_id])
    return found[0] if found else None


def versions(program: str, period: int, code: str) -> tuple[Version, ...]:
    """Give all versions of a kab/kota's month, newest first."""
    return _versions(
        f"{_VERSION} WHERE program = %s AND period = %s AND code = %s ORDER BY number DESC",
        [program, period, code],
    )


def current_versions(program: str, period: int, path: str = "id") -> tuple[Version, ...]:
    """Give the current version of every kab/kota under `path`, by code."""
    return _versions(
        f"{_VERSION} WHERE program = %s AND period = %s AND path <@ %s::ltree AND is_current"
        " ORDER BY code",
        [program, period, path],
    )


def published_periods(program: str | None = None) -> tuple[int, ...]:
    """Give the months that have anything published in scope, newest first."""
    rows = _rows(
        "SELECT DISTINCT period FROM reconciliation_version"
        " WHERE is_current AND (%s::text IS NULL OR program = %s) ORDER BY period DESC",
        [program, program],
    )
    return tuple(row[0] for row in rows)


def _versions(statement: str, values: Sequence[object]) -> tuple[Version, ...]:
    import json

    return tuple(
        Version(
            *row[:9],
            tuple(row[9]),
            {name: int(amount) for name, amount in json.loads(row[10]).items()},
            {int(number): sums for number, sums in json.loads(row[11]).items()},
        )
        for row in _rows(statement, values)
    )


def total(program: str, period: int, path: str) -> RegionSum:
    """Give the sums of one region (any level) over banks and classes; zeros where nothing is."""
    return _one_sum(
        f"SELECT '', %s, '-', 0, {_SUMS} FROM reconciliation_sum"
        " WHERE program = %s AND period = %s AND path = %s::ltree AND code <> '-'",
        [path, program, period, path],
    )


def totals_over_months(program: str, path: str) -> dict[int, RegionSum]:
    """Give the sums of one region by month."""
    rows = _rows(
        f"SELECT period, '', path::text, '-', 0, {_SUMS} FROM reconciliation_sum"
        " WHERE program = %s AND path = %s::ltree AND code <> '-' GROUP BY period, path ORDER BY period",
        [program, path],
    )
    return {row[0]: _sum(row[1:]) for row in rows}


def sums_by_region(program: str, period: int, path: str, level: int) -> tuple[RegionSum, ...]:
    """Give the sums of every region of `level` under `path`, by code."""
    rows = _rows(
        f"SELECT code, path::text, '-', 0, {_SUMS} FROM reconciliation_sum"
        " WHERE program = %s AND period = %s AND level = %s AND path <@ %s::ltree AND code <> '-'"
        " GROUP BY code, path ORDER BY code",
        [program, period, level, path],
    )
    return tuple(map(_sum, rows))


def sums_by_class(program: str, period: int, path: str) -> tuple[RegionSum, ...]:
    """Give the sums of one region by class, in the order of the class table."""
    rows = _rows(
        f"SELECT '', path::text, '-', class, {_SUMS} FROM reconciliation_sum"
        " WHERE program = %s AND period = %s AND path = %s::ltree AND code <> '-'"
        " GROUP BY path, class ORDER BY class",
        [program, period, path],
    )
    return tuple(map(_sum, rows))


def sums_by_bank(program: str, period: int, path: str) -> tuple[RegionSum, ...]:
    """Give the sums of one region by bank."""
    rows = _rows(
        f"SELECT '', path::text, bank, 0, {_SUMS} FROM reconciliation_sum"
        " WHERE program = %s AND period = %s AND path = %s::ltree AND code <> '-'"
        " GROUP BY path, bank ORDER BY bank",
        [program, period, path],
    )
    return tuple(map(_sum, rows))


def waterfall(program: str, period: int, path: str) -> dict[str, int]:
    """Give every term of a region's waterfall, in the contract's order."""
    found = total(program, period, path)
    return {name: found.balance if name == "balance" else found.terms[name] for name in WATERFALL}


@dataclass(frozen=True)
class ExceptionFilter:
    """Which exceptions to list; None and empty mean all."""

    program: str | None = None
    period: int | None = None
    klass: int | None = None
    bank: str | None = None
    owner: str | None = None


def exceptions_page(
    path: str,
    only: ExceptionFilter,
    *,
    after: tuple[str, int, int, UUID] | None = None,
    size: int = 50,
) -> tuple[ExceptionRow, ...]:
    """Give open exceptions under `path`, by kab/kota, month, class and id, from after a key."""
    where, values = _exception_where(path, only)
    if after is not None:
        where += " AND (code, period, class, id) > (%s, %s, %s, %s)"
        values += list(after)
    rows = _rows(
        "SELECT id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner,"
        f" opened_in, opened_at FROM reconciliation_exception WHERE {where}"
        " ORDER BY code, period, class, id LIMIT %s",
        [*values, size],
    )
    return tuple(ExceptionRow(*row) for row in rows)


def exceptions_by_class(path: str, only: ExceptionFilter) -> dict[tuple[str, int], tuple[int, int]]:
    """Give how many open exceptions there are per programme and class, and their amount."""
    where, values = _exception_where(path, only)
    rows = _rows(
        "SELECT program, class, count(*), coalesce(sum(amount), 0)::bigint"
        f" FROM reconciliation_exception WHERE {where} GROUP BY program, class ORDER BY program, class",
        values,
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def _exception_where(path: str, only: ExceptionFilter) -> tuple[str, list[object]]:
    where, values = ["closed_in IS NULL", "path <@ %s::ltree"], [path]
    columns = (
        ("program", only.program), ("period", only.period), ("class", only.klass),
        ("bank", only.bank), ("owner", only.owner),
    )  # fmt: skip
    parameters: list[object] = list(values)
    for column, wanted in columns:
        if wanted is not None:
            where.append(f"{column} = %s")
            parameters.append(wanted)
    return " AND ".join(where), parameters


def months_of_family(id_kpm: str) -> tuple[FamilyMonth, ...]:
    """Give what each programme did for a family, newest month first."""
    rows = _rows(
        "SELECT program, period, kode_wilayah, class, findings, due, received, used"
        " FROM reconciliation_family WHERE id_kpm = %s AND until IS NULL ORDER BY period DESC, program",
        [id_kpm],
    )
    return tuple(FamilyMonth(*row[:4], tuple(row[4]), *row[5:]) for row in rows)


_UNIT = (
    "SELECT period, code, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr,"
    " credited_idr, spent_idr, returned_idr, opening_idr, since, until, credit_day"
    " FROM reconciliation_unit"
)


def units_of_family(id_kpm: str) -> tuple[UnitRow, ...]:
    """Give the accounts' months of a family, older versions included, newest first."""
    rows = _rows(f"{_UNIT} WHERE id_kpm = %s ORDER BY period DESC, since DESC", [id_kpm])
    return tuple(map(_unit, rows))


def differences(of: Version, *, size: int = 1000) -> tuple[Difference, ...]:
    """Give the units in which a version differs from the one before it, at most `size`."""
    rows = _rows(
        "SELECT account, id_kpm, last4, since = %s AS is_after, period, code, last4, id_kpm,"
        " kode_wilayah, bank, class, findings, ordered_idr, credited_idr, spent_idr, returned_idr,"
        " opening_idr, since, until, credit_day FROM reconciliation_unit"
        " WHERE period = %s AND code = %s AND (since = %s OR until = %s)"
        " ORDER BY id_kpm NULLS LAST, account LIMIT %s",
        [of.number, of.period, of.code, of.number, of.number, size * 2],
    )
    sides: dict[UUID, dict[bool, UnitRow]] = {}
    for row in rows:
        sides.setdefault(row[0], {})[row[3]] = _unit(row[4:])
    found = []
    for pair in list(sides.values())[:size]:
        any_side = next(iter(pair.values()))
        found.append(Difference(any_side.id_kpm, any_side.last4, pair.get(False), pair.get(True)))
    return tuple(found)


def _unit(row: Sequence[object]) -> UnitRow:
    return UnitRow(*row[:7], tuple(row[7]), *row[8:])  # type: ignore[arg-type]


def _one_sum(statement: str, values: Sequence[object]) -> RegionSum:
    return _sum(_rows(statement, values)[0])


def _sum(row: Sequence[object]) -> RegionSum:
    code, path, bank, klass, *terms = row
    return RegionSum(
        str(code), str(path), str(bank), int(str(klass)),
        {name: int(str(value)) for name, value in zip(SUM_TERMS, terms, strict=True)},
    )  # fmt: skip


def _rows(statement: str, values: Sequence[object]) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
