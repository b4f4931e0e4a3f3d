"""Writing off by decision: what no evidence will end is ended by two people and a paper.

One person proposes, with the number and day of the decision, the reason and the paper itself;
another approves, and only then nothing hangs any more. What was approved is undone with a reason:
it hangs again. The obstacles above it follow at once. Refused, in this order: `write_off_unknown`,
`role_missing`, `outside_scope`, `nothing_hangs`, `decision_missing`, `decision_in_future`,
`reason_missing`, `identifier_in_text`, `write_off_proposed_already`, what keeping the paper
refuses, `write_off_decided_already`, `four_eyes`.
"""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import actions as evidence
from salur.evidence.queries import AttachmentRow, attachment, attachment_bytes
from salur.kernel.free_text import holds_long_number
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.reconciliation import queries
from salur.reconciliation.actions.obstacles import group_exceptions
from salur.reconciliation.actions.write_off_refusals import refused
from salur.reconciliation.queries import WriteOff

SUBJECT = "write_off"
_REASON, _DECISION = (10, 500), (3, 100)


@transaction.atomic
def propose_write_off(
    *,
    exception_id: UUID,
    decision: str,
    decided_on: dt.date,
    reason: str,
    file_name: str,
    data: bytes,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> WriteOff:
    """Propose to write off everything that hangs of the matter of an exception."""
    row = queries.exception(exception_id)
    path = None
    if row is not None:
        path = RegionCode(row.code).path if row.code.isdecimal() else NATION
    require(by, "write_off.propose", path)
    if row is None or path is None:
        raise refused("write_off_unknown")
    done = audit.done("write_off.proposed", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    _check_words(decision, decided_on, reason, at)
    with as_owner():
        _lock(f"{row.id}")
        matter = queries.matter_of(exception_id)
    if matter is None or not matter.is_open:
        raise refused("nothing_hangs")
    if any(one.exception in {m.id for m in matter.months} for one in _waiting(path)):
        raise refused("write_off_proposed_already")
    identity = uuid4()
    paper = evidence.keep_attachment(
        subject=(SUBJECT, identity), path=path, file_name=file_name, data=data, by=by, at=at
    )
    values = {"id": identity, "exception": exception_id, "path": path, "reason": reason.strip()}
    values |= {"decision": decision.strip(), "decided_on": decided_on, "attachment": paper.id}
    with as_owner():
        _run("propose", {**values, "by": by.person_id, "name": by.name, "at": at})
    made = _known(identity)
    audit.record(
        action="write_off.proposed",
        by=by,
        at=at,
        subject=(SUBJECT, made.id),
        path=made.path,
        facts=_facts(made, reason=reason.strip()),
        key=key,
    )
    return made


@transaction.atomic
def approve_write_off(*, write_off_id: UUID, by: Actor, at: dt.datetime, key: str) -> WriteOff:
    """Approve what somebody else proposed: what it names hangs no longer."""
    one = _in_reach(write_off_id, "write_off.approve", by)
    if audit.done("write_off.approved", key) is not None:
        return one
    with as_owner():
        one = _locked(write_off_id)
        if one.status != "PROPOSED":
            raise refused("write_off_decided_already")
        if one.proposed_by == by.person_id:
            raise refused("four_eyes")
        if not _run("apply", {"id": write_off_id}):
            raise refused("nothing_hangs")
        _decide(one, "APPROVED", by, at)
    made = _known(write_off_id)
    audit.record(
        action="write_off.approved",
        by=by,
        at=at,
        subject=(SUBJECT, made.id),
        path=made.path,
        facts=_facts(made),
        key=key,
    )
    _regroup(made, f"{key} approved", at)
    return made


@transaction.atomic
def refuse_write_off(
    *, write_off_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> WriteOff:
    """Refuse a proposal, or withdraw one's own; it hangs on."""
    one = _in_reach(write_off_id, None, by)
    if audit.done("write_off.refused", key) is not None:
        return one
    _check_reason(reason)
    with as_owner():
        if _locked(write_off_id).status != "PROPOSED":
            raise refused("write_off_decided_already")
        _decide(one, "REFUSED", by, at, reason.strip())
    made = _known(write_off_id)
    audit.record(
        action="write_off.refused",
        by=by,
        at=at,
        subject=(SUBJECT, made.id),
        path=made.path,
        facts=_facts(made, reason=reason.strip()),
        key=key,
    )
    return made


@transaction.atomic
def undo_write_off(
    *, write_off_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> WriteOff:
    """Take back what was approved: what it ended hangs again."""
    one = _in_reach(write_off_id, "write_off.approve", by)
    if audit.done("write_off.undone", key) is not None:
        return one
    _check_reason(reason)
    with as_owner():
        if _locked(write_off_id).status != "APPROVED":
            raise refused("write_off_decided_already")
        _run("undo", {"id": write_off_id})
        _decide(one, "UNDONE", by, at, reason.strip())
    made = _known(write_off_id)
    audit.record(
        action="write_off.undone",
        by=by,
        at=at,
        subject=(SUBJECT, made.id),
        path=made.path,
        facts=_facts(made, reason=reason.strip()),
        key=key,
    )
    _regroup(made, f"{key} undone", at)
    return made


@transaction.atomic
def open_decision(*, write_off_id: UUID, by: Actor, at: dt.datetime) -> tuple[AttachmentRow, bytes]:
    """Give the paper of a decision in the clear; who opened it is on record."""
    one = _in_reach(write_off_id, "exception.read", by)
    found = attachment(one.attachment)
    if found is None:
        raise refused("write_off_unknown")
    data = attachment_bytes(found)
    audit.record(
        action="write_off.paper_opened", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts={"region": one.code, "decision": one.decision},
    )  # fmt: skip
    return found, data


def _in_reach(write_off_id: UUID, verb: str | None, by: Actor) -> WriteOff:
    """Give a proposal that `by` may answer; who proposed it may withdraw it."""
    one = queries.write_off(write_off_id)
    if verb is None:
        own = one is not None and one.proposed_by == by.person_id
        verb = "write_off.propose" if own else "write_off.approve"
    require(by, verb, one.path if one else None)
    if one is None:
        raise refused("write_off_unknown")
    return one


def _check_words(decision: str, decided_on: dt.date, reason: str, at: dt.datetime) -> None:
    if not _DECISION[0] <= len(decision.strip()) <= _DECISION[1]:
        raise refused("decision_missing")
    if decided_on > at.date():
        raise refused("decision_in_future")
    _check_reason(reason)


def _check_reason(reason: str) -> None:
    if not _REASON[0] <= len(reason.strip()) <= _REASON[1]:
        raise refused("reason_missing")
    if holds_long_number(reason):
        raise refused("identifier_in_text")


def _waiting(path: str) -> tuple[WriteOff, ...]:
    return queries.write_offs_waiting(path, size=1_000)


def _known(write_off_id: UUID) -> WriteOff:
    found = queries.write_off(write_off_id)
    if found is None:
        raise refused("write_off_unknown")
    return found


def _locked(write_off_id: UUID) -> WriteOff:
    _lock(f"{write_off_id}")
    return _known(write_off_id)


def _lock(about: str) -> None:
    """Let one at a time decide about something, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"write_off {about}"]
        )


def _decide(one: WriteOff, status: str, by: Actor, at: dt.datetime, said: str = "") -> None:
    values = {"id": one.id, "status": status, "by": by.person_id, "name": by.name}
    _run("decide", {**values, "at": at, "said": said or None})


def _regroup(one: WriteOff, key: str, at: dt.datetime) -> None:
    """Let the obstacles of the kab/kota count what hangs now, by the paper of the decision.

    Of what belongs to no region the next publication does so: now it would count the nation.
    """
    if one.path == NATION:
        return
    group_exceptions(
        asked=[Program(one.program)], evidence=one.attachment, at=at, key=key, path=one.path,
        words="Menurut putusan penghapusan.",
    )  # fmt: skip


def _run(name: str, values: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", f"write_off/{name}"), values)
        return int(cursor.rowcount)


def _facts(one: WriteOff, **more: str) -> dict[str, str | int]:
    return {
        "region": one.code, "program": one.program, "amount": one.amount, "lines": one.lines,
        "decision": one.decision, **more,
    }  # fmt: skip
