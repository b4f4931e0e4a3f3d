"""Taking a record back: it stays as it was written, and its evidence no longer counts."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.acceptance import withdraw_evidence
from salur.distribution.pipeline import handovers as kept
from salur.distribution.queries.sheets import Handover, handover
from salur.evidence.domain.keeping import safe_text

_LEAST_REASON = 10


@transaction.atomic
def withdraw_handover(
    *, handover_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Handover:
    """Withdraw a record, so that its sheet can be recorded anew; the evidence goes with it.

    Refused, in this order: `role_missing`, `handover_unknown`, `outside_scope`,
    `handover_withdrawn_already`, `handover_not_yours` (made by somebody else, for whoever may not
    accept evidence), `reason_missing`.
    """
    require(by, "handover.record")
    done = audit.done("handover.withdrawn", key)
    before = handover(handover_id)
    if before is None:
        raise refusals.handover_unknown()
    require(by, "handover.record", before.path)
    if done is not None and done.subject_id == str(handover_id):
        return before
    with as_owner():
        row = kept.locked(handover_id)
        if row is None or row.status != "RECORDED":
            raise refusals.withdrawn_already()
        if row.recorded_by != by.person_id and not may(by, "evidence.accept"):
            raise refusals.not_yours()
        if len(reason.strip()) < _LEAST_REASON:
            raise refusals.reason_missing()
        kept.withdraw(handover_id, reason=safe_text(reason), by=by, at=at)
        evidence_id = row.evidence_id
    if evidence_id is not None:
        # Who may take a record back takes back the file that it is.
        filing = replace(by, roles=frozenset({"system"}))
        withdraw_evidence(
            evidence_id=evidence_id, reason=safe_text(reason), by=filing, at=at, key=key
        )
    audit.record(
        action="handover.withdrawn",
        by=by,
        at=at,
        subject=("handover", handover_id),
        path=before.path,
        facts={"day": before.handed_on.isoformat(), "reason": safe_text(reason)},
        key=key,
    )
    found = handover(handover_id)
    assert found is not None
    return found
