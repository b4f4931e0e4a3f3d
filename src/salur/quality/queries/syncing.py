"""The questions about snapshots of the ministry and what office and ministry say differently.

Values are opened here and masked where their column is secret; row security limits who sees what.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from salur.kernel.sealing import Opener
from salur.quality.domain.syncing import CONTENT, VALUE, WHOLE, ConflictState, PendingState
from salur.quality.models import Conflict, Departure, Pending, Sending, Snapshot
from salur.registry.domain import SECRETS, Secret, mask, mask_words

PAGE = 50
_SNAPSHOT = (
    *("id", "evidence", "file_name", "path", "as_of", "previous", "state", "families", "same"),
    *("followed", "kept", "conflicts", "added", "vanished", "moved", "acknowledged"),
    *("taken_by_name", "taken_at"),
)
_SENDING = ("id", "path", "sha256", "rows", "made_by_name", "made_at")


@dataclass(frozen=True)
class SnapshotRow:
    """One snapshot and what it did; `conflicts` are cells, `acknowledged` own changes."""

    id: UUID
    evidence: UUID
    file_name: str
    path: str
    as_of: dt.date
    previous: UUID | None
    state: str
    families: int
    same: int
    followed: int
    kept: int
    conflicts: int
    added: int
    vanished: int
    moved: int
    acknowledged: int
    taken_by_name: str
    taken_at: dt.datetime


@dataclass(frozen=True)
class Cells:
    """What each side says of one column, masked where it is secret; None where it says nothing."""

    base: str | None
    local: str | None
    remote: str | None


@dataclass(frozen=True)
class ConflictRow:
    """One conflict: whose family, which column, what each says and on what it rests."""

    id: UUID
    snapshot: UUID
    as_of: dt.date
    path: str
    family: UUID
    id_kpm: str
    column: str
    cells: Cells
    no_ba: str | None
    tanggal_ba: dt.date | None
    state: ConflictState
    reason: str | None
    decided_by_name: str | None
    decided_at: dt.datetime | None


@dataclass(frozen=True)
class PendingRow:
    """One own change that the ministry did not show yet, or shows by now."""

    id: int
    path: str
    family: UUID
    id_kpm: str
    column: str
    value: str | None
    no_ba: str | None
    tanggal_ba: dt.date | None
    state: PendingState
    since_on: dt.date
    sent_at: dt.datetime | None
    closed_at: dt.datetime | None


@dataclass(frozen=True)
class DepartureRow:
    """One family that left the ministry's list of a region, and where it is listed now."""

    id: int
    family: UUID
    id_kpm: str
    path: str
    to_path: str | None
    state: str


@dataclass(frozen=True)
class SendingRow:
    """One file of changes that was made for the ministry."""

    id: UUID
    path: str
    sha256: str
    rows: int
    made_by_name: str
    made_at: dt.datetime


def snapshots_page(
    path: str, *, after: tuple[dt.datetime, UUID] | None = None, size: int = PAGE
) -> tuple[SnapshotRow, ...]:
    """Give the snapshots that speak of a region or of parts of it, newest first, beyond a key."""
    rows = Snapshot.objects.filter(Q(path__within=path) | Q(path__holds=path))
    if after is not None:
        at, identity = after
        rows = rows.filter(Q(taken_at__lt=at) | Q(taken_at=at, id__lt=identity))
    rows = rows.order_by("-taken_at", "-id")
    return tuple(SnapshotRow(*values) for values in rows.values_list(*_SNAPSHOT)[:size])


def snapshot(snapshot_id: UUID) -> SnapshotRow | None:
    """Give one snapshot, None where the scope has none."""
    values = Snapshot.objects.filter(id=snapshot_id).values_list(*_SNAPSHOT).first()
    return None if values is None else SnapshotRow(*values)


def snapshot_of(evidence_id: UUID) -> SnapshotRow | None:
    """Give the snapshot that a file was taken as, None where it was none."""
    values = Snapshot.objects.filter(evidence=evidence_id).values_list(*_SNAPSHOT).first()
    return None if values is None else SnapshotRow(*values)


def conflict(conflict_id: UUID) -> ConflictRow | None:
    """Give one conflict, None where the scope has none."""
    return next(iter(_conflicts(Conflict.objects.filter(id=conflict_id))), None)


def conflicts_page(
    path: str, *, after: tuple[str, str] | None = None, size: int = PAGE
) -> tuple[ConflictRow, ...]:
    """Give the open conflicts at or under `path`, by family and column, beyond a key."""
    rows = Conflict.objects.filter(state="OPEN", path__within=path)
    if after is not None:
        id_kpm, column = after
        rows = rows.filter(Q(id_kpm__gt=id_kpm) | Q(id_kpm=id_kpm, column__gt=column))
    return _conflicts(rows.order_by("id_kpm", "column")[:size])


def open_conflicts(path: str) -> int:
    """Give how many conflicts at or under `path` wait to be decided."""
    return Conflict.objects.filter(state="OPEN", path__within=path).count()


def pending_page(
    path: str, *, states: Iterable[PendingState], after: int = 0, size: int = PAGE
) -> tuple[PendingRow, ...]:
    """Give own changes at or under `path` in these states, in their order, beyond a key."""
    rows = Pending.objects.filter(
        path__within=path, state__in=[str(one) for one in states], id__gt=after
    ).order_by("id")[:size]
    opener = _opener()
    return tuple(
        PendingRow(
            *(row.id, row.path, row.family, row.id_kpm, row.column),
            _shown(opener, row.column, row.value_sealed),
            *(row.no_ba, row.tanggal_ba, PendingState(row.state), row.since_on, row.sent_at),
            row.closed_at,
        )
        for row in rows
    )


def pending_counts(path: str) -> dict[PendingState, int]:
    """Give how many own changes at or under `path` stand in each state."""
    rows = Pending.objects.filter(path__within=path).values_list("state").annotate(Count("id"))
    found = {PendingState(state): count for state, count in rows}
    return {state: found.get(state, 0) for state in PendingState}


def departures_page(
    path: str, *, after: int = 0, size: int = PAGE, snapshot_id: UUID | None = None
) -> tuple[DepartureRow, ...]:
    """Give families that left, or came to, a region in the ministry's lists, beyond a key.

    Those of one snapshot, or else those of which people have not decided.
    """
    rows = Departure.objects.filter(Q(path__within=path) | Q(to_path__within=path), id__gt=after)
    if snapshot_id is not None:
        rows = rows.filter(snapshot=snapshot_id)
    else:
        rows = rows.filter(state="OPEN")
    values = rows.order_by("id").values_list("id", "family", "id_kpm", "path", "to_path", "state")
    return tuple(DepartureRow(*row) for row in values[:size])


def sendings(path: str, *, size: int = PAGE) -> tuple[SendingRow, ...]:
    """Give the newest files of changes that were made for a region."""
    rows = Sending.objects.filter(path__within=path).order_by("-made_at", "-id")
    return tuple(SendingRow(*values) for values in rows.values_list(*_SENDING)[:size])


def sending_content(sending_id: UUID) -> str | None:
    """Give a file of changes as it was made, None where the scope has none."""
    sealed = Sending.objects.filter(id=sending_id).values_list("content_sealed", flat=True).first()
    if sealed is None:
        return None
    return Opener(settings.SALUR_KEYS.identifier, CONTENT).open(bytes(sealed))


def _conflicts(rows: Iterable[Conflict]) -> tuple[ConflictRow, ...]:
    found = list(rows)
    days = dict(
        Snapshot.objects.filter(id__in={row.snapshot for row in found}).values_list("id", "as_of")
    )
    opener = _opener()
    return tuple(
        ConflictRow(
            id=row.id,
            snapshot=row.snapshot,
            as_of=days.get(row.snapshot, dt.date.min),
            path=row.path,
            family=row.family,
            id_kpm=row.id_kpm,
            column=row.column,
            cells=Cells(
                _shown(opener, row.column, row.base_sealed),
                _shown(opener, row.column, row.local_sealed),
                _shown(opener, row.column, row.remote_sealed),
            ),
            no_ba=row.no_ba,
            tanggal_ba=row.tanggal_ba,
            state=ConflictState(row.state),
            reason=row.reason,
            decided_by_name=row.decided_by_name,
            decided_at=row.decided_at,
        )
        for row in found
    )


def _opener() -> Opener:
    return Opener(settings.SALUR_KEYS.identifier, VALUE)


def _shown(opener: Opener, column: str, sealed: bytes | memoryview | None) -> str | None:
    if sealed is None:
        return None
    text = opener.open(bytes(sealed))
    if column == WHOLE or column not in SECRETS:
        return text
    return mask_words(text) if SECRETS[column] is Secret.MOTHER else mask(text)
