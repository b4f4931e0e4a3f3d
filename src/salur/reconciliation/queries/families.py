"""A family's months, and the accounts' months beneath them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class FamilyMonth:
    """What one programme did for a family in one month; IDR for BPNT, grams for Rastra.

    `across` is what is found over both programmes: `both_programmes`, `no_programme`. Months of
    which one programme is not published say nothing.
    """

    program: str
    period: int
    kode_wilayah: str | None
    klass: int | None
    findings: tuple[str, ...]
    due: int
    received: int
    used: int
    across: str | None = None


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


def months_of_family(id_kpm: str) -> tuple[FamilyMonth, ...]:
    """Give what each programme did for a family, newest month first."""
    return tuple(map(family_month, rows_of("months_of_family", {"id_kpm": id_kpm})))


def newest_months(ids: Sequence[str], each: int) -> dict[str, tuple[FamilyMonth, ...]]:
    """Give by `id_kpm` what was done for several families lately: the newest `each` of each."""
    found: dict[str, tuple[FamilyMonth, ...]] = {}
    for id_kpm, *row in rows_of("newest_months", {"ids": list(ids), "each": each}):
        found[id_kpm] = (*found.get(id_kpm, ()), family_month(row))
    return found


def family_month(row: Sequence[Any]) -> FamilyMonth:
    """Give what one programme did in a month as a value."""
    return FamilyMonth(*(*row[:4], tuple(row[4]), *row[5:]))


def unit_of(row: Sequence[Any]) -> UnitRow:
    """Give the row of an account's month as a value."""
    return UnitRow(*(*row[:7], tuple(row[7]), *row[8:]))
