"""Making a record evidence: one file of contract `serah`, so that all read one truth."""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.acceptance import accept_evidence, withdraw_evidence
from salur.distribution.domain.handovers import outcomes_of, serah_csv
from salur.distribution.pipeline import handovers as kept
from salur.distribution.queries.sheets import Handover, Sheet, handover, sheet, sheet_lines, told_in
from salur.evidence import actions as evidence
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.program import Program
from salur.parties import queries as parties

KEEP = "distribution.keep_handover"
_REPLACED = "Catatan serah terima ini ditarik sebelum berkasnya dipakai."


def register() -> None:
    """Tell the queue who files records of sheets; called when it first asks."""
    jobs.handles(KEEP)(file_handover)


def ask_to_keep(record_id: UUID, *, path: str, by: Actor, at: dt.datetime) -> None:
    """Let the queue file a record when the caller's transaction commits."""
    jobs.enqueue(
        kind=KEEP,
        payload={"handover_id": str(record_id)},
        by=by,
        at=at,
        key=str(record_id),
        subject_id=record_id,
        path=path,
    )


def file_handover(progress: Progress) -> Payload | None:
    """Make the record of a job evidence."""
    task = progress.task
    record_id, by = UUID(str(task.payload["handover_id"])), evidence.filer(task)
    found = keep_handover(handover_id=record_id, by=by, at=task.enqueued_at)
    return {"evidence_id": str(found) if found else ""}


def keep_handover(*, handover_id: UUID, by: Actor, at: dt.datetime) -> UUID | None:
    """Make a record evidence of contract `serah`, accepted, in the cycles it concerns.

    None where the record was withdrawn meanwhile, or nobody was handed anything: there is nothing
    to file. Opens its own transactions, for receiving does; begun again after a crash it ends in
    the same state. Refused, in this order: `handover_unknown`, `handover_held_back` (the check of
    evidence doesn't take all of its lines).
    """
    with transaction.atomic():
        enter_scope(by)
        one, of = _known(handover_id)
        if one.evidence_id is not None or one.status != "RECORDED" or one.handed == 0:
            return one.evidence_id
        office = parties.office_of(of.code)
        sender = office.id if office else by.organisation_id
        content = _file(one, of)
    if sender is None:
        raise refusals.handover_unknown()
    key = f"handover {handover_id}"
    with evidence.file_own(
        source=BytesIO(content), contract="serah", sender=sender, program=Program.RASTRA,
        file_name=f"serah-{of.kode_wilayah[:6]}-{of.first}-{handover_id.hex[:8]}.csv",
        path=of.path, by=by, at=at, key=key, held_back=refusals.held_back,
    ) as evidence_id:  # fmt: skip
        return _count(handover_id, evidence_id, replace(by, roles=frozenset({"system"})), at, key)


def _count(
    handover_id: UUID, evidence_id: UUID, by: Actor, at: dt.datetime, key: str
) -> UUID | None:
    """Let the file count, unless the record was withdrawn while it was received."""
    with as_owner():
        row = kept.locked(handover_id)
        stands = row is not None and row.status == "RECORDED"
        if stands:
            kept.note_evidence(handover_id, evidence_id)
        elif kept.rests_on(evidence_id):
            return None
    if stands:
        accept_evidence(evidence_id=evidence_id, by=by, at=at, key=key)
        return evidence_id
    withdraw_evidence(evidence_id=evidence_id, reason=_REPLACED, by=by, at=at, key=key)
    return None


def _known(handover_id: UUID) -> tuple[Handover, Sheet]:
    with as_owner():
        one = handover(handover_id)
        of = None if one is None else sheet(one.sheet_id)
    if one is None or of is None:
        raise refusals.handover_unknown()
    return one, of


def _file(one: Handover, of: Sheet) -> bytes:
    with as_owner():
        lines = sheet_lines([of.id])[of.id]
        outcomes = outcomes_of(lines, told_in(one.id))
    return serah_csv(outcomes, one.handed_on, of.first, of.rations)
