"""Bringing the register to a snapshot of the ministry: the first is loaded, each later one merged.

Base is the last snapshot of the region, local the register, remote the new one. All of it happens
in one transaction or not at all. Refusals, in the order in which they are found: `role_missing`,
`evidence_unknown` (not there, or not accepted); the same snapshot again answers with what it did;
`snapshot_older`, `snapshot_in_parts`, `base_missing`, `family_repeated`, `rows_held_back`,
`other_region`, `column_missing`. Missing columns that the contract requires, and other code
systems, are refused when the file is checked.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow
from salur.kernel.region_code import NATION
from salur.quality.actions import snapshot_refusals as refusals
from salur.quality.domain.syncing import SnapshotState, as_of
from salur.quality.models import Snapshot
from salur.quality.pipeline import syncing
from salur.quality.pipeline.syncing import Counted
from salur.registry import actions as registry
from salur.registry.domain import Kind, NewChange, Reason, Source
from salur.registry.queries import applied_changes, stage_applied

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('quality_snapshot', 0))"
_EVER = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
_MEMORY_MB = 1500
_REPEATED = "key_repeated"
_COUNTS = tuple(Counted.__dataclass_fields__)


@dataclass(frozen=True)
class SnapshotTaken:
    """What a snapshot did; `conflicts` are cells, `acknowledged` own changes, the rest families."""

    id: UUID
    state: SnapshotState
    families: int
    same: int
    followed: int
    kept: int
    conflicts: int
    added: int
    vanished: int
    moved: int
    acknowledged: int
    repeated: bool = False


@transaction.atomic
def take_snapshot(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> SnapshotTaken:
    """Let an accepted file of contract `kpm` from the ministry say how its register stands."""
    require(by, "evidence.accept")
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "kpm" or row.status != "accepted":
        raise evidence.unknown()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    done = audit.done("quality.snapshot_taken", key)
    with as_owner():
        again = _again(row, None if done is None else done.subject_id)
        if again is not None:
            return again
        before = _before(row)
    if before is None:
        return _load(row, by, at, key)
    return _merge(row, before, by, at, key)


def keep_snapshot(*, evidence_id: UUID) -> None:
    """Refuse that a snapshot is withdrawn to which the register was brought: `snapshot_taken`."""
    if Snapshot.objects.filter(evidence=evidence_id).exists():
        raise refusals.taken()


def _again(row: EvidenceRow, known: str | None) -> SnapshotTaken | None:
    """Give what this evidence, or the same bytes about the same region, did before."""
    rows = Snapshot.objects.filter(path=row.path, sha256=row.sha256)
    found = Snapshot.objects.filter(id=known).first() if known else rows.first()
    return None if found is None else _answer(found, repeated=True)


def _before(row: EvidenceRow) -> Snapshot | None:
    """Give the last common snapshot, None where this is the first of its region."""
    last = Snapshot.objects.filter(path__holds=row.path).order_by("-taken_at").first()
    day = as_of(row.declared_period, row.received_at)
    if last is not None and day < last.as_of:
        raise refusals.older(day, last.as_of)
    inner = Snapshot.objects.filter(path__within=row.path).exclude(path=row.path)
    if last is not None:
        inner = inner.filter(taken_at__gt=last.taken_at)
    if inner.exists():
        raise refusals.in_parts()
    if last is None:
        changes = len(applied_changes(row.path, _EVER))
        if changes:
            raise refusals.base_missing(changes)
    repeated = [one.count for one in evidence.finding_counts(row.id) if one.rule == _REPEATED]
    if repeated:
        raise refusals.keys_repeated(repeated[0])
    if last is not None and row.held_back_rows:
        raise refusals.rows_held_back(row.held_back_rows)
    return last


def _load(row: EvidenceRow, by: Actor, at: dt.datetime, key: str) -> SnapshotTaken:
    with evidence.open_statements([row.id]) as opened, Session(memory_mb=_MEMORY_MB) as session:
        path = opened["kpm"][0].path
        syncing.load_snapshot(session, path, path, row.path)
        _refuse_elsewhere(session, row.path)
    loaded = registry.take_families(evidence_id=row.id, by=by, at=at, key=key)
    counted = Counted(
        families=row.accepted,
        same=loaded.unchanged,
        followed=loaded.changed,
        kept=0,
        conflicts=0,
        added=loaded.added,
        vanished=0,
        moved=0,
    )
    return _kept(row, uuid.uuid4(), None, counted, 0, by, at, key)


def _merge(
    row: EvidenceRow, before: Snapshot, by: Actor, at: dt.datetime, key: str
) -> SnapshotTaken:
    snapshot = uuid.uuid4()
    with as_owner():  # the base may be a wider region's than whoever takes this one reaches
        statements = evidence.open_statements([row.id, before.evidence])
    with statements as opened, Session(memory_mb=_MEMORY_MB) as session:
        paths = {one.evidence: one.path for one in opened["kpm"]}
        counted = _compare(session, row.path, paths[row.id], paths[before.evidence])
        day = as_of(row.declared_period, row.received_at)
        with as_owner():
            stage_applied(NATION, _EVER)
            acknowledged = syncing.keep(session, snapshot=snapshot, path=row.path, as_of=day, at=at)
        _follow(session, row, registry.suspended_rows(row.id), by, at)
        _propose(session, snapshot, at)
    return _kept(row, snapshot, before.id, counted, acknowledged, by, at, key)


def _compare(session: Session, path: str, remote: Path, before: Path) -> Counted:
    """Merge the register with both files in the session, once nothing speaks against it."""
    syncing.load_snapshot(session, remote, before, path)
    _refuse_elsewhere(session, path)
    emptied = syncing.emptied(session)
    if emptied:
        raise refusals.columns_emptied(emptied)
    with as_owner():  # also families that live elsewhere by now
        return syncing.merge_register(session, path)


def _follow(
    session: Session,
    row: EvidenceRow,
    reasons: Mapping[int, Sequence[str]],
    by: Actor,
    at: dt.datetime,
) -> None:
    registry.follow_snapshot(
        rows=syncing.new_rows(session, reasons),
        cells=syncing.followed_cells(session),
        faults=syncing.faults(session, reasons),
        evidence=row.id,
        path=row.path,
        by=by,
        at=at,
    )


def _propose(session: Session, snapshot: UUID, at: dt.datetime) -> None:
    """Propose what only a berita acara decides: that a family leaves, that it lives elsewhere."""
    news = syncing.newly_gone(snapshot)
    changes = [
        NewChange(Kind.HAPUS, Reason.DATA, id_kpm, code)
        for id_kpm, code in syncing.vanished(session)
        if id_kpm in news
    ]
    changes += [
        NewChange(Kind.PINDAH, Reason.PINDAH, id_kpm, was, column="kode_wilayah", value=now)
        for id_kpm, was, now in syncing.arrivals(session)
        if id_kpm in news
    ]
    if changes:
        registry.propose_changes(
            changes, source=Source.SYNC, by=SYSTEM, at=at, key=f"sync {snapshot}"
        )


def _refuse_elsewhere(session: Session, path: str) -> None:
    codes = syncing.outside(session, path)
    if codes:
        raise refusals.other_region(codes)


def _kept(
    row: EvidenceRow,
    snapshot: UUID,
    previous: UUID | None,
    counted: Counted,
    acknowledged: int,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> SnapshotTaken:
    state = SnapshotState.LOADED if previous is None else SnapshotState.MERGED
    day = as_of(row.declared_period, row.received_at)
    with as_owner():
        kept = Snapshot.objects.create(
            id=snapshot,
            evidence=row.id,
            sha256=row.sha256,
            file_name=row.file_name,
            path=row.path,
            as_of=day,
            previous=previous,
            state=str(state),
            **vars(counted),
            acknowledged=acknowledged,
            taken_by=by.person_id,
            taken_by_name=by.name,
            taken_at=at,
        )
    audit.record(
        action="quality.snapshot_taken",
        by=by,
        at=at,
        subject=("snapshot", snapshot),
        path=row.path,
        facts={"as_of": f"{day:%d-%m-%Y}", **vars(counted), "acknowledged": acknowledged},
        key=key,
    )
    return _answer(kept)


def _answer(row: Snapshot, *, repeated: bool = False) -> SnapshotTaken:
    counts = {name: getattr(row, name) for name in (*_COUNTS, "acknowledged")}
    return SnapshotTaken(row.id, SnapshotState(row.state), **counts, repeated=repeated)
