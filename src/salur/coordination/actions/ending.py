"""Ending an obstacle: resolved with evidence, verified by whoever raised it, or reopened.

Refused, in this order: `role_missing`, `obstacle_unknown`, `obstacle_step_forbidden`,
`obstacle_not_yours`, then of
- resolving: `words_missing`, `words_too_long`, `words_hold_number`, `evidence_missing`,
  `evidence_unknown`;
- verifying: `own_resolution`, `words_too_long`, `words_hold_number`;
- reopening: `words_missing`, `words_too_long`, `words_hold_number`, `live_again`.
"""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import Actor
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
    stepped,
)
from salur.coordination.domain.obstacles import Kind, rises_after, shown_number
from salur.coordination.pipeline import obstacles as steps
from salur.coordination.pipeline.routing import Router
from salur.coordination.queries.causes import causes
from salur.coordination.queries.obstacles import Obstacle
from salur.evidence import queries as evidence_queries


@transaction.atomic
def resolve(
    *, obstacle_id: UUID, words: str, evidence: UUID | None, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Say that it is solved, how, and by which evidence: attached here, or a received file.

    A hand-over that nobody answered ends with it.
    """
    reached(obstacle_id, "resolve", by)
    if audit.done("obstacle.resolved", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "resolve", by)
        said = checked_words(words, needed=True)
        if evidence is None:
            raise refusals.evidence_missing()
        _check_evidence(one, evidence, by)
        now = replace(
            one, state=after(one, "resolve"), resolved_at=at, resolved_by=by.person_id,
            offered_org=None,
        )  # fmt: skip
        steps.step(one, now, Kind.RESOLVED, by=by, at=at, words=said, evidence=evidence)
    audit.record(
        action="obstacle.resolved", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one, evidence=str(evidence)), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def verify(*, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str, words: str = "") -> Stepped:
    """Confirm that it is solved: whoever raised it, never whoever resolved it."""
    reached(obstacle_id, "verify", by)
    if audit.done("obstacle.verified", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "verify", by)
        if one.resolved_by == by.person_id and "system" not in by.roles:
            raise refusals.own_resolution()
        said = checked_words(words)
        now = replace(one, state=after(one, "verify"), verified_at=at)
        steps.step(one, now, Kind.VERIFIED, by=by, at=at, words=said)
    audit.record(
        action="obstacle.verified", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def reopen(*, obstacle_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Say that it is not solved after all: it gets its days anew, on the level that it had."""
    reached(obstacle_id, "reopen", by)
    if audit.done("obstacle.reopened", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "reopen", by)
        said = checked_words(reason, needed=True)
        there = steps.live(_group(one))
        if there is not None and there[0] != one.id:
            raise refusals.live_again(shown_number(there[1]))
        due = Router(timezone.localdate(at), [one.code]).due(causes()[one.cause], one.path)
        now = replace(
            one, state=after(one, "reopen"), resolved_at=None, resolved_by=None, verified_at=None,
            due=due, rises_on=rises_after(due),
        )  # fmt: skip
        steps.step(one, now, Kind.REOPENED, by=by, at=at, words=said, due=due)
    audit.record(
        action="obstacle.reopened", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


def _check_evidence(one: Obstacle, evidence: UUID, by: Actor) -> None:
    attached = evidence_queries.attachment(evidence)
    if attached is not None:
        if (attached.subject_kind, attached.subject_id) != (SUBJECT, one.id):
            raise refusals.evidence_unknown()
        return
    received = evidence_queries.evidence(evidence)
    is_theirs = received is not None and received.sender == by.organisation_id
    if received is None or not (is_theirs or not by.roles & SENDERS):
        raise refusals.evidence_unknown()


def _group(one: Obstacle) -> dict[str, object]:
    return {
        "program": one.program, "cause": one.cause, "code": one.code, "party": one.party,
        "subject": one.subject, "source": str(one.source),
    }  # fmt: skip
