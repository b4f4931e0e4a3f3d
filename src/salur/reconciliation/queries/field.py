"""Families that got nothing in a month: the worklist of the field, per desa."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class Unserved:
    """A family that got nothing; `due` in rupiah or grams, `owner` where an exception is open."""

    id_kpm: str
    program: str
    period: int
    kode_wilayah: str
    klass: int | None
    findings: tuple[str, ...]
    due: int
    received: int
    exception: UUID | None
    owner: str | None
    reason: str | None
    waits_until: dt.date | None

    @property
    def key(self) -> tuple[str, str]:
        """Where the page after this row begins."""
        return (self.id_kpm, self.program)


@dataclass(frozen=True)
class UnservedCount:
    """How many families of a place got nothing, and how many of those the field looked after."""

    code: str
    families: int
    checked: int


def unserved_page(
    kode_wilayah: str, period: int, *, after: tuple[str, str] | None = None, size: int = 50
) -> tuple[Unserved, ...]:
    """Give the families of a desa that got nothing in a month, by number, beyond a key."""
    return _page(kode_wilayah, period, None, after, size)


def unserved_family(id_kpm: str, kode_wilayah: str, period: int) -> tuple[Unserved, ...]:
    """Give what one family of a desa did not get in a month, per programme."""
    return _page(kode_wilayah, period, id_kpm, None, 2)


def unserved_counts(
    lowest: str, highest: str, period: int, *, digits: int, checked: Sequence[str] = ()
) -> tuple[UnservedCount, ...]:
    """Count who got nothing among the desa from `lowest` to below `highest`, per place.

    A place is as many digits of the code as are asked for; `checked` are families that the field
    looked after.
    """
    rows = rows_of(
        "unserved_counts",
        {"lowest": lowest, "highest": highest, "period": period, "digits": digits,
         "checked": list(checked)},
    )  # fmt: skip
    return tuple(UnservedCount(*row) for row in rows)


def _page(
    code: str, period: int, id_kpm: str | None, after: tuple[str, str] | None, size: int
) -> tuple[Unserved, ...]:
    first, program = after or ("", "")
    values: dict[str, Any] = {
        "code": code, "period": period, "id_kpm": id_kpm, "after": first, "program": program,
        "size": size,
    }  # fmt: skip
    rows = rows_of("unserved_page", values)
    return tuple(Unserved(*(*row[:5], tuple(row[5]), *row[6:])) for row in rows)
