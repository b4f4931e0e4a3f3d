"""The photo of a signed sheet: kept sealed beside the record, opened on the record only.

Nothing is read from it, and its bytes stay as they came (with whatever the camera wrote into
them): it is evidence.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution.actions.handovers.sheets_at_hand import sheet_in_reach
from salur.evidence import actions as evidence
from salur.evidence.queries import AttachmentRow, attachment, attachment_bytes, unknown

SUBJECT = "sheet"


@transaction.atomic
def attach_photo(
    *, sheet_id: UUID, file_name: str, data: bytes, by: Actor, at: dt.datetime, key: str
) -> UUID:
    """Keep a photo (JPEG, PNG) or scan (PDF) of a signed sheet; the same bytes again are one.

    Refused, in this order: `role_missing`, `sheet_unknown`, `outside_scope`,
    `attachment_too_large`, `attachment_kind_unknown`.
    """
    one = sheet_in_reach(sheet_id, by)
    done = audit.done("handover.photo_attached", key)
    if done is not None:
        return UUID(str(done.facts["attachment"]))
    kept = evidence.keep_attachment(
        subject=(SUBJECT, sheet_id), path=one.path, file_name=file_name, data=data, by=by, at=at
    )
    audit.record(
        action="handover.photo_attached",
        by=by,
        at=at,
        subject=(SUBJECT, sheet_id),
        path=one.path,
        facts={"region": one.kode_wilayah, "attachment": str(kept.id), "sha256": kept.sha256},
        key=key,
    )
    return kept.id


@transaction.atomic
def open_photo(*, attachment_id: UUID, by: Actor, at: dt.datetime) -> tuple[AttachmentRow, bytes]:
    """Give a photo in the clear; who opened it is on record.

    Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`.
    """
    require(by, "sheet.read")
    found = attachment(attachment_id)
    if found is None or found.subject_kind != SUBJECT:
        raise unknown()
    require(by, "sheet.read", found.path)
    data = attachment_bytes(found)
    audit.record(
        action="handover.photo_opened",
        by=by,
        at=at,
        subject=(SUBJECT, found.subject_id),
        path=found.path,
        facts={"attachment": str(found.id)},
    )
    return found, data
