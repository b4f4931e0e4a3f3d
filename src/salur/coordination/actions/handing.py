"""Handing an obstacle over to another organisation, which accepts or returns it.

Until it accepts, the owner stays the owner. Refused, in this order: `role_missing`,
`obstacle_unknown`, `obstacle_step_forbidden`, `obstacle_not_yours`, then of
- offering: `organisation_unknown`, `offered_to_owner`, `offered_already`, `words_too_long`,
  `words_hold_number`;
- accepting: nothing more;
- returning: `not_offered`, `words_missing`, `words_too_long`, `words_hold_number`.
"""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
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
from salur.coordination.domain.obstacles import Kind
from salur.coordination.pipeline import obstacles as steps
from salur.parties import queries as parties


@transaction.atomic
def offer(
    *, obstacle_id: UUID, to: UUID, by: Actor, at: dt.datetime, key: str, words: str = ""
) -> Stepped:
    """Hand it over to another organisation; nothing changes hands until that one accepts."""
    reached(obstacle_id, "offer", by)
    if audit.done("obstacle.offered", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "offer", by)
        receiver = parties.organisation(to)
        if receiver is None:
            raise refusals.organisation_unknown()
        if to == one.owner_org:
            raise refusals.offered_to_owner()
        if one.offered_org is not None:
            raise refusals.offered_already()
        said = checked_words(words)
        now = replace(one, offered_org=to)
        steps.step(one, now, Kind.OFFERED, by=by, at=at, words=said, organisation=to)
    audit.record(
        action="obstacle.offered", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one, to=receiver.name), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def accept_offer(*, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Take it over: from now on it is the receiver's, with the deadline that it has."""
    reached(obstacle_id, "accept", by)
    if audit.done("obstacle.accepted", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "accept", by)
        assert one.offered_org is not None, "it was offered to whoever accepts"
        now = replace(
            one, state=after(one, "accept"), owner_org=one.offered_org, owner_user=None,
            offered_org=None,
        )  # fmt: skip
        steps.step(one, now, Kind.ACCEPTED, by=by, at=at, organisation=now.owner_org)
    audit.record(
        action="obstacle.accepted", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def return_offer(
    *, obstacle_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Give it back with a reason, or take back what one offered oneself."""
    one = reached(obstacle_id, "return", by)
    if audit.done("obstacle.returned", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "return", by)
        if one.offered_org is None:
            raise refusals.not_offered()
        said = checked_words(reason, needed=True)
        now = replace(one, offered_org=None)
        steps.step(one, now, Kind.RETURNED, by=by, at=at, words=said, organisation=one.offered_org)
    audit.record(
        action="obstacle.returned", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)
