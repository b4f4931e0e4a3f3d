"""Giving a free place up, where the quota was lowered or the programme ended; and taking it back.

Refused, in this order: `role_missing`, `slot_unknown`, `outside_scope`, `slot_step_forbidden`,
`reason_missing`, `decree_missing`.
"""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.domain.keeping import safe_number
from salur.graduation.actions.settling_slots import settle_slots_of
from salur.graduation.actions.slot_refusals import slot_refused
from salur.graduation.domain.slots import Closing, SlotState
from salur.graduation.pipeline import slots as pipeline
from salur.kernel.region_code import NATION

LONGEST_NUMBER = 80


@transaction.atomic
def close_slots(
    *, slot_ids: Sequence[UUID], reason: str, number: str, by: Actor, at: dt.datetime, key: str
) -> int:
    """Give free places up by a decree, so that nobody is offered them; give how many."""
    require(by, "slot.close")
    done = audit.done("slot.closed", key)
    if done is not None:
        return int(str(done.facts["slots"]))
    path = _locked(slot_ids, SlotState.FREE, by, at)
    if reason not in {str(one) for one in Closing}:
        raise slot_refused("reason_missing")
    decree = safe_number(number)[:LONGEST_NUMBER]
    if not decree:
        raise slot_refused("decree_missing")
    with as_owner():
        closed = pipeline.turn(
            slot_ids, "close", (SlotState.FREE, SlotState.CLOSED),
            reason=reason, number=decree, by=by, at=at,
        )  # fmt: skip
    audit.record(
        action="slot.closed", by=by, at=at, subject=("slot", slot_ids[0]), path=path,
        facts={"slots": closed, "reason": reason, "number": decree}, key=key,
    )  # fmt: skip
    return closed


@transaction.atomic
def reopen_slots(*, slot_ids: Sequence[UUID], by: Actor, at: dt.datetime, key: str) -> int:
    """Let places that were given up be free again; give how many."""
    require(by, "slot.close")
    done = audit.done("slot.reopened", key)
    if done is not None:
        return int(str(done.facts["slots"]))
    path = _locked(slot_ids, SlotState.CLOSED, by, at)
    with as_owner():
        opened = pipeline.turn(slot_ids, "reopen", (SlotState.CLOSED, SlotState.FREE), by=by, at=at)
    audit.record(
        action="slot.reopened", by=by, at=at, subject=("slot", slot_ids[0]), path=path,
        facts={"slots": opened}, key=key,
    )  # fmt: skip
    return opened


def _locked(slot_ids: Sequence[UUID], state: SlotState, by: Actor, at: dt.datetime) -> str:
    """Lock places that are in a state, within scope; give the path of the first."""
    with as_owner():
        pipeline.lock()
        found = pipeline.lock_some(slot_ids)
    if not found or len(found) != len(set(slot_ids)):
        raise slot_refused("slot_unknown")
    for path in sorted({path for _, _, path in found}):
        require(by, "slot.close", path)
        settle_slots_of(path=path, at=at)
    with as_owner():
        found = pipeline.lock_some(slot_ids)
    if any(there != state for _, there, _ in found):
        raise slot_refused("slot_step_forbidden")
    return next((path for _, _, path in found), NATION)
