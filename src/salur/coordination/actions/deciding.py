"""Decisions of a meeting: each is noted, or is an obstacle with an owner and a day on the spot.

Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`,
`meeting_step_forbidden`, `words_missing`, `words_too_long`, `words_hold_number`,
`outside_meeting`, `meeting_unknown` (the point), `decision_needs_owner`, and what opening an
obstacle refuses.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.coordination.actions import meeting_refusals as refusals
from salur.coordination.actions.agenda import path_within
from salur.coordination.actions.meeting_standing import (
    SUBJECT,
    checked_words,
    locked,
    reached,
    tell,
    told,
)
from salur.coordination.actions.opening import open_obstacle
from salur.coordination.actions.telling import link
from salur.coordination.domain.meetings import ItemKind, Told
from salur.coordination.domain.obstacles import Source, State
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import Item, Meeting
from salur.coordination.queries.obstacles import Obstacle, obstacle
from salur.coordination.queries.running import rows_of

TASK = "MEETING_TASK"


@dataclass(frozen=True)
class Made:
    """A decision as it was made: its number in the meeting, and the obstacle that stands for it."""

    id: UUID
    n: int
    obstacle_id: UUID | None


@transaction.atomic
def decide(
    *,
    meeting_id: UUID,
    words: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    code: str = "",
    item_id: UUID | None = None,
    owner_org: UUID | None = None,
    due: dt.date | None = None,
    cause: str = TASK,
) -> Made:
    """Decide something; with an owner and a day it is an obstacle from now on.

    A decision about a point that is an obstacle already follows that one: no second is opened.
    """
    one = reached(meeting_id, "decide", by)
    done = audit.done("meeting.decided", key)
    if done is not None:
        return _made(meeting_id, UUID(str(done.facts["decision"])))
    kept = checked_words(words)
    path = path_within(one, code)
    with as_owner():
        locked(meeting_id, "decide")
        item = _item(meeting_id, item_id)
    if (owner_org is None) != (due is None):
        raise refusals.owner_missing()
    made = uuid4()
    followed = _followed(item)
    if followed is not None:
        code = code or followed.code
        path = path or followed.path
        link(obstacle_id=followed.id, kind="decision", other=made, by=by, at=at, key=f"{key} link")
        obstacle_id, owner_org, due = followed.id, followed.owner_org, followed.due
    elif owner_org is not None:
        obstacle_id = _opened(one, made, kept, code, owner_org, due, cause, item, by, at, key)
    else:
        obstacle_id = None
    with as_owner():
        rows = rows_of(
            "meetings/insert_decision",
            {
                "id": made, "meeting": meeting_id, "item": item_id, "words": kept, "code": code,
                "path": path, "owner": owner_org, "due": due, "obstacle": obstacle_id,
                "by": by.person_id, "by_name": by.name, "at": at,
            },
        )  # fmt: skip
        if owner_org is not None:
            tell(meeting_id, Told.DECIDED, [owner_org], by=by, at=at, obstacle=obstacle_id)
    audit.record(
        action="meeting.decided", by=by, at=at, subject=(SUBJECT, meeting_id), path=path,
        facts=told(one, decision=str(made), n=rows[0][0]), key=key,
    )  # fmt: skip
    return Made(made, rows[0][0], obstacle_id)


def _opened(
    one: Meeting,
    made: UUID,
    words: str,
    code: str,
    owner_org: UUID,
    due: dt.date | None,
    cause: str,
    item: Item | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> UUID:
    figures = item.figures if item is not None else {}
    opened = open_obstacle(
        program=str(figures.get("aid", one.program)), cause=cause, code=code or _one_code(one),
        owner_org=owner_org, period=one.period, source=Source.MEETING, words=words, due=due,
        families=int(figures.get("families", 0)),
        rupiah=int(figures.get("rupiah", 0)), grams=int(figures.get("grams", 0)),
        links=(("decision", made),), by=by, at=at, key=f"{key} obstacle",
    )  # fmt: skip
    return opened.id


def _one_code(one: Meeting) -> str:
    """Give the region of a task that names none: the meeting's, or what lies above all of them."""
    first = one.codes[0]
    for end in (10, 6, 4, 2):
        if end <= len(first) and all(code.startswith(first[:end]) for code in one.codes):
            return first[:end]
    return ""


def _item(meeting_id: UUID, item_id: UUID | None) -> Item | None:
    if item_id is None:
        return None
    found = next((each for each in queries.agenda(meeting_id) if each.id == item_id), None)
    if found is None:
        raise refusals.unknown()
    return found


def _followed(item: Item | None) -> Obstacle | None:
    """Give the obstacle that a point is about, None where it is about none that is open."""
    if item is None or item.kind is not ItemKind.OBSTACLE:
        return None
    found = obstacle(UUID(item.subject))
    return None if found is None or found.state is State.VERIFIED else found


def _made(meeting_id: UUID, decision_id: UUID) -> Made:
    with as_owner():
        found = next(each for each in queries.decisions(meeting_id) if each.id == decision_id)
    return Made(found.id, found.n, found.obstacle_id)
