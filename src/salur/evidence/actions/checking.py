"""Checking a long file in the queue: with progress, to be stopped, to be begun again."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import enter_scope
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.actions import answers
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.sheet import sheet_reading
from salur.evidence.models import Evidence
from salur.evidence.pipeline import examining, publishing, storage
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.judges import About
from salur.evidence.pipeline.layouts_in_use import decoders_of
from salur.evidence.queries import files, opening
from salur.jobs import actions as jobs
from salur.jobs import queries as jobs_queries
from salur.jobs.domain import Payload, Progress, Task
from salur.kernel.refused import Refused

KIND = "evidence.check"
_STEPS = {
    "open": "membuka",
    "read": "membaca",
    "judge": "memeriksa",
    "sort": "mengurutkan",
    "keep": "menyimpan",
}


def register() -> None:
    """Tell the queue who does this work; called when it first asks."""
    jobs.handles(KIND)(check_file)


def enqueue(row: Evidence, *, by: Actor, at: dt.datetime, attempt: str = "") -> UUID:
    """Queue the check of a file in the caller's transaction."""
    return jobs.enqueue(
        kind=KIND,
        payload={"evidence_id": str(row.id)},
        by=by,
        at=at,
        key=f"{row.id}{attempt}",
        subject_id=row.id,
        path=row.path,
    )


def job_of(row: Evidence) -> UUID | None:
    """Give the newest work on a file that is not checked yet."""
    if row.status != "received":
        return None
    found = [job for job in jobs_queries.jobs_of(row.id) if job.kind == KIND]
    return found[0].id if found else None


@transaction.atomic
def check_again(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue the check of a file once more, after it was cancelled or failed; give the job.

    Refused: `role_missing`, `evidence_unknown`, `outside_scope`, `evidence_closed`.
    """
    require(by, "evidence.receive")
    row = Evidence.objects.select_for_update().filter(id=evidence_id).first()
    if row is None:
        raise files.unknown()
    require(by, "evidence.receive", row.path)
    if row.status != "received":
        raise answers.is_closed()
    waiting = [job for job in jobs_queries.jobs_of(row.id) if job.kind == KIND and job.is_open]
    return waiting[0].id if waiting else enqueue(row, by=by, at=at, attempt=f" {key}")


def check_file(progress: Progress) -> Payload | None:
    """Check one received file; begun again after a crash it ends in the same state."""
    task = progress.task
    progress.expect(len(_STEPS))
    row, decoders = _waiting(task)
    if row is None:
        return None
    contract = load_contract(row.contract)

    def step(name: str) -> None:
        progress.advance(0 if name == "open" else 1, _STEPS[name])
        progress.check_cancelled()

    step("open")
    with opening.private_directory() as scratch, storage.alone(row.sha256):
        plain = scratch / "received"
        opening.write_plain(opening.place_of(row.sha256), plain)
        try:
            declared = examining.Declared(
                *(row.declared_rows, row.declared_sum, row.declared_period),
                reading=sheet_reading(row.reading),
                decoders=decoders,
            )
            about = About(row.path, timezone.localdate(task.enqueued_at))
            examined = examining.examine(
                contract, plain, scratch, declared, step, sha256=row.sha256, about=about
            )
        except Refused as refusal:
            _refuse(task, row.id, refusal)
            storage.discard(row.sha256)
            raise
        step("keep")
        storage.keep(opening.rows_place_of(row.sha256, row.id), storage.pieces(examined.parquet))
        with transaction.atomic():
            enter_scope(_doer(task, row))
            locked = Evidence.objects.select_for_update().get(id=row.id)
            if locked.status != "received":
                return None
            publishing.publish(locked, examined, at=task.enqueued_at)
            record_checked(locked, by=_doer(task, row), at=task.enqueued_at)
    return {"rows": examined.rows, "accepted": examined.accepted}


def record_checked(row: Evidence, *, by: Actor, at: dt.datetime) -> None:
    """Put on record what a check found."""
    audit.record(
        action="evidence.checked",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={
            "file": row.file_name,
            "rows": row.rows,
            "accepted": row.accepted,
            "held_back": row.held_back_rows,
        },
        key=str(row.id),
    )


@transaction.atomic
def _waiting(task: Task) -> tuple[Evidence | None, Decoders]:
    enter_scope(_doer(task, None))
    found = Evidence.objects.filter(id=str(task.payload["evidence_id"]), status="received")
    row = found.first()
    return row, decoders_of(sheet_reading(row.reading)) if row is not None else USUAL


@transaction.atomic
def _refuse(task: Task, evidence_id: UUID, refusal: Refused) -> None:
    """Close a file that turned out unusable; its bytes go, its row and its audit stay."""
    enter_scope(_doer(task, None))
    row = Evidence.objects.select_for_update().get(id=evidence_id)
    if row.status != "received":
        return
    row.status, row.refusal_code = "refused", refusal.code
    row.save(update_fields=["status", "refusal_code"])
    audit.record(
        action="evidence.refused",
        by=_doer(task, row),
        at=task.enqueued_at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={
            "contract": row.contract,
            "file": row.file_name,
            "sender": row.sender_name,
            "code": refusal.code,
        },
        key=str(row.id),
    )


def _doer(task: Task, row: Evidence | None) -> Actor:
    """Give whoever asked, reaching the file's region only: the check outlives a membership."""
    return Actor(
        person_id=task.person_id,
        organisation_id=task.organisation_id,
        roles=frozenset(),
        paths=(task.path or "",) if task.path else (),
        name=row.received_by_name if row is not None else "",
    )
