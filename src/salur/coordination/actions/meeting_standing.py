"""A meeting as it stands for whoever acts: seen, locked, its next step allowed or refused."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.access.queries import Actor, require
from salur.coordination.actions import meeting_refusals as refusals
from salur.coordination.domain.meetings import MEETING, MeetingState, Told
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import Meeting
from salur.kernel.free_text import holds_long_number

SUBJECT = "meeting"
_VERBS = dict.fromkeys(("decide", "sign", "give_back"), "meeting.decide")
_MOST_WORDS = 1_000


@dataclass(frozen=True)
class MeetingMoved:
    """A meeting as a step left it."""

    id: UUID
    state: MeetingState


def reached(meeting_id: UUID, verb: str, by: Actor) -> Meeting:
    """Give a meeting that `by` sees, all of whose regions they may take the step in.

    Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`.
    """
    one = queries.meeting(meeting_id)
    if one is None:
        raise refusals.unknown()
    for path in one.paths:
        require(by, _VERBS.get(verb, "meeting.manage"), path)
    return one


def locked(meeting_id: UUID, verb: str) -> Meeting:
    """Give a meeting once nobody else steps in it, its step allowed; called as the owner.

    Refused: `meeting_step_forbidden`.
    """
    execute("meetings/lock", {"id": meeting_id})
    one = queries.meeting(meeting_id)
    assert one is not None, "a meeting is never deleted"
    if MEETING.next(one.state, verb) is None:
        raise refusals.step_forbidden(one.state)
    return one


def moved(meeting_id: UUID) -> MeetingMoved:
    """Give how a meeting stands."""
    one = queries.meeting(meeting_id)
    assert one is not None, "whoever took a step of it sees it"
    return MeetingMoved(one.id, one.state)


def checked_words(words: str, *, most: int = _MOST_WORDS, needed: bool = True) -> str:
    """Give words as they are kept.

    Refused, in this order: `words_missing`, `words_too_long`, `words_hold_number`.
    """
    kept = words.strip().replace("\x00", "")
    if needed and not kept:
        raise refusals.words_missing()
    if len(kept) > most:
        raise refusals.words_too_long(most)
    if holds_long_number(kept):
        raise refusals.words_hold_number()
    return kept


def tell(
    meeting_id: UUID,
    kind: Told,
    organisations: Sequence[UUID],
    *,
    by: Actor,
    at: dt.datetime,
    person: UUID | None = None,
    obstacle: UUID | None = None,
) -> None:
    """Tell something of a meeting to those whom it concerns; called as the owner, under its lock.

    Nobody is concerned: nothing is told.
    """
    if organisations:
        execute(
            "meetings/tell",
            {
                "meeting": meeting_id, "kind": str(kind), "at": at, "by": by.person_id,
                "by_name": by.name, "organisations": list(organisations), "person": person,
                "obstacle": obstacle,
            },
        )  # fmt: skip


def told(one: Meeting, **more: str | int) -> dict[str, str | int]:
    """Give what the record says of a step."""
    return {"title": one.title, "day": one.held_on.isoformat(), **more}


def path_of_meeting(one: Meeting) -> str | None:
    """Give the one region that a meeting is about, None where it is about several."""
    return one.paths[0] if len(one.paths) == 1 else None
