"""Keeping a photo or a scan beside something: sealed as it came, nothing is read from it."""

import datetime as dt
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor
from salur.evidence.actions.answers import EvidenceRefused
from salur.evidence.domain.attachments import MOST_BYTES, media_type_of
from salur.evidence.domain.keeping import safe_name
from salur.evidence.models import Attachment
from salur.evidence.pipeline import storage
from salur.evidence.queries import opening
from salur.evidence.queries.attachments import AttachmentRow, attachment
from salur.kernel.refused import Sentence


@transaction.atomic
def keep_attachment(
    *, subject: tuple[str, UUID], path: str, file_name: str, data: bytes, by: Actor, at: dt.datetime
) -> AttachmentRow:
    """Keep `data` beside `subject`; the same bytes again are the same attachment.

    The caller has asked whether `by` may, and records the event. The sealed file is on disk
    before the row; without its row, `sweep` takes it after a day. Refused, in this order:
    `attachment_too_large`, `attachment_kind_unknown`.
    """
    if not 0 < len(data) <= MOST_BYTES:
        raise _too_large()
    media_type = media_type_of(data)
    if media_type is None:
        raise _kind_unknown()
    digest = sha256(data).hexdigest()
    with storage.alone(digest):
        storage.keep(opening.place_of(digest), (data,))
        kind, identity = subject
        row, _ = Attachment.objects.get_or_create(
            subject_kind=kind,
            subject_id=identity,
            sha256=digest,
            defaults={
                "path": path,
                "media_type": media_type,
                "size": len(data),
                "file_name": safe_name(file_name),
                "kept_by": by.person_id,
                "kept_by_name": by.name,
                "kept_at": at,
            },
        )
    found = attachment(row.id)
    assert found is not None, "what was just kept lies in the scope of whoever did"
    return found


def _too_large() -> EvidenceRefused:
    most = MOST_BYTES // 1_048_576
    return EvidenceRefused(
        "attachment_too_large",
        Sentence(
            f"Fotonya kosong atau lebih besar dari {most} MB.",
            f"The photo is empty or larger than {most} MB.",
        ),
        Sentence("Kecilkan fotonya, lalu unggah lagi.", "Make it smaller, then upload it again."),
    )


def _kind_unknown() -> EvidenceRefused:
    return EvidenceRefused(
        "attachment_kind_unknown",
        Sentence(
            "Berkas itu bukan JPEG, PNG, atau PDF, apa pun namanya.",
            "That file is no JPEG, PNG or PDF, whatever its name says.",
        ),
        Sentence("Unggah foto atau pindaian lembarnya.", "Upload a photo or scan of the sheet."),
    )
