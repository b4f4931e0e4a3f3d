"""Minutes of a meeting: written by one person, signed off or returned by another.

A correction of signed minutes is a new version.

Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`, then of
- writing: `words_too_long`, `words_hold_number`, `meeting_step_forbidden`, of a correction
  `words_missing` (its reason);
- returning: `words_missing`, `words_too_long`, `words_hold_number`, `meeting_step_forbidden`,
  `minutes_changed`, `four_eyes`;
- signing: `meeting_step_forbidden`, `minutes_changed`, `four_eyes`.
"""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.coordination.actions import meeting_refusals as refusals
from salur.coordination.actions.meeting_standing import (
    SUBJECT,
    checked_words,
    locked,
    path_of_meeting,
    reached,
    tell,
    told,
)
from salur.coordination.domain.meetings import MEETING, MINUTES, Told, digest_of, freeze
from salur.coordination.pipeline.minutes import compose
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import MinutesVersion

_LONGEST_NOTES = 4_000


@dataclass(frozen=True)
class Written:
    """A version of minutes: its number, its hash, and whether it is signed off."""

    meeting_id: UUID
    version: int
    digest: str
    signed: bool


@transaction.atomic
def write_minutes(
    *,
    meeting_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    notes: str = "",
    reason: str = "",
    training: bool = False,
) -> Written:
    """Write the minutes out of what the meeting did: the draft that somebody else signs off.

    Where a version is signed off already this begins a correction, which names its reason.
    """
    one = reached(meeting_id, "write", by)
    if audit.done("meeting.minutes_written", key) is not None:
        return _newest(meeting_id)
    kept = checked_words(notes, most=_LONGEST_NOTES, needed=False)
    with as_owner():
        one = locked(meeting_id, "write")
        versions = queries.minutes(meeting_id)
        signed = [each for each in versions if each.signed_at is not None]
        why = checked_words(reason, needed=bool(signed)) if signed else ""
        version = len(signed) + 1
        made = compose(one, notes=kept, version=version, reason=why, training=training)
        content = freeze(replace(made, writer=", ".join(filter(None, (by.name, by.title)))))
        execute(
            "meetings/put_minutes",
            {
                "meeting": meeting_id, "version": version, "content": content, "reason": why,
                "digest": digest_of(content), "by": by.person_id, "by_name": by.name, "at": at,
            },
        )  # fmt: skip
        tell(meeting_id, Told.WRITTEN, [one.planned_org], by=by, at=at)
    audit.record(
        action="meeting.minutes_written", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one, version=version), key=key,
    )  # fmt: skip
    return _newest(meeting_id)


@transaction.atomic
def return_minutes(
    *, meeting_id: UUID, digest: str, reason: str, by: Actor, at: dt.datetime, key: str
) -> Written:
    """Give the draft whose hash is `digest` back to whoever wrote it, for a reason."""
    reached(meeting_id, "give_back", by)
    if audit.done("meeting.minutes_returned", key) is not None:
        return _newest(meeting_id)
    why = checked_words(reason)
    with as_owner():
        one = locked(meeting_id, "give_back")
        draft = _draft(meeting_id, "give_back", digest, by)
        execute(
            "meetings/return_minutes",
            {
                "meeting": meeting_id, "version": draft.version, "why": why, "at": at,
                "by": by.person_id, "by_name": by.name,
            },
        )  # fmt: skip
        to = [one.planned_org]
        tell(meeting_id, Told.RETURNED, to, by=by, at=at, person=draft.written_by)
    audit.record(
        action="meeting.minutes_returned", by=by, at=at, subject=(SUBJECT, meeting_id),
        path=path_of_meeting(one), facts=told(one, version=draft.version), key=key,
    )  # fmt: skip
    return _newest(meeting_id)


@transaction.atomic
def sign_minutes(
    *, meeting_id: UUID, digest: str, by: Actor, at: dt.datetime, key: str
) -> MinutesVersion:
    """Sign off the draft whose hash is `digest`, which others wrote: nobody changes it then."""
    reached(meeting_id, "sign", by)
    if audit.done("meeting.minutes_signed", key) is None:
        with as_owner():
            one = locked(meeting_id, "sign")
            draft = _draft(meeting_id, "sign", digest, by)
            execute(
                "meetings/sign_minutes",
                {
                    "meeting": meeting_id, "version": draft.version, "by": by.person_id,
                    "by_name": by.name, "title": by.title, "nip": by.nip, "at": at,
                },
            )  # fmt: skip
            after = MEETING.next(one.state, "sign")
            values = {"id": meeting_id, "after": str(after), "at": at, "why": ""}
            execute("meetings/step", values)
            tell(meeting_id, Told.SIGNED, one.invited, by=by, at=at)
        audit.record(
            action="meeting.minutes_signed", by=by, at=at, subject=(SUBJECT, meeting_id),
            path=path_of_meeting(one),
            facts=told(one, version=draft.version, digest=draft.digest), key=key,
        )  # fmt: skip
    signed = next(each for each in queries.minutes(meeting_id) if each.signed_at is not None)
    return signed


def _draft(meeting_id: UUID, verb: str, digest: str, by: Actor) -> MinutesVersion:
    """Give the draft that `by` has read and others wrote."""
    draft = next(iter(queries.minutes(meeting_id)), None)
    if draft is None or draft.digest != digest or MINUTES.next(draft.state, verb) is None:
        raise refusals.not_written()
    if by.person_id in (draft.written_by, *draft.wrote_before):
        raise refusals.four_eyes()
    return draft


def _newest(meeting_id: UUID) -> Written:
    newest = queries.minutes(meeting_id)[0]
    return Written(meeting_id, newest.version, newest.digest, newest.signed_at is not None)
