"""Clearing suspense: what a party claimed beyond all evidence is settled by two people.

One person proposes, with the number of a decision and the evidence it rests on; another approves,
and only then a transfer is posted: out of the treasury for money, out of Bulog's national stock
for rice. A clearing that was wrong is taken back the same way, by the exact opposite transfer.

Refusals, in the order in which they are found: `clearing_unknown`, `role_missing`, `outside_scope`,
`clearing_of_kabkota`, `clearing_not_positive`, `clearing_words_missing`, `identifier_in_text`,
`clearing_evidence_unknown`, `clearing_decided`, `clearing_not_posted`, `clearing_undone`,
`four_eyes`, `suspense_too_small`, and what the ledger itself refuses.
"""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.ledger.actions.clearing_checks import (
    check_asked,
    check_evidence,
    check_held,
    check_open,
    check_words,
    refused,
)
from salur.ledger.actions.posting import post, reverse
from salur.ledger.domain import CLEARED_BY, PlannedTransfer
from salur.ledger.queries import Clearing, clearing
from salur.ledger.queries.statements import code_of


@transaction.atomic
def clear_suspense(
    *,
    program: Program,
    path: str,
    party: UUID,
    amount: int,
    month: Period,
    reason: str,
    decision: str,
    evidence_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Clearing:
    """Propose to clear `amount` of what the suspense of a party in a kab/kota holds.

    Nothing moves until somebody else approves it.
    """
    require(by, "suspense.clear", path)
    done = audit.done("ledger.clearing_proposed", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    check_asked(path, amount, reason, decision)
    check_evidence(evidence_id)
    with as_owner():
        check_held(program, path, party, amount)
    asked = {"program": program, "period": month.number, "party": party, "amount": amount}
    asked |= {"reason": reason.strip(), "decision": decision.strip(), "evidence": evidence_id}
    return _propose(asked, path=path, undoes=None, by=by, at=at, key=key)


@transaction.atomic
def undo_clearing(
    *, clearing_id: UUID, reason: str, decision: str, by: Actor, at: dt.datetime, key: str
) -> Clearing:
    """Propose to take a clearing back; approved, the exact opposite of its transfer is posted."""
    before = _known(clearing_id)
    require(by, "suspense.clear", before.path)
    done = audit.done("ledger.clearing_proposed", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    check_asked(before.path, before.amount, reason, decision)
    with as_owner():
        _locked(clearing_id)
    before = _known(clearing_id)
    if before.state != "POSTED" or before.undoes is not None:
        raise refused(
            "clearing_not_posted",
            "Hanya penyelesaian yang sudah dibukukan yang dapat ditarik kembali.",
            "Only a clearing that was posted can be taken back.",
        )
    if before.undone:
        raise refused(
            "clearing_undone",
            "Penarikan kembali sudah diusulkan atau dibukukan.",
            "Taking it back was proposed or posted already.",
        )
    asked = {"program": before.program, "period": before.period, "party": before.party}
    asked |= {"amount": before.amount, "evidence": before.evidence}
    asked |= {"reason": reason.strip(), "decision": decision.strip()}
    return _propose(asked, path=before.path, undoes=clearing_id, by=by, at=at, key=key)


@transaction.atomic
def approve_clearing(*, clearing_id: UUID, by: Actor, at: dt.datetime, key: str) -> Clearing:
    """Approve what somebody else proposed, and post it."""
    one = _known(clearing_id)
    require(by, "suspense.approve", one.path)
    if audit.done("ledger.clearing_approved", key) is not None:
        return one
    with as_owner():
        check_open(*_locked(clearing_id), by=by, own=False)
        if one.undoes is None:
            check_held(one.program, one.path, one.party, one.amount)
    moved = _move(one, by=by, at=at)
    _decide(one, "POSTED", by=by, at=at, transfer=moved)
    audit.record(
        action="ledger.clearing_approved",
        by=by,
        at=at,
        subject=("clearing", clearing_id),
        path=one.path,
        facts=_facts(one) | {"transfer": moved},
        key=key,
    )
    return _known(clearing_id)


@transaction.atomic
def refuse_clearing(
    *, clearing_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Clearing:
    """Refuse what was proposed, or withdraw one's own proposal; nothing moves."""
    one = _known(clearing_id)
    verb = "suspense.clear" if one.proposed_by == by.person_id else "suspense.approve"
    require(by, verb, one.path)
    if audit.done("ledger.clearing_refused", key) is not None:
        return one
    check_words(reason)
    with as_owner():
        check_open(*_locked(clearing_id), by=by, own=True)
    _decide(one, "REFUSED", by=by, at=at, said=reason.strip())
    audit.record(
        action="ledger.clearing_refused",
        by=by,
        at=at,
        subject=("clearing", clearing_id),
        path=one.path,
        facts=_facts(one) | {"reason": reason.strip()},
        key=key,
    )
    return _known(clearing_id)


def _propose(
    asked: dict[str, Any], *, path: str, undoes: UUID | None, by: Actor, at: dt.datetime, key: str
) -> Clearing:
    identity = uuid4()
    with as_owner():
        _run(
            "propose_clearing",
            {"id": identity, "code": code_of(path), "path": path, "undoes": undoes, **asked}
            | {"person": by.person_id, "name": by.name, "at": at},
        )
    made = _known(identity)
    audit.record(
        action="ledger.clearing_proposed",
        by=by,
        at=at,
        subject=("clearing", identity),
        path=path,
        facts=_facts(made) | {"reason": made.reason},
        key=key,
    )
    return made


def _move(one: Clearing, *, by: Actor, at: dt.datetime) -> int:
    """Post the transfer, or the opposite of the one that is taken back; give its number."""
    key = f"clearing {one.id}"
    if one.undoes is None:
        planned = PlannedTransfer(CLEARED_BY[Program(one.program)], one.path, one.party, one.amount)
        row = post(planned, period=one.period, evidence=one.evidence, by=by, at=at, key=key)
        return row.id
    before = _known(one.undoes)
    assert before.transfer is not None, "what is taken back was posted"
    return reverse(before.transfer, reason=one.reason, by=by, at=at, key=key).id


def _decide(
    one: Clearing,
    state: str,
    *,
    by: Actor,
    at: dt.datetime,
    said: str = "",
    transfer: int | None = None,
) -> None:
    with as_owner():
        _run(
            "decide_clearing",
            {"id": one.id, "state": state, "person": by.person_id, "name": by.name, "at": at}
            | {"said": said, "transfer": transfer},
        )


def _facts(one: Clearing) -> dict[str, "str | int | bool | list[str] | None"]:
    return {
        "program": one.program,
        "month": str(Period.from_number(one.period)),
        "region": one.code,
        "amount": one.amount,
        "unit": Program(one.program).unit,
        "decision": one.decision,
        "undoes": str(one.undoes) if one.undoes else None,
    }


def _known(clearing_id: UUID) -> Clearing:
    found = clearing(clearing_id)
    if found is None:
        raise refused(
            "clearing_unknown",
            "Usulan penyelesaian itu tidak ada.",
            "There is no such proposal to clear suspense.",
        )
    return found


def _locked(clearing_id: UUID) -> tuple[str, UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", "lock_clearing"), {"id": clearing_id})
        state, proposer = cursor.fetchone()
    return state, proposer


def _run(statement: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", statement), values)
