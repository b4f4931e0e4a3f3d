"""The steps of a complaint that offices, banks and others take.

Refused, in this order: `role_missing`; `complaint_unknown` (not there, or not to be seen);
`outside_scope`; what is wrong with what was given (`t_missing`, `region_unknown`, `kind_unknown`,
`words_missing`, `words_too_long`, `words_hold_number`, `answerer_unknown`); `step_changed` (the
complaint stands otherwise by now); `not_your_turn`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.domain.aid import AID
from salur.coordination.domain.complaints import (
    COMPLAINT,
    LONGEST,
    OFFICE,
    RECEIVER,
    SHORTEST,
    ComplaintState,
    Sensitive,
    due_after,
    shown_number,
)
from salur.coordination.domain.obstacles import Tepat
from salur.coordination.pipeline import complaints as steps
from salur.coordination.pipeline.complaints import Locked
from salur.coordination.queries.causes import causes
from salur.coordination.queries.complaints import Complaint, answerers, clocks_on, complaint
from salur.kernel.free_text import holds_long_number
from salur.kernel.region_code import RegionCode
from salur.places import queries as places


@dataclass(frozen=True)
class Stepped:
    """How a complaint stands after a step."""

    id: UUID
    state: str


@dataclass(frozen=True)
class Verified:
    """What an office says of a complaint once it has looked at it."""

    t: str
    cause: str = ""
    program: str = ""
    code: str = ""  # empty: as it came
    sensitive: str = ""


@transaction.atomic
def verify_complaint(
    *, complaint_id: UUID, found: Verified, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Say what a complaint is about: its T, cause, programme, place, and if it is sensitive."""
    seen = seen_complaint(complaint_id, "complaint.answer", by)
    done = audit.done("complaint.verified", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    changes = _classified(found, seen, by, at)
    with as_owner():
        row = locked(complaint_id)
        after = next_state(row, "verify", OFFICE, by)
        day = timezone.localdate(at)
        changes |= {
            "state": after,
            "due": due_after("verify", row.due, day, clocks_on(day, row.path)),
        }
        steps.step(complaint_id, "VERIFIED", changes, by=by, at=at)
    audit.record(
        action="complaint.verified",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": after, "t": found.t},
        key=key,
    )
    return Stepped(complaint_id, after)


@transaction.atomic
def forward_complaint(
    *, complaint_id: UUID, organisation: UUID, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Give a complaint to whoever can answer it; the clock of the answer goes on."""
    seen = seen_complaint(complaint_id, "complaint.answer", by)
    done = audit.done("complaint.forwarded", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    check_words(words, least=0)
    possible = answerers(seen.code, timezone.localdate(at), restricted=bool(seen.sensitive))
    name = next((one.name for one in possible if one.id == organisation), None)
    if name is None:
        raise refused("answerer_unknown")
    with as_owner():
        row = locked(complaint_id)
        after = next_state(row, "forward", OFFICE, by)
        changes = {"state": after, "forwarded_org": organisation}
        steps.step(
            complaint_id, "FORWARDED", changes, words=words, organisation=organisation, by=by, at=at
        )
    audit.record(
        action="complaint.forwarded",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": after, "to": name},
        key=key,
    )
    return Stepped(complaint_id, after)


@transaction.atomic
def return_complaint(
    *, complaint_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Hand a complaint back as its receiver, or take it back as the office, with the reason."""
    seen_complaint(complaint_id, "complaint.answer", by)
    done = audit.done("complaint.returned", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    check_words(reason)
    with as_owner():
        row = locked(complaint_id)
        verb, who = ("hand_back", RECEIVER) if is_receiver(row, by) else ("recall", OFFICE)
        after = next_state(row, verb, who, by)
        changes = {"state": after, "forwarded_org": None}
        steps.step(complaint_id, "RETURNED", changes, words=reason, by=by, at=at)
    audit.record(
        action="complaint.returned",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": after},
        key=key,
    )
    return Stepped(complaint_id, after)


@transaction.atomic
def answer_complaint(
    *, complaint_id: UUID, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Answer whoever complained; an office that nobody stands between answers itself."""
    seen_complaint(complaint_id, "complaint.answer", by)
    done = audit.done("complaint.answered", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    check_words(words)
    with as_owner():
        row = _in_own_hands(locked(complaint_id), by, at)
        after = next_state(row, "answer", RECEIVER, by)
        day = timezone.localdate(at)
        changes = {
            "state": after,
            "due": due_after("answer", row.due, day, clocks_on(day, row.path)),
            "in_time": day <= row.due if row.in_time is None else row.in_time,
        }
        steps.step(complaint_id, "ANSWERED", changes, words=words, by=by, at=at)
    audit.record(
        action="complaint.answered",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": after, "in_time": day <= row.due},
        key=key,
    )
    return Stepped(complaint_id, after)


@transaction.atomic
def note_complaint(
    *, complaint_id: UUID, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Write down something that whoever complained does not read."""
    seen_complaint(complaint_id, "complaint.answer", by)
    done = audit.done("complaint.noted", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    check_words(words)
    with as_owner():
        row = locked(complaint_id)
        if row.state == ComplaintState.CLOSED:
            raise refused("step_changed")
        steps.step(complaint_id, "NOTED", {}, words=words, by=by, at=at)
    audit.record(
        action="complaint.noted",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": row.state},
        key=key,
    )
    return Stepped(complaint_id, row.state)


def seen_complaint(complaint_id: UUID, verb: str, by: Actor) -> Complaint:
    """Give a complaint that may be seen and acted on; row security decides the first."""
    require(by, verb)
    seen = complaint(complaint_id)
    if seen is None:
        raise refused("complaint_unknown")
    require(by, verb, seen.path)
    return seen


def locked(complaint_id: UUID) -> Locked:
    """Lock a complaint that is known to be there."""
    row = steps.lock(complaint_id)
    if row is None:
        raise refused("complaint_unknown")
    return row


def is_office(by: Actor) -> bool:
    """Say whether somebody acts for an office: no bank, no Bulog, no other agency."""
    return not by.roles & SENDERS


def is_receiver(row: Locked, by: Actor) -> bool:
    """Say whether a complaint waits for this person's organisation."""
    return row.forwarded_org is not None and row.forwarded_org == by.organisation_id


def next_state(row: Locked, verb: str, who: str, by: Actor) -> str:
    """Give the state that a verb leads to; refused as `step_changed`, then `not_your_turn`."""
    after = COMPLAINT.next(row.state, verb)
    if after is None:
        raise refused("step_changed")
    if by is SYSTEM or (is_receiver(row, by) if who == RECEIVER else is_office(by)):
        return after
    raise refused("not_your_turn")


def check_words(words: str, least: int = SHORTEST) -> None:
    """Refuse words that are missing, too long, or hold somebody's number."""
    if len(words.strip()) < least:
        raise refused("words_missing")
    if len(words) > LONGEST:
        raise refused("words_too_long")
    if holds_long_number(words):
        raise refused("words_hold_number")


def _in_own_hands(row: Locked, by: Actor, at: dt.datetime) -> Locked:
    """Forward to one's own office what one answers oneself, as an event of its own."""
    can = COMPLAINT.next(row.state, "forward") is not None and is_office(by)
    if not can or by.organisation_id is None:
        return row
    changes = {"state": ComplaintState.FORWARDED, "forwarded_org": by.organisation_id}
    steps.step(row.id, "FORWARDED", changes, organisation=by.organisation_id, by=by, at=at)
    return locked(row.id)


def _classified(found: Verified, seen: Complaint, by: Actor, at: dt.datetime) -> dict[str, object]:
    if found.t not in tuple(Tepat):
        raise refused("t_missing")
    code = found.code or seen.code
    try:
        path = RegionCode(code).path
    except ValueError as fault:
        raise refused("region_unknown") from fault
    require(by, "complaint.answer", path)
    if code != seen.code and code not in places.names([code], timezone.localdate(at)):
        raise refused("region_unknown")
    wrong = (
        (found.cause and found.cause not in causes())
        or (found.program and found.program not in AID)
        or (found.sensitive and found.sensitive not in tuple(Sensitive))
    )
    if wrong:
        raise refused("kind_unknown")
    changes: Mapping[str, object] = {
        "t": found.t,
        "cause": found.cause,
        "program": found.program or seen.program,
        "code": code,
        "path": path,
        "sensitive": found.sensitive,
    }
    return dict(changes)
