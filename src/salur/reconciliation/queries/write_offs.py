"""Write-offs: which decisions were proposed and made about what hangs."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class WriteOff:
    """One decision about one matter: what it names, on which paper, and who stands behind it.

    `exception` is the newest month that it names.
    """

    id: UUID
    program: str
    code: str
    path: str
    strand: str
    id_kpm: str | None
    since: int
    lines: int
    amount: int
    unit: str
    decision: str
    decided_on: dt.date
    reason: str
    attachment: UUID
    status: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: dt.datetime
    answered_by_name: str | None
    answered_at: dt.datetime | None
    answer: str | None
    undone_by_name: str | None
    undone_at: dt.datetime | None
    undone_because: str | None
    exception: UUID


def write_off(write_off_id: UUID) -> WriteOff | None:
    """Give one write-off, None where the scope has none."""
    rows = rows_of("write_offs", {"id": write_off_id, "path": None, "status": None, "size": 1})
    return WriteOff(*rows[0]) if rows else None


def write_offs_waiting(path: str, *, size: int = 50) -> tuple[WriteOff, ...]:
    """Give the newest proposals under `path` that nobody answered."""
    values = {"id": None, "path": path, "status": "PROPOSED", "size": size}
    return tuple(WriteOff(*row) for row in rows_of("write_offs", values))
