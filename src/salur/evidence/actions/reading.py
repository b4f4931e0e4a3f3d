"""Reading the bytes as they came: on the record, every time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.actions import answers
from salur.evidence.domain.keeping import KEPT, safe_text
from salur.evidence.queries import EvidenceRow, evidence, files, opening

_LEAST_REASON = 10


@dataclass(frozen=True)
class Original:
    """A received file as it came; `chunks` are read once, and open the file only then."""

    file_name: str
    size: int
    sha256: str
    chunks: Iterator[bytes] = field(repr=False)


@transaction.atomic
def read_original(*, evidence_id: UUID, reason: str = "", by: Actor, at: dt.datetime) -> Original:
    """Give the bytes as they came; identifiers stand in them in the clear.

    Whoever sent or handed in the file needs no reason; others need the verb `evidence.open` and a
    reason. Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`,
    `reason_missing`, `evidence_closed` (a refused file is not kept).
    """
    row = may_open(evidence_id, reason, by)
    audit.record(
        action="evidence.opened",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={"file": row.file_name, "reason": safe_text(reason)},
    )
    chunks = opening.plain_chunks(opening.place_of(row.sha256))
    return Original(row.file_name, row.size, row.sha256, chunks)


def may_open(evidence_id: UUID, reason: str, by: Actor) -> EvidenceRow:
    """Give a file that `by` may see in the clear, or refuse as `read_original` says."""
    require(by, "evidence.read")
    row = evidence(evidence_id)
    if row is None:
        raise files.unknown()
    require(by, "evidence.read", row.path)
    if by.person_id != row.received_by and by.organisation_id != row.sender:
        require(by, "evidence.open")
        if len(reason.strip()) < _LEAST_REASON:
            raise answers.reason_missing()
    if row.status not in KEPT:
        raise answers.is_closed()
    return row
