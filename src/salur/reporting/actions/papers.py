"""Papers around a report: the scan of what was signed by hand, the head of letters."""

import datetime as dt
import uuid
from hashlib import sha256

from django.db import transaction

from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.parties import queries as parties
from salur.reporting.actions import refusals
from salur.reporting.actions.steps import (
    ReportMoved,
    check,
    facts_of,
    locked,
    moved_before,
    take,
)
from salur.reporting.domain.parts import Letterhead
from salur.reporting.domain.states import Move
from salur.reporting.models import Letterhead as LetterheadRow
from salur.reporting.models import Scan

MOST_BYTES = 10 * 1_048_576
_LINES = 4
_KINDS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


@transaction.atomic
def attach_scan(
    *,
    report_id: uuid.UUID,
    file_name: str,
    data: bytes,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ReportMoved:
    """Attach the scan of the signed paper; the same bytes again change nothing.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `not_a_party`, `scan_too_large`, `scan_kind_unknown`.
    """
    earlier = audit.done("report.scan_attached", key)
    if earlier is not None:
        return moved_before(earlier)
    report = locked(report_id, by, "report.sign" if may(by, "report.sign") else "report.prepare")
    check(report, Move.ATTACH)
    if by.organisation_id not in report.parties:
        raise refusals.not_a_party()
    if not 0 < len(data) <= MOST_BYTES:
        raise refusals.scan_too_large(MOST_BYTES)
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if kind is None:
        raise refusals.scan_kind_unknown()
    digest = sha256(data).hexdigest()
    Scan.objects.get_or_create(
        report=report,
        sha256=digest,
        defaults={
            "file_name": file_name[-200:],
            "media_type": kind,
            "size": len(data),
            "data": data,
            "person_id": by.person_id,
            "person_name": by.name,
            "at": at,
        },
    )
    moved = take(report, Move.ATTACH, by=by, at=at)
    audit.record(
        action="report.scan_attached",
        by=by,
        at=at,
        subject=("report", report.id),
        path=report.path,
        facts=facts_of(moved, content=f"sha256:{digest}"),
        key=key,
    )
    return moved


@transaction.atomic
def set_letterhead(
    *,
    organisation_id: uuid.UUID,
    letterhead: Letterhead,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> None:
    """Set how an office's letters are headed from a day on.

    Refused, in this order: `role_missing`, `outside_scope`, `not_the_office`,
    `letterhead_incomplete`.
    """
    if audit.done("letterhead.set", key) is not None:
        return
    reach = parties.reach_of(organisation_id, valid_from)
    path = reach[0] if reach else "id"
    require(by, "report.prepare", path)
    if by.organisation_id != organisation_id:
        raise refusals.not_the_office()
    if (
        not all(
            (letterhead.government.strip(), letterhead.office.strip(), letterhead.place.strip())
        )
        or len(letterhead.address) > _LINES
    ):
        raise refusals.letterhead_incomplete()
    LetterheadRow.objects.create(
        organisation_id=organisation_id,
        path=path,
        government=letterhead.government.strip(),
        office=letterhead.office.strip(),
        address=[line.strip() for line in letterhead.address if line.strip()],
        place=letterhead.place.strip(),
        valid_from=valid_from,
        person_id=by.person_id,
        at=at,
    )
    audit.record(
        action="letterhead.set",
        by=by,
        at=at,
        subject=("organisation", organisation_id),
        path=path,
        facts={"office": letterhead.office, "from": valid_from.isoformat()},
        key=key,
    )
