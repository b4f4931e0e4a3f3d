"""Meetings: planned, changed, packed, attended, held, called off.

Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`, then of
- planning: `meeting_nowhere` (before role and scope), `meeting_unnamed`, `words_too_long`,
  `words_hold_number`,
  `meeting_too_far`, `invited_unknown`;
- changing: `meeting_step_forbidden` and what planning refuses after the regions;
- attending: `meeting_step_forbidden`, `invited_unknown`, `words_too_long`, `words_hold_number`;
- holding: `meeting_step_forbidden`, `meeting_held_early`;
- calling off: `words_missing`, `words_too_long`, `words_hold_number`, `meeting_step_forbidden`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
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
    tell,
    told,
)
from salur.coordination.domain.meetings import (
    MEETING,
    MeetingKind,
    MeetingState,
    Told,
    outermost_codes,
)
from salur.coordination.pipeline.obstacles import execute
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.places import queries as places

_SHORT, _FARTHEST = 200, 400


@dataclass(frozen=True)
class Came:
    """What was noted of one invited organisation; `people` are whom it sent."""

    present: bool
    people: str = ""


@dataclass(frozen=True)
class Invitation:
    """Where and when a meeting is, who leads it, and which organisations are invited."""

    title: str
    held_on: dt.date
    place: str
    invited: Sequence[UUID]
    chair: str = ""


@transaction.atomic
def plan_meeting(
    *,
    kind: MeetingKind,
    period: Period,
    codes: Sequence[str],
    invitation: Invitation,
    by: Actor,
    at: dt.datetime,
    key: str,
    program: str = "ALL",
) -> MeetingMoved:
    """Plan a meeting about regions (`codes`: their digits) and the aid of a month."""
    today = timezone.localdate(at)
    found = _regions(codes, today)
    for code in found:
        require(by, "meeting.manage", RegionCode(code).path)
    if not found or by.organisation_id is None:
        require(by, "meeting.manage")
        raise refusals.nowhere()
    done = audit.done("meeting.planned", key)
    if done is not None:
        return moved(UUID(str(done.subject_id)))
    values = _invitation(invitation, today, by.organisation_id)
    made = uuid4()
    paths = [RegionCode(code).path for code in found]
    with as_owner():
        execute(
            "meetings/insert",
            {
                **values, "id": made, "kind": str(kind), "program": program, "paths": paths,
                "codes": list(found), "period": period.number, "by": by.person_id,
                "by_name": by.name, "by_org": by.organisation_id, "at": at,
            },
        )  # fmt: skip
        one = locked(made, "prepare")
        tell(made, Told.INVITED, one.invited, by=by, at=at)
    audit.record(
        action="meeting.planned", by=by, at=at, subject=(SUBJECT, made), path=path_of_meeting(one),
        facts=told(one, regions=len(found)), key=key,
    )  # fmt: skip
    return MeetingMoved(made, MeetingState.PLANNED)


@transaction.atomic
def change_meeting(
    *, meeting_id: UUID, invitation: Invitation, by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Say anew where and when it is, and whom it invites, until it is held.

    Whoever is invited now is told, and where it is moved whoever was invited before. Whoever
    planned it stays invited.
    """
    reached(meeting_id, "prepare", by)
    if audit.done("meeting.changed", key) is not None:
        return moved(meeting_id)
    with as_owner():
        was = locked(meeting_id, "prepare")
        values = _invitation(invitation, timezone.localdate(at), was.planned_org)
        execute("meetings/change", {**values, "id": meeting_id})
        one = locked(meeting_id, "prepare")
        added = [each for each in one.invited if each not in was.invited]
        removed = [each for each in was.invited if each not in one.invited]
        tell(meeting_id, Told.INVITED, added, by=by, at=at)
        tell(meeting_id, Told.UNINVITED, removed, by=by, at=at)
        if (one.held_on, one.place) != (was.held_on, was.place):
            kept = [each for each in one.invited if each in was.invited]
            tell(meeting_id, Told.MOVED, kept, by=by, at=at)
    audit.record(
        action="meeting.changed", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one), key=key,
    )  # fmt: skip
    if added or removed:
        audit.record(
            action="meeting.invited", by=by, at=at, subject=(SUBJECT, meeting_id),
            path=path_of_meeting(one),
            facts=told(one, added=_codes(added), removed=_codes(removed)), key=f"{key} invited",
        )  # fmt: skip
    return moved(meeting_id)


@transaction.atomic
def mark_packed(
    *, meeting_id: UUID, packs: int, by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Note that the packs of a meeting lie ready; called by whoever made them."""
    reached(meeting_id, "pack", by)
    if audit.done("meeting.packed", key) is not None:
        return moved(meeting_id)
    return _stepped(meeting_id, "pack", by, at, key, packs=packs)


@transaction.atomic
def note_attendance(
    *, meeting_id: UUID, came: Mapping[UUID, Came], by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Note which of the invited organisations came, and whom they sent."""
    reached(meeting_id, "attend", by)
    if audit.done("meeting.attended", key) is not None:
        return moved(meeting_id)
    with as_owner():
        one = locked(meeting_id, "attend")
        if not came.keys() <= set(one.invited):
            raise refusals.invited_unknown()
        people = [checked_words(each.people, most=_SHORT, needed=False) for each in came.values()]
        execute(
            "meetings/note_attendance",
            {
                "id": meeting_id, "organisations": list(came), "people": people, "at": at,
                "present": [each.present for each in came.values()],
                "by": by.person_id, "by_name": by.name,
            },
        )  # fmt: skip
    present = sum(each.present for each in came.values())
    audit.record(
        action="meeting.attended", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one, present=present, invited=len(one.invited)),
        key=key,
    )  # fmt: skip
    return moved(meeting_id)


@transaction.atomic
def hold_meeting(*, meeting_id: UUID, by: Actor, at: dt.datetime, key: str) -> MeetingMoved:
    """Open the meeting: its agenda stays as it is, decisions are made from now on."""
    one = reached(meeting_id, "hold", by)
    if audit.done("meeting.held", key) is not None:
        return moved(meeting_id)
    if MEETING.next(one.state, "hold") and one.held_on > timezone.localdate(at):
        raise refusals.held_early()
    return _stepped(meeting_id, "hold", by, at, key)


@transaction.atomic
def call_off(
    *, meeting_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> MeetingMoved:
    """Call a meeting off that was not held, for a reason."""
    reached(meeting_id, "call_off", by)
    if audit.done("meeting.called_off", key) is not None:
        return moved(meeting_id)
    return _stepped(meeting_id, "call_off", by, at, key, why=checked_words(reason, most=_SHORT))


def _stepped(
    meeting_id: UUID, verb: str, by: Actor, at: dt.datetime, key: str, why: str = "", **more: int
) -> MeetingMoved:
    with as_owner():
        one = locked(meeting_id, verb)
        after = MEETING.next(one.state, verb)
        execute("meetings/step", {"id": meeting_id, "after": str(after), "at": at, "why": why})
        if after == MeetingState.CALLED_OFF:
            tell(meeting_id, Told.CALLED_OFF, one.invited, by=by, at=at)
    said: dict[str, Any] = {"subject": (SUBJECT, meeting_id), "path": path_of_meeting(one)}
    said |= {"key": key}
    facts = told(one, **more)
    if verb == "pack":
        audit.record(action="meeting.packed", by=by, at=at, facts=facts, **said)
    elif verb == "hold":
        audit.record(action="meeting.held", by=by, at=at, facts=facts, **said)
    else:
        audit.record(action="meeting.called_off", by=by, at=at, facts=facts, **said)
    return moved(meeting_id)


def _codes(organisations: Sequence[UUID]) -> str:
    return ", ".join(sorted(each.code for each in parties.organisations(organisations))) or "–"


def _regions(codes: Sequence[str], on: dt.date) -> tuple[str, ...]:
    try:
        wanted = outermost_codes([RegionCode(code).digits for code in codes])
    except ValueError as fault:
        raise refusals.nowhere() from fault
    if len(places.names(wanted, on)) != len(wanted):
        raise refusals.nowhere()
    return wanted


def _invitation(given: Invitation, today: dt.date, planner: UUID) -> dict[str, object]:
    title, place = (
        checked_words(text, most=_SHORT, needed=False) for text in (given.title, given.place)
    )
    if not title or not place:
        raise refusals.unnamed()
    chair = checked_words(given.chair, most=_SHORT, needed=False)
    if abs((given.held_on - today).days) > _FARTHEST:
        raise refusals.too_far(_FARTHEST)
    invited = list(dict.fromkeys((planner, *given.invited)))
    if len(parties.organisations(invited)) != len(invited):
        raise refusals.invited_unknown()
    return {
        "title": title, "place": place, "chair": chair, "held_on": given.held_on,
        "invited": invited,
    }  # fmt: skip
