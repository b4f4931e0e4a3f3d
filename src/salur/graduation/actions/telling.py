"""Telling a family in writing, with how to object and until when.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `letter_missing`,
`receiver_missing`, `day_impossible`, `words_hold_number`; `step_changed`; `told_already`.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused
from salur.graduation.actions.standing import (
    SUBJECT,
    Stepped,
    check_number,
    check_reach,
    done_before,
    facts_of,
    locked,
    next_state,
)
from salur.graduation.domain.cases import (
    OFFICE,
    CaseState,
    Told,
    object_until,
    wrong_with_letter,
)
from salur.graduation.pipeline import cases as steps
from salur.graduation.queries.cases import clocks_on


@transaction.atomic
def tell_family(*, case_id: UUID, told: Told, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Write down that a family was handed its letter; its time to object begins."""
    check_reach([case_id], "graduation.tell", by)
    done = done_before("graduation.told", key, [case_id])
    if done is not None:
        return done
    with as_owner():
        rows = locked([case_id])
        (row,) = rows
        wrong = wrong_with_letter(told, not_before=row.tanggal_ba, today=timezone.localdate(at))
        if wrong:
            raise refused(wrong)
        check_number(told.letter_no, told.to)
        after = next_state(rows, "tell", OFFICE)
        if row.told_on is not None:
            raise refused("told_already")
        until = object_until(told.on, clocks_on(told.on, row.path))
        changes: dict[str, object] = {
            "state": after,
            "letter_no": told.letter_no.strip(),
            "told_on": told.on,
            "told_to": told.to.strip(),
            "object_until": until,
        }
        if after == CaseState.TOLD:
            changes["due"] = until
        steps.step_many({case_id: changes}, "tell", day=told.on, by=by, at=at)
    audit.record(
        action="graduation.told",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=row.path,
        facts=facts_of(rows, after, until=until.isoformat()),
        key=key,
    )
    return Stepped((case_id,), after)
