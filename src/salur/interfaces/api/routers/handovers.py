"""Hand-overs: what a signed sheet says, sent by a phone or a program as often as it likes."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router
from ninja.responses import Status

from salur.distribution import actions
from salur.distribution.domain.handover_entries import told_of
from salur.distribution.queries.sheets import handover
from salur.interfaces.api.door import JSON, Bearer, Called, IdempotencyKey, reading, writing
from salur.interfaces.api.schemas import handovers as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS, WRITE_ERRORS

router = Router()


@router.post(
    "/handovers",
    response={201: shapes.Handover, **WRITE_ERRORS},
    auth=Bearer(JSON),
    summary="Record a signed sheet",
)
@writing("handover.record")
def send_handover(
    request: Called, sent: shapes.HandoverSent, idempotency_key: IdempotencyKey
) -> Status[Any]:
    """Records a sheet whole, or nothing of it and every reason why not in `fields`.

    The record's own id is the key of the action: sent again under another `Idempotency-Key` it is
    still recorded once.
    """
    told, unread = told_of(one.model_dump() for one in sent.exceptions)
    recorded = actions.record_handover(
        sheet_code=sent.sheet_code,
        handed_on=sent.handed_on,
        told=told,
        unread=unread,
        by=request.auth.actor,
        at=timezone.now(),
        key=str(sent.record_id),
    )
    return Status(201, shapes.Handover(**shapes.handover_values(recorded)))


@router.get(
    "/handovers/{record_id}",
    response={200: shapes.Handover, **READ_ERRORS},
    summary="One recorded sheet",
)
@reading("handover.record")
def get_handover(request: Called, record_id: UUID) -> shapes.Handover:
    """Gives what was recorded under an id: whether it arrived, and whether it is evidence yet."""
    row = handover(record_id)
    if row is None:
        raise Http404
    return shapes.Handover(**shapes.handover_values(row))
