"""The questions about what was kept beside something."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.evidence.models import Attachment
from salur.evidence.queries.opening import place_of, plain_chunks


@dataclass(frozen=True)
class AttachmentRow:
    """One photo or scan, without its bytes."""

    id: UUID
    subject_kind: str
    subject_id: UUID
    path: str
    sha256: str
    media_type: str
    size: int
    file_name: str
    kept_by_name: str
    kept_at: dt.datetime


_FIELDS = tuple(AttachmentRow.__dataclass_fields__)


def attachment(attachment_id: UUID) -> AttachmentRow | None:
    """Give one attachment, None where none is in scope."""
    row = Attachment.objects.filter(id=attachment_id).values_list(*_FIELDS).first()
    return None if row is None else AttachmentRow(*row)


def attachments_of(subject_kind: str, subject_id: UUID) -> tuple[AttachmentRow, ...]:
    """Give what was kept beside something, the oldest first."""
    rows = Attachment.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return tuple(
        AttachmentRow(*row) for row in rows.order_by("kept_at", "id").values_list(*_FIELDS)
    )


def attachment_bytes(row: AttachmentRow) -> bytes:
    """Give the bytes of an attachment in the clear: for the action that puts this on record."""
    return b"".join(plain_chunks(place_of(row.sha256)))
