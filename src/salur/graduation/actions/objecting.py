"""The word of a family against leaving, and the answer of somebody who had no part in it.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `words_missing`,
`words_too_long`, `words_hold_number`; `day_impossible`; `step_changed`; `not_told_yet`,
`objected_already`, `objection_too_late`; for the answer `own_case`.
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
    check_reach,
    check_words,
    done_before,
    facts_of,
    locked,
    next_state,
)
from salur.graduation.domain.cases import FAMILY, OFFICE, answer_until
from salur.graduation.pipeline import cases as steps
from salur.graduation.pipeline.cases import Locked
from salur.graduation.queries.cases import clocks_on


@transaction.atomic
def record_objection(
    *, case_id: UUID, words: str, on: dt.date, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Write down what a family says against leaving, and the day on which it said so.

    What was said in time counts though it is written down later, until the office has submitted.
    """
    check_reach([case_id], "objection.record", by)
    done = done_before("graduation.objected", key, [case_id])
    if done is not None:
        return done
    check_words(words)
    if on > timezone.localdate(at):
        raise refused("day_impossible")
    with as_owner():
        rows = locked([case_id])
        (row,) = rows
        after = next_state(rows, "object", FAMILY)
        _check_in_time(row, on)
        due = answer_until(on, clocks_on(on, row.path))
        changes = {
            "state": after,
            "objected_on": on,
            "objected_by": by.person_id,
            "due": due,
        }
        steps.step_many({case_id: changes}, "object", words=words, day=on, by=by, at=at)
    audit.record(
        action="graduation.objected",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=row.path,
        facts=facts_of(rows, after, until=due.isoformat()),
        key=key,
    )
    return Stepped((case_id,), after)


@transaction.atomic
def answer_objection(
    *, case_id: UUID, granted: bool, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Grant or reject an objection, with the reason, as somebody who had no part in it."""
    check_reach([case_id], "objection.answer", by)
    done = done_before("graduation.answered", key, [case_id])
    if done is not None:
        return done
    check_words(words)
    verb = "grant" if granted else "reject"
    with as_owner():
        rows = locked([case_id])
        (row,) = rows
        after = next_state(rows, verb, OFFICE)
        if by.person_id in (row.opened_by, row.decided_by, row.objected_by):
            raise refused("own_case")
        changes = {"state": after, "answered_by": by.person_id, "due": None}
        steps.step_many({case_id: changes}, verb, words=words, by=by, at=at)
    audit.record(
        action="graduation.answered",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=row.path,
        facts=facts_of(rows, after, answer=verb),
        key=key,
    )
    return Stepped((case_id,), after)


def _check_in_time(row: Locked, on: dt.date) -> None:
    if row.told_on is None or row.object_until is None:
        raise refused("not_told_yet")
    if row.objected_on is not None:
        raise refused("objected_already")
    if not row.told_on <= on <= row.object_until:
        raise refused("objection_too_late")
