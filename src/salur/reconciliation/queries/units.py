"""One unit in every version: an account's month of BPNT, a desa's month of Rastra."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class MoneyUnit:
    """One account's month as a version has it, in rupiah; `account` is a blind index."""

    id: int
    period: int
    code: str
    path: str
    account: UUID
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
class RiceUnit:
    """One desa's month as a version has it, in grams; what arrived is net of what was rejected."""

    id: int
    period: int
    code: str
    path: str
    kode_wilayah: str
    klass: int
    findings: tuple[str, ...]
    quota_g: int
    requested_g: int
    released_g: int
    arrived_g: int
    rejected_g: int
    handed_g: int
    since: int
    until: int | None


def money_unit(period: int, unit_id: int) -> tuple[MoneyUnit, ...]:
    """Give an account's month, every version of it, newest first; empty where there is none."""
    rows = rows_of("money_unit", {"period": period, "id": unit_id})
    return tuple(MoneyUnit(*(*row[:10], tuple(row[10]), *row[11:])) for row in rows)


def rice_unit(period: int, unit_id: int) -> tuple[RiceUnit, ...]:
    """Give a desa's month, every version of it, newest first; empty where there is none."""
    rows = rows_of("rice_unit", {"period": period, "id": unit_id})
    return tuple(RiceUnit(*(*row[:6], tuple(row[6]), *row[7:])) for row in rows)


def units_of_family(id_kpm: str) -> tuple[tuple[str, int, int], ...]:
    """Give (programme, month, id) of every unit of a family, newest first; of rice its desa's."""
    return tuple((row[0], row[1], row[2]) for row in rows_of("units_of_family", {"id_kpm": id_kpm}))
