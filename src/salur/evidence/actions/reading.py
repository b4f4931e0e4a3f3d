"""Reading the bytes as they came: on the record, every time."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.actions import answers
from salur.evidence.domain.keeping import KEPT, safe_text
from salur.evidence.pipeline import marking
from salur.evidence.pipeline.examining import Declared
from salur.evidence.pipeline.judges import About, judge_of
from salur.evidence.pipeline.layouts_in_use import decoders_of
from salur.evidence.queries import EvidenceRow, evidence, files, opening

_LEAST_REASON = 10
_PIECE = 1 << 20


@dataclass(frozen=True)
class Original:
    """A received file as it came, or its marked sheet; `chunks` are read once."""

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
    row = _may_open(evidence_id, reason, by)
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


@transaction.atomic
def marked_sheet(
    *,
    evidence_id: UUID,
    all_rows: bool = False,
    language: str = "id",
    reason: str = "",
    more: Sequence[marking.Mark] = (),
    by: Actor,
    at: dt.datetime,
) -> Original:
    """Give the sender's own sheet as XLSX, wrong cells marked and commented; all rows if asked.

    `more` are marks of whoever takes the rows in and knows more of them than the check. Made anew
    from the bytes each time, but for what others than the file told of its rows, which is kept; it
    shows what `read_original` shows, under the same rules.
    """
    row = _may_open(evidence_id, reason, by)
    declared = Declared(
        period=row.declared_period, reading=row.reading, decoders=decoders_of(row.reading)
    )
    is_judged = judge_of(row.contract) is not None
    sheet = marking.marked_sheet(
        row.sha256, row.contract, declared, language, all_rows=all_rows,
        more=(*more, *files.marks_of(row)) if is_judged else more,
        about=_about(row) if is_judged else None,
    )  # fmt: skip
    audit.record(
        action="evidence.marked",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={"file": row.file_name, "reason": safe_text(reason)},
    )
    size = os.fstat(sheet.fileno()).st_size
    name = f"{Path(row.file_name).stem}-ditandai.xlsx"
    return Original(name, size, row.sha256, _until_end(sheet))


def _about(row: EvidenceRow) -> About | None:
    """Give what the rows are to be held against anew, where not all that was found is kept."""
    if all(one.count == one.kept for one in files.finding_counts(row.id)):
        return None
    return About(row.path, timezone.localdate(row.received_at), row.id)


def _until_end(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _may_open(evidence_id: UUID, reason: str, by: Actor) -> EvidenceRow:
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
