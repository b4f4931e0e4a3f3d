"""Working on an obstacle: classified, assigned, begun.

Refused, in this order: `role_missing`, `obstacle_unknown`, `obstacle_step_forbidden`,
`obstacle_not_yours`, then of
- classifying: `cause_unknown`, `organisation_unknown`, `words_too_long`, `words_hold_number`,
  `owner_unknown`;
- assigning: `person_elsewhere`, `due_past`, `due_not_yours`, `words_too_long`,
  `words_hold_number`.
"""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, actor_within
from salur.audit import actions as audit
from salur.coordination.actions import obstacle_refusals as refusals
from salur.coordination.actions.standing import (
    SUBJECT,
    Stepped,
    after,
    checked_words,
    facts_of,
    locked,
    reached,
    reader_of,
    stepped,
    whose,
)
from salur.coordination.domain.obstacles import Kind, desk_path, rises_after
from salur.coordination.domain.turns import is_past, moves_deadline, stands
from salur.coordination.pipeline import obstacles as steps
from salur.coordination.pipeline.routing import Router
from salur.coordination.queries.causes import causes
from salur.coordination.queries.obstacles import Obstacle
from salur.parties import queries as parties


@transaction.atomic
def classify(
    *,
    obstacle_id: UUID,
    cause: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    owner_org: UUID | None = None,
    words: str = "",
) -> Stepped:
    """Say which cause it has; owner, T and deadline follow from it, before it is assigned."""
    reached(obstacle_id, "classify", by)
    if audit.done("obstacle.classified", key) is not None:
        return stepped(obstacle_id)
    today = timezone.localdate(at)
    with as_owner():
        one = locked(obstacle_id, "classify", by)
        known = causes().get(cause)
        if known is None:
            raise refusals.cause_unknown(cause[:40])
        if owner_org is not None and parties.organisation(owner_org) is None:
            raise refusals.organisation_unknown()
        said = checked_words(words)
        router = Router(today, [one.code])
        owner = owner_org or router.owner(known, one.code, one.party)
        if owner is None:
            raise refusals.nobody_known()
        due = router.due(known, one.path)
        now = replace(
            one, state=after(one, "classify"), cause=cause, t=known.t, owner_org=owner,
            owner_user=None, offered_org=None, due=due, rises_on=rises_after(due),
            restricted=one.restricted or known.restricted,
        )  # fmt: skip
        steps.step(one, now, Kind.CLASSIFIED, by=by, at=at, words=said, organisation=owner, due=due)
    audit.record(
        action="obstacle.classified", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one, cause=cause), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def assign(
    *,
    obstacle_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    person: UUID | None = None,
    due: dt.date | None = None,
    words: str = "",
) -> Stepped:
    """Give it to its owner, or one of the owner's people, until a day (None keeps the day).

    The day is moved only from the desk that it has risen to, or above it.
    """
    reached(obstacle_id, "assign", by)
    if audit.done("obstacle.assigned", key) is not None:
        return stepped(obstacle_id)
    today = timezone.localdate(at)
    with as_owner():
        one = locked(obstacle_id, "assign", by)
        if person is not None and actor_within(person, one.owner_org, today) is None:
            raise refusals.person_elsewhere()
        due = due if due != one.due else None
        if due is not None:
            _check_due(one, due, by, today)
        said = checked_words(words)
        now = replace(one, state=after(one, "assign"), owner_user=person)
        if due is not None:
            now = replace(now, due=due, rises_on=rises_after(due))
        steps.step(
            one, now, Kind.ASSIGNED, by=by, at=at, words=said, organisation=one.owner_org, due=due
        )
    audit.record(
        action="obstacle.assigned", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def start(*, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Begin to work on it; whoever begins holds it where nobody in person did."""
    reached(obstacle_id, "start", by)
    if audit.done("obstacle.started", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "start", by)
        now = replace(one, state=after(one, "start"), owner_user=one.owner_user or by.person_id)
        steps.step(one, now, Kind.STARTED, by=by, at=at)
    audit.record(
        action="obstacle.started", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


def _check_due(one: Obstacle, due: dt.date, by: Actor, today: dt.date) -> None:
    if is_past(due, today):
        raise refusals.due_past()
    is_assigner = "assigner" in stands(whose(one), reader_of(by))
    if not is_assigner or not moves_deadline(desk_path(one.path, one.level), by.paths):
        raise refusals.due_not_yours()
