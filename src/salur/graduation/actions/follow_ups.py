"""Looking how a family stands that left: making the days for it, writing down what was found.

Refused, in this order: `role_missing`; `follow_up_unknown` (not there, or not to be seen);
`outside_scope`; `outcome_unknown`; what is wrong with the words (`words_missing`,
`words_too_long`, `words_hold_number`); `visit_unknown`; `follow_up_done`; `case_elsewhere`
(it has not left, or came back); `not_due_yet`.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions.follow_up_refusals import refused
from salur.graduation.domain.cases import CASE, FIELD, CaseState, shown_number
from salur.graduation.domain.follow_ups import (
    Outcome,
    Standing,
    may_be_early,
    needs_words,
    verb_after,
)
from salur.graduation.domain.words import SHORTEST, wrong_with_words
from salur.graduation.pipeline import cases
from salur.graduation.pipeline import follow_ups as steps
from salur.graduation.queries.follow_ups import FollowUp, follow_up, times_on
from salur.graduation.queries.visits import visit as home_visit

_VERB = "follow_up.record"


@dataclass(frozen=True)
class FollowedUp:
    """What was found at a follow-up, and how the case stands now."""

    id: UUID
    case_id: UUID
    state: str


def make_follow_ups(*, at: dt.datetime, cases: Collection[UUID] | None = None) -> int:
    """Make what every case that has left lacks, or `cases` alone; give how many, again none.

    Called as the owner by whoever lets cases follow the register, in their transaction.
    """
    return steps.make(times_on(timezone.localdate(at)), cases)


@transaction.atomic
def record_follow_up(
    *,
    follow_up_id: UUID,
    outcome: str,
    words: str = "",
    visit: UUID | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> FollowedUp:
    """Write down how a family stands; who fell back comes back, who stands at last is done."""
    require(by, _VERB)
    seen = follow_up(follow_up_id)
    if seen is None:
        raise refused("follow_up_unknown")
    require(by, _VERB, seen.path)
    done = audit.done("follow_up.recorded", key)
    if done is not None:
        return FollowedUp(follow_up_id, seen.case_id, str(done.facts["state"]))
    found = _outcome(outcome)
    _check_words(words, least=SHORTEST if needs_words(found) else 0)
    _check_visit(visit, seen.family)
    today = timezone.localdate(at)
    with as_owner():
        row = steps.lock(follow_up_id)
        if row is None:
            raise refused("follow_up_unknown")
        _check_open(row, found, today)
        steps.record(row, found, words, visit, by=by, at=at)
        state = _move_on(row, found, words, by, at)
        steps.make(times_on(today), [row.case_id])
    audit.record(
        action="follow_up.recorded",
        by=by,
        at=at,
        subject=("case", row.case_id),
        path=row.path,
        facts={
            "number": shown_number(row.case_number),
            "months": row.months,
            "outcome": str(found),
            "state": state,
        },
        key=key,
    )
    return FollowedUp(follow_up_id, row.case_id, state)


def _move_on(row: FollowUp, found: Outcome, words: str, by: Actor, at: dt.datetime) -> str:
    """Let the case take the step that follows from what was found; give how it stands."""
    verb = verb_after(found, last=row.last)
    if not verb:
        return row.state
    after = CASE.next(row.state, verb)
    assert after is not None and FIELD in CASE.who(row.state, verb)
    changes = {"state": after, "due": None}
    cases.step(row.case_id, verb, changes, by=by, at=at, words=words, day=timezone.localdate(at))
    return after


def _check_open(row: FollowUp, found: Outcome, today: dt.date) -> None:
    if row.done_on is not None:
        raise refused("follow_up_done")
    if row.state != CaseState.LEFT:
        raise refused("case_elsewhere")
    if row.standing(today) is Standing.LATER and not may_be_early(found):
        raise refused("not_due_yet")


def _check_visit(visit: UUID | None, family: UUID) -> None:
    """Refuse a home visit of another family, or of a file that was withdrawn."""
    if visit is None:
        return
    found = home_visit(visit)
    if found is None or found.family != family or found.withdrawn_at is not None:
        raise refused("visit_unknown")


def _outcome(text: str) -> Outcome:
    try:
        return Outcome(text)
    except ValueError as fault:
        raise refused("outcome_unknown") from fault


def _check_words(words: str, least: int) -> None:
    """Refuse words that are missing, too long, or hold somebody's number."""
    if why := wrong_with_words(words, least):
        raise refused(why)
