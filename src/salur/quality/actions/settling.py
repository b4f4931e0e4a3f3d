"""Deciding a conflict between office and ministry: people say whose word counts.

Until then the office's stands. A cell is written at once where the ministry's word or another is
chosen; whether a family is on a list is only proposed, for a berita acara decides that.

Refusals, in the order in which they are found: `role_missing`, `conflict_unknown`,
`outside_scope`, `conflict_closed`, `value_malformed`, `reason_missing` (for another value).
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.sealing import Opener, Sealer
from salur.quality.actions import snapshot_refusals as refusals
from salur.quality.domain.syncing import CHOICES, VALUE, WHOLE, ConflictState
from salur.quality.models import Conflict, Pending, Snapshot
from salur.registry import actions as registry
from salur.registry import queries as register
from salur.registry.domain import Cell, Kind, NewChange, Reason, Source, ValueFault, spelt

_SHORTEST_REASON = 10


@dataclass(frozen=True)
class ConflictDecided:
    """Whose word counts for a conflict."""

    id: UUID
    choice: ConflictState


@transaction.atomic
def decide_conflict(
    *,
    conflict_id: UUID,
    choice: ConflictState,
    value: str = "",
    reason: str = "",
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ConflictDecided:
    """Say whose word counts: the office's, the ministry's, or another `value` with its `reason`."""
    require(by, "conflict.decide")
    if choice not in CHOICES:
        raise ValueError(f"nobody decides that a conflict is {choice}")
    done = audit.done("quality.conflict_decided", key)
    with as_owner():
        row = Conflict.objects.select_for_update().filter(id=conflict_id).first()
    if row is None:
        raise refusals.conflict_unknown()
    require(by, "conflict.decide", row.path)
    if done is not None:
        return ConflictDecided(row.id, ConflictState(row.state))
    if row.state != ConflictState.OPEN:
        raise refusals.conflict_closed()
    chosen = _chosen(row, choice, value, reason)
    with as_owner():
        _write(row, choice, chosen, reason, by, at)
    if row.column == WHOLE:
        _propose(row, choice, by, at)
    elif choice is not ConflictState.LOCAL:
        _follow(row, chosen, by, at)
    audit.record(
        action="quality.conflict_decided",
        by=by,
        at=at,
        subject=("conflict", row.id),
        path=row.path,
        facts={"family": row.id_kpm, "column": row.column, "choice": str(choice)},
        key=key,
    )
    return ConflictDecided(row.id, choice)


def _chosen(row: Conflict, choice: ConflictState, value: str, reason: str) -> str | None:
    """Give the value that counts from now on, in the register's spelling."""
    opener = Opener(settings.SALUR_KEYS.identifier, VALUE)
    if choice is not ConflictState.OTHER:
        sealed = row.remote_sealed if choice is ConflictState.REMOTE else row.local_sealed
        return None if sealed is None else opener.open(bytes(sealed))
    if row.column == WHOLE or not value.strip():
        raise refusals.value_wrong(row.column)
    try:
        chosen = spelt(row.column, value.strip())
    except ValueFault as fault:
        raise refusals.value_wrong(row.column) from fault
    if len(reason.strip()) < _SHORTEST_REASON or holds_long_number(reason):
        raise refusals.reason_missing()
    return chosen


def _write(
    row: Conflict,
    choice: ConflictState,
    chosen: str | None,
    reason: str,
    by: Actor,
    at: dt.datetime,
) -> None:
    row.state = str(choice)
    row.decided_by, row.decided_by_name, row.decided_at = by.person_id, by.name, at
    row.reason = reason.strip() or None
    own = Pending.objects.filter(
        id_kpm=row.id_kpm, column=row.column, state__in=("PENDING", "SENT")
    )
    if choice is ConflictState.OTHER and chosen is not None:
        sealed = Sealer(settings.SALUR_KEYS.identifier, VALUE).seal(chosen)
        row.other_sealed = sealed
        # What was decided here has no berita acara yet: it is not sent before it has one.
        own.update(value_sealed=sealed, change=None, no_ba=None, tanggal_ba=None, state="PENDING")
    elif choice is ConflictState.REMOTE and row.column != WHOLE:
        own.update(state="LAPSED", closed_at=at)
    row.save(
        update_fields=(
            *("state", "decided_by", "decided_by_name", "decided_at", "reason", "other_sealed"),
        )
    )


def _follow(row: Conflict, chosen: str | None, by: Actor, at: dt.datetime) -> None:
    with as_owner():
        cited = Snapshot.objects.get(id=row.snapshot).evidence
    registry.follow_snapshot(
        rows=(),
        cells=[Cell(row.id_kpm, row.column, chosen)],
        faults=(),
        evidence=cited,
        path=row.path,
        by=by,
        at=at,
    )


def _propose(row: Conflict, choice: ConflictState, by: Actor, at: dt.datetime) -> None:
    """Propose what the ministry says of a whole family: that it goes, or that it is back."""
    family = register.family(row.family)
    if choice is not ConflictState.REMOTE or family is None:
        return
    kind = Kind.TAMBAH if row.local_sealed is None else Kind.HAPUS
    registry.propose_changes(
        [NewChange(kind, Reason.DATA, row.id_kpm, family.kode_wilayah)],
        source=Source.SYNC,
        by=by,
        at=at,
        key=f"conflict {row.id}",
    )
