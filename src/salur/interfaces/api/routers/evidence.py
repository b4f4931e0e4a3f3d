"""Files: send one, see how its check ended and what was found, let it count or take it back."""

import datetime as dt
from decimal import Decimal
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from ninja import File, Form, Query, Router, UploadedFile
from ninja.responses import Status

from salur.access.actions import enter_scope
from salur.access.queries import may
from salur.distribution import actions as distribution
from salur.evidence import actions
from salur.evidence import queries as evidence
from salur.interfaces.api import keys
from salur.interfaces.api.door import (
    FORM,
    JSON,
    Bearer,
    Called,
    Caller,
    IdempotencyKey,
    reading,
    writing,
)
from salur.interfaces.api.places import number_of, path_of
from salur.interfaces.api.schemas import evidence as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS, WRITE_ERRORS
from salur.jobs import queries as jobs
from salur.kernel.refused import Refused, Sentence

router = Router()


@router.post(
    "/evidence",
    response={
        200: shapes.EvidenceReceived,
        201: shapes.EvidenceReceived,
        202: shapes.EvidenceReceived,
        **WRITE_ERRORS,
    },
    auth=Bearer(FORM),
    summary="Send a file",
)
@writing("evidence.receive", commits_itself=True)
def send_evidence(
    request: Called,
    file: File[UploadedFile],
    sent: Form[shapes.EvidenceSent],
    idempotency_key: IdempotencyKey,
) -> Status[Any]:
    """Receives a file in the name of the token's organisation, and checks it.

    201: it is checked. 202: it is long and waits for its check; ask `/evidence/{id}` again. 200:
    the same bytes were here before, and nothing was done.
    """
    caller = request.auth
    path = path_of(caller, "evidence.receive", sent.region)
    received = actions.receive(
        source=cast(BinaryIO, file.file),
        file_name=file.name or "berkas",
        contract=sent.contract,
        sender=_organisation(caller),
        program=None,
        period=number_of(sent.period),
        path=path,
        declared_rows=sent.declared_rows,
        declared_sum=None if sent.declared_sum is None else Decimal(sent.declared_sum),
        by=caller.actor,
        at=timezone.now(),
        key=idempotency_key,
    )
    with transaction.atomic():
        enter_scope(caller.actor)
        values = _detail(received.evidence_id)
    status = 200 if received.repeated else 202 if received.status == "received" else 201
    return Status(status, shapes.EvidenceReceived(**values, repeated=received.repeated))


@router.get(
    "/evidence", response={200: shapes.EvidencePage, **READ_ERRORS}, summary="Files, newest first"
)
@reading("evidence.read")
def list_evidence(request: Called, asked: Query[shapes.EvidenceAsked]) -> shapes.EvidencePage:
    """Gives the received files of the scope."""
    page = evidence.evidence_page(
        after=_after(asked.after),
        size=asked.size,
        contract=asked.contract,
        period=number_of(asked.period),
        status=asked.status,
        path=path_of(request.auth, "evidence.read", asked.region),
    )
    beyond = page.next_after
    return shapes.EvidencePage(
        items=[shapes.Evidence(**shapes.evidence_values(row)) for row in page.rows],
        next=None if beyond is None else keys.packed(beyond[0].isoformat(), str(beyond[1])),
    )


@router.get(
    "/evidence/{evidence_id}",
    response={200: shapes.EvidenceDetail, **READ_ERRORS},
    summary="One file",
)
@reading("evidence.read")
def get_evidence(request: Called, evidence_id: UUID) -> shapes.EvidenceDetail:
    """Gives one file with the counts of what was found; ask again while `check` is there."""
    return shapes.EvidenceDetail(**_detail(evidence_id))


@router.get(
    "/evidence/{evidence_id}/findings",
    response={200: shapes.FindingsPage, **READ_ERRORS},
    summary="What was found in a file",
)
@reading("evidence.read")
def list_findings(
    request: Called, evidence_id: UUID, asked: Query[shapes.FindingsAsked]
) -> shapes.FindingsPage:
    """Gives the findings of a file, in the order of its rows; values are masked."""
    _row(evidence_id)
    key = keys.unpacked(asked.after, int)
    page = evidence.findings_page(
        evidence_id, rule=asked.rule, after=0 if key is None else key[0], size=asked.size
    )
    return shapes.FindingsPage(
        items=[shapes.finding(row) for row in page.rows],
        next=None if page.next_after is None else keys.packed(page.next_after),
    )


@router.post(
    "/evidence/{evidence_id}/accept",
    response={200: shapes.EvidenceDecided, **WRITE_ERRORS},
    summary="Let a file count",
)
@writing("evidence.accept")
def accept_evidence(
    request: Called, evidence_id: UUID, idempotency_key: IdempotencyKey
) -> Status[Any]:
    """Lets the good rows of a checked file count; rows held back stay held back."""
    distribution.accept_evidence(
        evidence_id=evidence_id, by=request.auth.actor, at=timezone.now(), key=idempotency_key
    )
    return Status(200, _decided(evidence_id))


@router.post(
    "/evidence/{evidence_id}/withdraw",
    response={200: shapes.EvidenceDecided, **WRITE_ERRORS},
    auth=Bearer(JSON),
    summary="Take a file back",
)
@writing("evidence.withdraw")
def withdraw_evidence(
    request: Called,
    evidence_id: UUID,
    why: shapes.Withdrawal,
    idempotency_key: IdempotencyKey,
) -> Status[Any]:
    """Takes a file back; one that counts already only with a token that may accept."""
    counts = _row(evidence_id).status == "accepted"
    if counts and may(request.auth.actor, "evidence.accept"):
        request.auth.check("evidence.accept")  # refuses a token that is narrower than its person
    distribution.withdraw_evidence(
        evidence_id=evidence_id,
        reason=why.reason,
        by=request.auth.actor,
        at=timezone.now(),
        key=idempotency_key,
    )
    return Status(200, _decided(evidence_id))


def _row(evidence_id: UUID) -> evidence.EvidenceRow:
    row = evidence.evidence(evidence_id)
    if row is None:
        raise Http404
    return row


def _detail(evidence_id: UUID) -> dict[str, Any]:
    row = _row(evidence_id)
    job = next(iter(jobs.jobs_of(row.id)), None) if row.status == "received" else None
    return shapes.detail_values(row, evidence.finding_counts(row.id), job)


def _decided(evidence_id: UUID) -> shapes.EvidenceDecided:
    row = _row(evidence_id)
    values = shapes.evidence_values(row)
    return shapes.EvidenceDecided(**{name: values[name] for name in shapes.DECIDED})


def _organisation(caller: Caller) -> UUID:
    if caller.actor.organisation_id is None:
        raise Refused(
            "sender_unknown",
            Sentence("Token ini tidak punya lembaga.", "This token has no organisation."),
            Sentence("Buat token di akun lembaga Anda.", "Make one for your organisation."),
        )
    return caller.actor.organisation_id


def _after(text: str | None) -> tuple[dt.datetime, UUID] | None:
    key = keys.unpacked(text, str, str)
    if key is None:
        return None
    try:
        at = dt.datetime.fromisoformat(key[0])
        identity = UUID(key[1])
    except ValueError as fault:
        raise keys.unreadable() from fault
    if at.tzinfo is None or not 2000 <= at.year <= 2100:
        raise keys.unreadable()
    return at, identity
