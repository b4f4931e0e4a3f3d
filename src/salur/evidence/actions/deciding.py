"""Accepting and withdrawing received files."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.evidence.actions import answers
from salur.evidence.actions.answers import Decided
from salur.evidence.domain.keeping import safe_text
from salur.evidence.models import Evidence
from salur.evidence.queries import files

_LEAST_REASON = 10


@transaction.atomic
def accept(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> Decided:
    """Let the accepted rows of a checked file count; rows held back stay held back.

    Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`, `evidence_closed`,
    `evidence_not_checked`, `evidence_empty`. A file that is accepted already stays so.
    """
    require(by, "evidence.accept")
    done = audit.done("evidence.accepted", key)
    row = _locked(done.subject_id if done else evidence_id)
    require(by, "evidence.accept", row.path)
    if done is not None or row.status == "accepted":
        return answers.decided(row)
    if row.status in ("refused", "withdrawn"):
        raise answers.is_closed()
    if row.status == "received":
        raise answers.not_checked()
    if row.accepted == 0:
        raise answers.nothing_accepted()
    _decide(row, "accepted", by, at)
    audit.record(
        action="evidence.accepted",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={
            "contract": row.contract,
            "file": row.file_name,
            "accepted": row.accepted,
            "held_back": row.held_back_rows,
        },
        key=key,
    )
    return answers.decided(row)


@transaction.atomic
def withdraw(*, evidence_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> Decided:
    """Take a file back: its bytes stay, its rows no longer count from the next publication on.

    Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`, `reason_missing`,
    `evidence_closed`, `evidence_accepted` (by whoever could not have accepted it).
    """
    require(by, "evidence.withdraw")
    done = audit.done("evidence.withdrawn", key)
    row = _locked(done.subject_id if done else evidence_id)
    require(by, "evidence.withdraw", row.path)
    if done is not None:
        return answers.decided(row)
    if len(reason.strip()) < _LEAST_REASON:
        raise answers.reason_missing()
    if row.status in ("refused", "withdrawn"):
        raise answers.is_closed()
    if row.status == "accepted" and not may(by, "evidence.accept"):
        raise answers.is_accepted()
    _decide(row, "withdrawn", by, at)
    audit.record(
        action="evidence.withdrawn",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={"file": row.file_name, "reason": safe_text(reason)},
        key=key,
    )
    return answers.decided(row)


def _locked(evidence_id: UUID | str) -> Evidence:
    row = Evidence.objects.select_for_update().filter(id=evidence_id).first()
    if row is None:
        raise files.unknown()
    return row


def _decide(row: Evidence, status: str, by: Actor, at: dt.datetime) -> None:
    row.status, row.decided_at, row.decided_by = status, at, by.person_id
    row.save(update_fields=["status", "decided_at", "decided_by"])
