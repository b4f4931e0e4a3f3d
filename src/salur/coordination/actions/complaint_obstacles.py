"""A complaint and the obstacle behind it: raised or joined, and answered with what resolved it.

Refused, in this order: as the steps of a complaint, then as `open_obstacle` or `link`; `t_missing`
where nobody found a cause; `cause_for_all` where a sensitive complaint would become an obstacle
that everybody sees; `not_answered_yet` where the obstacle is not resolved.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor
from salur.coordination.actions.complaint_links import tell_linked
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.actions.complaint_steps import Stepped, answer_complaint, seen_complaint
from salur.coordination.actions.opening import Opened, open_obstacle
from salur.coordination.actions.telling import link
from salur.coordination.domain.complaints import shown_number
from salur.coordination.domain.obstacles import Kind, Source
from salur.coordination.queries.causes import causes
from salur.coordination.queries.obstacles import events, linked_with, obstacle

_ALL_AID = "ALL"


@transaction.atomic
def raise_obstacle(*, complaint_id: UUID, by: Actor, at: dt.datetime, key: str) -> Opened:
    """Open the obstacle that a complaint tells of, with its cause and place; not its words."""
    seen = seen_complaint(complaint_id, "complaint.answer", by)
    if not seen.cause:
        raise refused("t_missing")
    if seen.sensitive and not causes()[seen.cause].restricted:
        raise refused("cause_for_all")
    opened = open_obstacle(
        program=seen.program or _ALL_AID, cause=seen.cause, code=seen.code,
        source=Source.COMPLAINT, words=shown_number(seen.number), families=1,
        links=(("complaint", complaint_id),), by=by, at=at, key=key and f"{key} obstacle",
    )  # fmt: skip
    tell_linked(complaint_id, "obstacle", by, at, key)
    return opened


@transaction.atomic
def join_obstacle(
    *, complaint_id: UUID, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Say that a complaint is about an obstacle that is known already."""
    seen_complaint(complaint_id, "complaint.answer", by)
    link(
        obstacle_id=obstacle_id, kind="complaint", other=complaint_id, by=by, at=at,
        key=key and f"{key} obstacle",
    )  # fmt: skip
    return tell_linked(complaint_id, "obstacle", by, at, key)


@transaction.atomic
def answer_with_obstacle(*, complaint_id: UUID, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Answer a complaint with the words by which its obstacle was resolved."""
    seen_complaint(complaint_id, "complaint.answer", by)
    words = resolution_of(complaint_id)
    if not words:
        raise refused("not_answered_yet")
    return answer_complaint(complaint_id=complaint_id, words=words, by=by, at=at, key=key)


def resolution_of(complaint_id: UUID) -> str:
    """Give the words by which an obstacle of a complaint was resolved last, empty where none is."""
    for linked in linked_with("complaint", complaint_id):
        one = obstacle(linked.obstacle_id)
        if one is None or one.resolved_at is None:
            continue
        said = [event.words for event in events(one.id) if event.kind is Kind.RESOLVED]
        if said and said[-1]:
            return said[-1]
    return ""
