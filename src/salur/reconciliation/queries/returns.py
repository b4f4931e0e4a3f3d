"""Lists of idle credits that a bank is asked to return, and how their lines stand today."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.reconciliation.domain.returns import Standing, standing_of
from salur.reconciliation.queries.running import rows_of

ReturnKey = tuple[dt.datetime, UUID]


@dataclass(frozen=True)
class ReturnList:
    """One list: what it asks for, who stands behind it, and what became of it."""

    id: UUID
    code: str
    path: str
    bank: str
    party: UUID
    as_of: dt.date
    idle_days: int
    pass_on_days: int
    status: str
    lines: int
    amount: int
    left_out: int
    sha256: str
    prepared_by: UUID
    prepared_by_name: str
    prepared_at: dt.datetime
    approved_by_name: str | None
    approved_at: dt.datetime | None
    due_on: dt.date | None
    returned: int
    open: int
    open_lines: int

    @property
    def dropped(self) -> int:
        """What was spent or taken back before it could be returned."""
        return self.amount - self.returned - self.open

    @property
    def key(self) -> ReturnKey:
        """Where the page after this list begins."""
        return (self.prepared_at, self.id)

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether money is still to be returned after the last day for it."""
        return (
            self.status == "APPROVED" and self.due_on is not None and self.due_on < on
        ) and self.open > 0


@dataclass(frozen=True)
class ReturnLine:
    """One account's month on a list; with an `excuse` it is named, and left out."""

    number: int
    period: int
    account: UUID
    last4: str
    id_kpm: str | None
    kode_wilayah: str | None
    credit_day: dt.date
    amount: int
    excuse: str | None
    standing: Standing


def returns_page(
    path: str | None = None,
    *,
    status: str | None = None,
    before: ReturnKey | None = None,
    size: int = 20,
) -> tuple[ReturnList, ...]:
    """Give lists of returns at or under `path`, newest first, beyond a key."""
    values: dict[str, object] = {"id": None, "path": path, "status": status, "size": size}
    values |= {"before": before[0] if before else None, "before_id": before[1] if before else None}
    return tuple(ReturnList(*row) for row in rows_of("returns", values))


def return_list(return_id: UUID) -> ReturnList | None:
    """Give one list, None where the scope has none."""
    values: dict[str, object] = dict.fromkeys(("path", "status", "before", "before_id"))
    rows = rows_of("returns", values | {"id": return_id, "size": 1})
    return ReturnList(*rows[0]) if rows else None


def return_lines(return_id: UUID, *, after: int = 0, size: int = 50) -> tuple[ReturnLine, ...]:
    """Give the lines of a list beyond a number."""
    rows = rows_of("return_lines", {"id": return_id, "after": after, "size": size})
    return tuple(map(_line, rows))


def every_return_line(return_id: UUID) -> Iterator[ReturnLine]:
    """Give all lines of a list, page by page: for a file."""
    after = 0
    while page := return_lines(return_id, after=after, size=5_000):
        yield from page
        after = page[-1].number


def _line(row: Sequence[Any]) -> ReturnLine:
    before, now, left = row[9:]
    return ReturnLine(*(*row[:9], standing_of(row[7], before, now, left)))
