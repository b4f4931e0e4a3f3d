"""The word of whoever complained: by their receipt, or through the office that writes it down.

Refused, in this order: as in `complaint_steps` for an office; `complaint_unknown` for a receipt
that opens nothing, whatever is wrong with it; `words_missing` or `words_too_long`; `step_changed`;
`reply_too_late`.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.audit import actions as audit
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.actions.complaint_steps import (
    Stepped,
    is_office,
    locked,
    seen_complaint,
)
from salur.coordination.actions.complaints import PUBLIC, secret_index
from salur.coordination.domain.complaints import (
    COMPLAINT,
    LONGEST,
    SHORTEST,
    ComplaintState,
    due_after,
    shown_number,
)
from salur.coordination.pipeline import complaints as steps
from salur.coordination.queries.complaint_words import opened_words
from salur.coordination.queries.complaints import clocks_on
from salur.coordination.queries.running import rows_of

Word = Literal["accept", "reopen", "reply"]
_KINDS = {"accept": "CLOSED", "reopen": "REOPENED", "reply": "REPLIED"}


@dataclass(frozen=True)
class PublicEvent:
    """One thing that whoever complained reads of their complaint."""

    at: dt.datetime
    kind: str
    after: str
    words: str = field(repr=False)
    organisation: UUID | None
    due: dt.date | None


@dataclass(frozen=True)
class PublicStatus:
    """What a receipt opens: how the complaint stands, and what was answered. Not what was said."""

    id: UUID
    number: int
    state: str
    due: dt.date
    received_on: dt.date
    events: tuple[PublicEvent, ...]


@transaction.atomic
def look_at_receipt(*, number: int, secret: str) -> PublicStatus | None:
    """Give what a receipt opens, None where number and words are not one receipt.

    Whoever calls has counted the knock before.
    """
    with as_owner():
        found = _opened(number, secret)
        if found is None:
            return None
        rows = rows_of("complaints/by_receipt_events", {"id": found[0]})
    events = (PublicEvent(*(*row[1:4], opened_words(row[4]), *row[5:])) for row in rows)
    return PublicStatus(*(*found[:5], tuple(events)))


@transaction.atomic
def reply_by_receipt(
    *, number: int, secret: str, verb: Word, words: str, at: dt.datetime, key: str
) -> Stepped:
    """Accept the answer, reopen the complaint, or add something, as whoever complained."""
    with as_owner():
        found = _opened(number, secret)
    if found is None:
        raise refused("complaint_unknown")
    return _reply(found[0], verb, words, PUBLIC, at, key)


@transaction.atomic
def reply_for_complainant(
    *, complaint_id: UUID, verb: Word, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Write down what whoever complained said of the answer to an officer."""
    seen_complaint(complaint_id, "complaint.record", by)
    if not is_office(by):
        raise refused("not_your_turn")
    return _reply(complaint_id, verb, words, by, at, key)


@transaction.atomic
def close_silent(*, at: dt.datetime) -> int:
    """Close every complaint whose answer nobody replied to in time; give how many. Set-based."""
    with as_owner():
        closed = steps.expire(timezone.localdate(at), SYSTEM, at)
    if closed:
        audit.record(
            action="complaint.expired",
            by=SYSTEM,
            at=at,
            subject=("complaint", "all"),
            facts={"closed": closed},
        )
    return closed


def _reply(
    complaint_id: UUID, verb: Word, words: str, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    done = audit.done("complaint.replied", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    if verb != "accept" and len(words.strip()) < SHORTEST:
        raise refused("words_missing")
    if len(words) > LONGEST:
        raise refused("words_too_long")
    day = timezone.localdate(at)
    with as_owner():
        row = locked(complaint_id)
        if row.state == ComplaintState.CLOSED:
            raise refused("step_changed")
        after = row.state if verb == "reply" else COMPLAINT.next(row.state, verb)
        if after is None:
            raise refused("step_changed")
        if row.state == ComplaintState.ANSWERED and row.due < day:
            raise refused("reply_too_late")
        changes: dict[str, object] = {"state": after}
        if verb == "reopen":
            changes["due"] = due_after(verb, row.due, day, clocks_on(day, row.path))
            changes["reopened"] = row.reopened + 1
        named = by is not PUBLIC
        steps.step(complaint_id, _KINDS[verb], changes, words=words, by=by, at=at, named=named)
    audit.record(
        action="complaint.replied",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": after, "verb": verb},
        key=key,
    )
    return Stepped(complaint_id, after)


def _opened(number: int, secret: str) -> tuple[Any, ...] | None:
    values = {"number": number, "secret": secret_index(secret)}
    return next(iter(rows_of("complaints/by_receipt", values)), None)
