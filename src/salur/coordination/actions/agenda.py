"""The agenda of a meeting: drawn from data, and edited by people until it is held.

Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`,
`meeting_step_forbidden`, then of
- adding: `words_missing`, `words_too_long`, `words_hold_number`, `outside_meeting`;
- ordering and dropping: `meeting_unknown` (the point), `item_dropped_already`, and of dropping
  `words_missing`, `words_too_long`, `words_hold_number`.
"""

import datetime as dt
import json
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.coordination.actions import meeting_refusals as refusals
from salur.coordination.actions.meeting_standing import (
    SUBJECT,
    MeetingMoved,
    checked_words,
    locked,
    moved,
    path_of_meeting,
    reached,
    told,
)
from salur.coordination.domain.meetings import Drawn
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import Item, Meeting
from salur.kernel.region_code import RegionCode

_GONE = "Tidak lagi muncul dalam data."
_SHORT = 300


@transaction.atomic
def draw_agenda(
    *, meeting_id: UUID, found: Sequence[Drawn], by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Put what the data draws onto the agenda: new points, known ones with today's figures.

    What the data no longer shows is dropped and says so; what people added or dropped stays.
    """
    one = reached(meeting_id, "prepare", by)
    if audit.done("meeting.agenda_drawn", key) is not None:
        return moved(meeting_id)
    items = [
        {
            "n": n, "id": str(uuid4()), "kind": str(each.kind), "code": each.code,
            "path": RegionCode(each.code).path, "party": each.party, "subject": each.subject,
            "figures": dict(each.figures),
        }
        for n, each in enumerate(found, start=1)
    ]  # fmt: skip
    with as_owner():
        locked(meeting_id, "prepare")
        values = {"meeting": meeting_id, "items": json.dumps(items), "at": at, "gone": _GONE}
        execute("meetings/draw_items", values)
    audit.record(
        action="meeting.agenda_drawn", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one, points=len(items)), key=key,
    )  # fmt: skip
    return moved(meeting_id)


@transaction.atomic
def add_item(
    *, meeting_id: UUID, words: str, by: Actor, at: dt.datetime, key: str, code: str = ""
) -> MeetingMoved:
    """Add a point in one's own words, about a region of the meeting or all of it."""
    one = reached(meeting_id, "prepare", by)
    if audit.done("meeting.item_added", key) is not None:
        return moved(meeting_id)
    kept = checked_words(words, most=_SHORT)
    path = path_within(one, code)
    with as_owner():
        locked(meeting_id, "prepare")
        execute(
            "meetings/add_item",
            {
                "id": uuid4(), "meeting": meeting_id, "words": kept, "code": code, "path": path,
                "by": by.person_id, "by_name": by.name, "at": at,
            },
        )  # fmt: skip
    audit.record(
        action="meeting.item_added", by=by, at=at, subject=(SUBJECT, meeting_id), path=path,
        facts=told(one), key=key,
    )  # fmt: skip
    return moved(meeting_id)


@transaction.atomic
def order_item(
    *, meeting_id: UUID, item_id: UUID, down: bool, by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Put a point behind the one that follows it (`down`), or before the one before it."""
    one = reached(meeting_id, "prepare", by)
    if audit.done("meeting.item_ordered", key) is not None:
        return moved(meeting_id)
    with as_owner():
        locked(meeting_id, "prepare")
        _standing(meeting_id, item_id)
        values = {"meeting": meeting_id, "id": item_id, "step": 1 if down else -1}
        execute("meetings/order_items", values)
    audit.record(
        action="meeting.item_ordered", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one), key=key,
    )  # fmt: skip
    return moved(meeting_id)


@transaction.atomic
def drop_item(
    *, meeting_id: UUID, item_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Drop a point for a reason; it stays to be read, and is not drawn again."""
    one = reached(meeting_id, "prepare", by)
    if audit.done("meeting.item_dropped", key) is not None:
        return moved(meeting_id)
    with as_owner():
        locked(meeting_id, "prepare")
        _standing(meeting_id, item_id)
        values = {"id": item_id, "why": checked_words(reason, most=_SHORT), "at": at}
        execute("meetings/drop_item", {**values, "by": by.person_id, "by_name": by.name})
    audit.record(
        action="meeting.item_dropped", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one), key=key,
    )  # fmt: skip
    return moved(meeting_id)


def path_within(one: Meeting, code: str) -> str | None:
    """Give the path of a region of the meeting, None for all of it; refused `outside_meeting`."""
    if not code:
        return None
    try:
        path = RegionCode(code).path
    except ValueError as fault:
        raise refusals.outside_meeting() from fault
    if not covers(one.paths, path):
        raise refusals.outside_meeting()
    return path


def _standing(meeting_id: UUID, item_id: UUID) -> Item:
    item = next((each for each in queries.agenda(meeting_id) if each.id == item_id), None)
    if item is None:
        raise refusals.unknown()
    if item.dropped_at is not None:
        raise refusals.dropped_already()
    return item
