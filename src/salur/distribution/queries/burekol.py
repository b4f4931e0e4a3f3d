"""The questions about orders to open accounts: what was sent, what was answered, what is late."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text

PAGE = 50


@dataclass(frozen=True)
class Burekol:
    """One order of a kab/kota to a bank; `path` is where, the file holds the families."""

    id: UUID
    code: str
    path: str
    bank: UUID
    bank_name: str
    complete: int
    incomplete: int
    opened: int
    failed: int
    prepared_by: UUID
    prepared_by_name: str
    prepared_at: dt.datetime
    evidence_id: UUID | None
    sent_on: dt.date | None
    due: dt.date | None
    cancelled_at: dt.datetime | None
    cancelled_reason: str | None

    @property
    def waiting(self) -> int:
        """How many families the bank has not answered."""
        return 0 if self.cancelled_at else self.complete - self.opened - self.failed

    def is_late(self, today: dt.date) -> bool:
        """Say whether the bank should have answered by now."""
        return self.due is not None and self.due < today and self.waiting > 0

    @property
    def key(self) -> tuple[dt.datetime, UUID]:
        """Where the next page begins."""
        return self.prepared_at, self.id


@dataclass(frozen=True)
class BurekolLine:
    """One family of an order: what it lacks, or what the bank answered."""

    family_id: UUID
    id_kpm: str
    kode_wilayah: str
    state: str
    missing: Sequence[str]
    again: bool
    reason: str | None
    answered_on: dt.date | None
    answered_by: UUID | None


@dataclass(frozen=True)
class Awaited:
    """What waits for banks under a region, in families."""

    sent: int
    late: int
    unsent: int


def burekol(burekol_id: UUID) -> Burekol | None:
    """Give one order, None where none is in scope."""
    found = _page(identity=burekol_id)
    return found[0] if found else None


def burekols_page(
    path: str, *, before: tuple[dt.datetime, UUID] | None = None, limit: int = PAGE
) -> tuple[Burekol, ...]:
    """Give the orders at or under `path`, the newest first, beyond the key `before`."""
    return _page(path=path, before=before, limit=limit)


def burekol_lines(
    burekol_id: UUID, state: str, *, after: tuple[str, str] = ("", ""), limit: int = PAGE
) -> tuple[BurekolLine, ...]:
    """Give the lines of an order that are in `state`, by desa and family."""
    wanted = {"id": burekol_id, "state": state, "code": after[0], "id_kpm": after[1]}
    rows = rows_of("burekol/lines", {**wanted, "limit": limit})
    return tuple(BurekolLine(*row) for row in rows)


def awaited(path: str, today: dt.date) -> Awaited:
    """Give what waits for banks to open accounts at or under `path`."""
    ((sent, late, unsent),) = rows_of("burekol/summed", {"path": path, "today": today})
    return Awaited(sent, late, unsent)


def rows_of(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run one question of this capability."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", name), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _page(
    *,
    identity: UUID | None = None,
    path: str | None = None,
    before: tuple[dt.datetime, UUID] | None = None,
    limit: int = 1,
) -> tuple[Burekol, ...]:
    since, last = before or (None, None)
    wanted = {"id": identity, "path": path, "before": since, "before_id": last, "limit": limit}
    return tuple(Burekol(*row) for row in rows_of("burekol/page", wanted))
