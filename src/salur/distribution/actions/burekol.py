"""The order to a bank to open accounts: prepared, made a sealed file, given to the bank, answered.

Only complete families stand in the file; what the others lack is named for whoever repairs it. A
family waits for one answer at a time. Who failed is proposed again by itself once it is repaired.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import card_refusals as refusals
from salur.distribution.pipeline import burekol as kept
from salur.distribution.queries import Burekol
from salur.evidence import actions as evidence
from salur.evidence.domain.keeping import safe_text
from salur.evidence.queries.opening import private_directory
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.registry.domain import working_day_after

KEEP = "distribution.keep_burekol"
_LEAST_REASON = 10
_ROW_BYTES = 400


@dataclass(frozen=True)
class BurekolFile:
    """The file of an order in the clear, for whoever gave a reason; `chunks` are read once."""

    file_name: str
    chunks: Iterator[bytes] = field(repr=False)


def register() -> None:
    """Tell the queue who makes the files of orders; called when it first asks."""
    jobs.handles(KEEP)(file_burekol)


@transaction.atomic
def prepare_burekol(*, code: str, bank: UUID, by: Actor, at: dt.datetime, key: str) -> Burekol:
    """Check every family of a kab/kota without an account, and order accounts for the complete.

    With the commit the queue makes the sealed file (`keep_burekol`). Refused, in this order:
    `role_missing`, `region_unknown`, `outside_scope`, `bank_not_serving`, `burekol_nobody_waits`.
    """
    require(by, "burekol.prepare")
    if len(code) != 4 or not (code.isascii() and code.isdigit()):
        raise refusals.region_unknown(code)
    path = RegionCode(code).path
    require(by, "burekol.prepare", path)
    done = audit.done("burekol.prepared", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    serving = {one.id: one for one in parties.banks_serving(code, timezone.localdate(at))}
    if bank not in serving:
        raise refusals.bank_not_serving()
    burekol_id = uuid4()
    with as_owner():
        kept.lock(code)
        lines = kept.candidates(path)
        if not lines:
            raise refusals.nobody_waits()
        kept.keep(burekol_id, code, path, serving[bank], lines, by=by, at=at)
    made = _known(burekol_id)
    audit.record(
        action="burekol.prepared",
        by=by,
        at=at,
        subject=("burekol", burekol_id),
        path=path,
        organisation_id=bank,
        facts={
            "region": code,
            "bank": made.bank_name,
            "complete": made.complete,
            "incomplete": made.incomplete,
            "again": sum(line.again and not line.missing for line in lines),
        },
        key=key,
    )
    if made.complete:
        jobs.enqueue(
            kind=KEEP,
            payload={"burekol_id": str(burekol_id)},
            by=by,
            at=at,
            key=str(burekol_id),
            subject_id=burekol_id,
            path=path,
        )
    return made


def file_burekol(progress: Progress) -> Payload | None:
    """Make the order of a job evidence."""
    task = progress.task
    burekol_id, by = UUID(str(task.payload["burekol_id"])), evidence.filer(task)
    kept_as = keep_burekol(burekol_id=burekol_id, by=by, at=task.enqueued_at)
    return {"evidence_id": str(kept_as)}


def keep_burekol(*, burekol_id: UUID, by: Actor, at: dt.datetime) -> UUID:
    """Make an order evidence of contract `burekol`, sealed and accepted.

    Opens its own transactions, for receiving does; begun again after a crash it ends in the same
    state. Refused, in this order: `burekol_unknown`, `burekol_no_file`, `burekol_held_back`.
    """
    with transaction.atomic():
        enter_scope(by)
        one = _known(burekol_id)
        if one.evidence_id is not None:
            return one.evidence_id
        office = parties.office_of(one.code)
        sender = office.id if office else by.organisation_id
    if sender is None or one.complete == 0 or one.cancelled_at is not None:
        raise refusals.no_file_yet()
    with private_directory(one.complete * _ROW_BYTES) as scratch:
        target = scratch / "burekol.csv"
        with transaction.atomic():
            enter_scope(by)
            with as_owner():
                kept.write_file(one, target)
        with evidence.file_own(
            source=target, file_name=_file_name(one), contract="burekol", sender=sender,
            program=Program.BPNT, path=one.path, declared_rows=one.complete, by=by, at=at,
            key=f"burekol {burekol_id}", held_back=refusals.held_back,
        ) as evidence_id, as_owner():  # fmt: skip
            kept.note_file(burekol_id, evidence_id)
    return evidence_id


@transaction.atomic
def take_burekol(*, burekol_id: UUID, reason: str, by: Actor, at: dt.datetime) -> BurekolFile:
    """Give the file to the bank, on a recorded reason; the first time its days begin to count.

    Identifiers stand in it in the clear. Refused, in this order: `burekol_unknown`,
    `role_missing`, `outside_scope`, `burekol_reason_missing`, `burekol_no_file`.
    """
    one = _reached(burekol_id, "burekol.take", by)
    if len(reason.strip()) < _LEAST_REASON:
        raise refusals.reason_missing()
    if one.evidence_id is None or one.cancelled_at is not None:
        raise refusals.no_file_yet()
    days = programs.parameter(
        Program.BPNT, "burekol_answer_working_days", timezone.localdate(at), one.path
    ).value
    with as_owner():
        kept.note_sent(
            burekol_id,
            on=timezone.localdate(at),
            due=working_day_after(timezone.localdate(at), days),
        )
    audit.record(
        action="burekol.taken",
        by=by,
        at=at,
        subject=("burekol", burekol_id),
        path=one.path,
        organisation_id=one.bank,
        facts={"region": one.code, "bank": one.bank_name, "reason": safe_text(reason)},
    )
    # The order itself lets the bank read what was made for it; nobody needs another right for that.
    reading = replace(by, roles=frozenset({"system"}))
    with as_owner():
        opened = evidence.read_original(
            evidence_id=one.evidence_id, reason=reason, by=reading, at=at
        )
    return BurekolFile(_file_name(one), opened.chunks)


@transaction.atomic
def cancel_burekol(
    *, burekol_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Burekol:
    """Take back what the bank has not answered: those families may be proposed again.

    Refused, in this order: `burekol_unknown`, `role_missing`, `outside_scope`,
    `burekol_reason_missing`, `burekol_ended`.
    """
    one = _reached(burekol_id, "burekol.prepare", by)
    if audit.done("burekol.cancelled", key) is not None:
        return one
    if len(reason.strip()) < _LEAST_REASON:
        raise refusals.reason_missing()
    with as_owner():
        kept.lock_order(burekol_id)
        one = _known(burekol_id)
        if one.cancelled_at is not None or one.waiting == 0:
            raise refusals.burekol_ended()
        kept.cancel(burekol_id, safe_text(reason), at)
    audit.record(
        action="burekol.cancelled",
        by=by,
        at=at,
        subject=("burekol", burekol_id),
        path=one.path,
        organisation_id=one.bank,
        facts={"region": one.code, "families": one.waiting, "reason": safe_text(reason)},
        key=key,
    )
    return _known(burekol_id)


@transaction.atomic
def answer_burekol(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> tuple[int, int]:
    """Let an accepted file of contract `rekening` answer the orders; give (opened, failed)."""
    require(by, "evidence.accept")
    done = audit.done("burekol.answered", key)
    if done is not None:
        return int(str(done.facts["opened"])), int(str(done.facts["failed"]))
    with as_owner():
        opened, failed = kept.answer(evidence_id)
    if opened or failed:
        audit.record(
            action="burekol.answered",
            by=by,
            at=at,
            subject=("evidence", evidence_id),
            facts={"opened": opened, "failed": failed},
            key=key,
        )
    return opened, failed


def _file_name(one: Burekol) -> str:
    return f"burekol-{one.code}-{one.prepared_at.date()}.csv"


def _reached(burekol_id: UUID, verb: str, by: Actor) -> Burekol:
    """Give an order that `by` reaches and may do `verb` with; a bank reaches its own."""
    one = queries.burekol(burekol_id)
    if one is None:
        with as_owner():
            one = queries.burekol(burekol_id)
        if one is None or by.organisation_id != one.bank:
            require(by, verb, None if one is None else one.path)
            raise refusals.burekol_unknown()
    require(by, verb, one.path)
    return one


def _known(burekol_id: UUID) -> Burekol:
    with as_owner():
        found = queries.burekol(burekol_id)
    if found is None:
        raise refusals.burekol_unknown()
    return found
