"""What receiving writes: the row of a file, and the record of a file that was refused."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.evidence.models import Evidence
from salur.evidence.pipeline.examining import Declared
from salur.evidence.pipeline.taking import Taken
from salur.kernel.refused import Refused


@dataclass(frozen=True)
class Offer:
    """What somebody hands in, and what they say about it."""

    file_name: str
    contract: str
    sender: UUID
    program: str | None
    path: str
    declared: Declared
    declared_sum: Decimal | int | None
    by: Actor
    at: dt.datetime
    key: str


def row_of(offer: Offer, sender_name: str, received: Taken) -> Evidence:
    """Make the row of a file that is not checked yet."""
    return Evidence(
        id=uuid4(),
        sha256=received.sha256,
        contract=offer.contract,
        file_name=offer.file_name,
        size=received.size,
        sender=offer.sender,
        sender_name=sender_name,
        received_by=offer.by.person_id,
        received_by_name=offer.by.name,
        received_at=offer.at,
        path=offer.path,
        program=offer.program,
        declared_period=offer.declared.period,
        declared_rows=offer.declared.rows,
        declared_sum=offer.declared.sum,
        reading=offer.declared.reading.as_json(),
        first_period=offer.declared.period,
        last_period=offer.declared.period,
        status="received",
    )


def write(offer: Offer, row: Evidence) -> None:
    """Write the row of a received file and its events, in the scope of whoever hands it in."""
    enter_scope(offer.by)
    row.save(force_insert=True)
    audit.record(
        action="evidence.received",
        by=offer.by,
        at=offer.at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={
            "contract": row.contract,
            "file": row.file_name,
            "sender": row.sender_name,
            "sha256": row.sha256,
            "size": row.size,
        },
        key=offer.key,
    )
    if offer.declared.reading.system is not None:
        audit.record(
            action="evidence.translated",
            by=offer.by,
            at=offer.at,
            subject=("evidence", row.id),
            path=row.path,
            organisation_id=row.sender,
            facts={"file": row.file_name, "system": offer.declared.reading.system},
        )


@transaction.atomic(durable=True)
def note_refusal(offer: Offer, sender_name: str, refusal: Refused) -> None:
    """Leave the one trace of a refused file; committed whatever the caller does."""
    enter_scope(offer.by)
    audit.record(
        action="evidence.refused",
        by=offer.by,
        at=offer.at,
        subject=("file", offer.file_name),
        path=offer.path,
        organisation_id=offer.sender,
        facts={
            "contract": offer.contract,
            "file": offer.file_name,
            "sender": sender_name,
            "code": refusal.code,
        },
        key=offer.key,
    )
