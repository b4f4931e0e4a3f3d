"""Opening an obstacle: what stops aid where, and who owns it from the first moment.

Whoever may assign there classifies and assigns by opening it; what the data groups is assigned at
once. Refused, in this order: `role_missing`, `outside_scope`, `program_unknown`, `cause_unknown`,
`region_unknown`, `organisation_unknown`, `words_missing`, `words_too_long`, `words_hold_number`,
`subject_holds_number`, `due_past`, `owner_unknown`, `parameter_missing`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.coordination.actions import obstacle_refusals as refusals
from salur.coordination.actions.standing import SUBJECT, checked_words, facts_of
from salur.coordination.domain.aid import AID
from salur.coordination.domain.causes import Cause
from salur.coordination.domain.obstacles import (
    GROUPED,
    Kind,
    Source,
    State,
    first_level,
    rises_after,
)
from salur.coordination.pipeline import obstacles as steps
from salur.coordination.pipeline.routing import Router
from salur.coordination.queries import obstacles as queries
from salur.coordination.queries.causes import causes
from salur.kernel.free_text import holds_long_number
from salur.kernel.region_code import NATION, RegionCode
from salur.parties import queries as parties
from salur.places import queries as places

_SAID = frozenset({Source.PERSON, Source.FIELD})


@dataclass(frozen=True)
class Opened:
    """An obstacle, and whether it was not there before."""

    id: UUID
    number: int
    is_new: bool


@transaction.atomic
def open_obstacle(
    *,
    program: str,
    cause: str,
    code: str,
    source: Source | str,
    by: Actor,
    at: dt.datetime,
    key: str,
    owner_org: UUID | None = None,
    party: UUID | None = None,
    period: int | None = None,
    subject: str = "",
    words: str = "",
    families: int = 0,
    rupiah: int = 0,
    grams: int = 0,
    due: dt.date | None = None,
    links: Iterable[tuple[str, UUID]] = (),
) -> Opened:
    """Open an obstacle in a region (`code`: its digits, empty for the nation).

    Of an exception or a late step there is one live obstacle per group: a second is the first.
    """
    source = Source(source)
    path = _path(code)
    require(by, "obstacle.open", path)
    done = audit.done("obstacle.opened", key)
    if done is not None:
        return _opened(UUID(str(done.subject_id)))
    today = timezone.localdate(at)
    known = _checked(program, cause, code, today)
    for organisation in filter(None, (owner_org, party)):
        if parties.organisation(organisation) is None:
            raise refusals.organisation_unknown()
    said = checked_words(words, needed=source in _SAID)
    if holds_long_number(subject):
        raise refusals.subject_holds_number()
    if due is not None and due < today:
        raise refusals.due_past()
    router = Router(today, [code])
    owner = owner_org or router.owner(known, code, party)
    if owner is None:
        raise refusals.nobody_known()
    last_day = due or router.due(known, path)
    is_data = "system" in by.roles
    at_once = is_data and source in GROUPED
    group = {
        "program": program, "cause": cause, "code": code, "party": party, "subject": subject,
        "source": str(source),
    }  # fmt: skip
    made = uuid4()
    values = {
        **group, **steps.doer(by), "id": made, "t": str(known.t), "path": path, "period": period,
        "raised_by": None if is_data else by.person_id, "raised_org": by.organisation_id,
        "owner_org": owner, "state": str(State.ASSIGNED if at_once else State.REPORTED),
        "due": last_day, "level": int(first_level(path)), "rises_on": rises_after(last_day),
        "families": families, "rupiah": rupiah, "grams": grams, "at": at, "opened_on": today,
        "restricted": known.restricted, "words": said,
    }  # fmt: skip
    with as_owner():
        number = steps.insert(values)
        if number is None:
            there = steps.live(group)
            assert there is not None, "its group is why it was not written"
            return Opened(*there, is_new=False)
        for kind, other in links:
            steps.execute("obstacles/link", {"id": made, "kind": kind, "other": other})
        if not at_once and may(by, "obstacle.assign") and not by.roles & SENDERS and not is_data:
            _assign_at_once(made, by, at)
        one = queries.obstacle(made)
    assert one is not None, "it was written just now"
    audit.record(
        action="obstacle.opened", by=by, at=at, subject=(SUBJECT, made), path=path,
        facts=facts_of(one, cause=cause), key=key,
    )  # fmt: skip
    return Opened(made, number, is_new=True)


def _assign_at_once(made: UUID, by: Actor, at: dt.datetime) -> None:
    one = queries.obstacle(made)
    assert one is not None, "it was written just now"
    classified = replace(one, state=State.CLASSIFIED)
    steps.step(one, classified, Kind.CLASSIFIED, by=by, at=at, organisation=one.owner_org)
    assigned = replace(classified, state=State.ASSIGNED)
    steps.step(
        classified, assigned, Kind.ASSIGNED, by=by, at=at, organisation=one.owner_org, due=one.due
    )


def _opened(obstacle_id: UUID) -> Opened:
    with as_owner():
        one = queries.obstacle(obstacle_id)
    assert one is not None, "an obstacle is never deleted"
    return Opened(one.id, one.number, is_new=True)


def _path(code: str) -> str:
    if not code:
        return NATION
    try:
        return RegionCode(code).path
    except ValueError as fault:
        raise refusals.region_unknown(code[:20]) from fault


def _checked(program: str, cause: str, code: str, on: dt.date) -> Cause:
    if program not in AID:
        raise refusals.program_unknown(program[:20])
    known = causes().get(cause)
    if known is None:
        raise refusals.cause_unknown(cause[:40])
    if code and places.region_as_of(code, on) is None:
        raise refusals.region_unknown(code)
    return known
