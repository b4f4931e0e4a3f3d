"""Keeping what somebody is keying in from a sheet, so that a closed browser loses nothing.

A draft counts nowhere and is nobody's evidence: it leaves no event, and goes with the record.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.handovers.sheets_at_hand import sheet_in_reach
from salur.distribution.domain.handover_entries import LONG_NUMBER, MOST_ENTRIES
from salur.distribution.pipeline import handovers as kept
from salur.distribution.queries.sheets import handovers_of


@transaction.atomic
def save_handover_draft(
    *,
    sheet_id: UUID,
    handed_on: dt.date | None,
    entries: str,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> None:
    """Keep a draft in the place of the one before; `key` is the id of the record it will be.

    One that comes after the record it was for is let go.

    Refused, in this order: `record_id_invalid`, `role_missing`, `sheet_unknown`, `outside_scope`,
    `draft_too_long`, `draft_has_number`.
    """
    try:
        record_id = UUID(key)
    except ValueError as fault:
        raise refusals.record_id_invalid() from fault
    one = sheet_in_reach(sheet_id, by)
    if len(entries) > MOST_ENTRIES:
        raise refusals.draft_too_long()
    if LONG_NUMBER.search(entries):
        raise refusals.draft_has_number()
    if any(row.status == "RECORDED" for row in handovers_of(sheet_id)):
        return
    with as_owner():
        kept.save_draft(
            one, record_id=record_id, handed_on=handed_on, entries=entries, by=by, at=at
        )
