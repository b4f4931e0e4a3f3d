"""Referring a family to whoever can support it, and what the organisation answers.

Refused, in this order, of `make_referral`: `role_missing`, `family_unknown`, `outside_scope`,
`kind_unknown`, `answerer_unknown`, what is wrong with the words (`words_missing`,
`words_too_long`, `words_hold_number`), `referred_already`. Of a step: `role_missing`,
`referral_unknown` (not there, or not to be seen), `outside_scope`, what is wrong with the words,
`day_not_ahead`, `step_changed` (it stands otherwise by now), `not_your_turn`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions.referral_refusals import refused
from salur.graduation.domain.referrals import (
    RECEIVER,
    REFERRAL,
    WAITING,
    answer_due,
    due_after,
    may_promise,
    shown_number,
)
from salur.graduation.domain.words import SHORTEST, wrong_with_words
from salur.graduation.pipeline import referrals as steps
from salur.graduation.pipeline.cases import sealed_words
from salur.graduation.queries.referral_kinds import referral_kinds
from salur.graduation.queries.referrals import (
    answer_days,
    askable,
    referral,
)
from salur.registry import queries as registry

# By step: what one must be allowed, and how the audit calls it.
_VERBS = {
    "take": ("referral.answer", "referral.taken"),
    "deliver": ("referral.answer", "referral.delivered"),
    "decline": ("referral.answer", "referral.declined"),
    "recall": ("referral.make", "referral.recalled"),
}


@dataclass(frozen=True)
class Referred:
    """How a referral stands after it was made, or after a step."""

    id: UUID
    state: str


@transaction.atomic
def make_referral(
    *,
    family_id: UUID,
    kind: str,
    organisation: UUID,
    words: str,
    case_id: UUID | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Referred:
    """Refer a family to an organisation for one kind of support; it is asked for an answer."""
    require(by, "referral.make")
    done = audit.done("referral.made", key)
    if done is not None:
        return Referred(UUID(done.subject_id), "SENT")
    family = registry.family(family_id)
    if family is None:
        raise refused("family_unknown")
    require(by, "referral.make", family.path)
    today = timezone.localdate(at)
    asked = referral_kinds().get(kind)
    if asked is None:
        raise refused("kind_unknown")
    names = {one.id: one.name for one in askable(family.kode_wilayah, today, (asked,))}
    if organisation not in names:
        raise refused("answerer_unknown")
    check_words(words)
    identity = uuid.uuid4()
    with as_owner():
        number = steps.insert(
            {
                "id": identity,
                "family": family_id,
                "id_kpm": family.id_kpm,
                "family_name": family.name,
                "case_id": case_id,
                "kind": kind,
                "organisation": organisation,
                "code": family.kode_wilayah,
                "path": family.path,
                "words": sealed_words(words),
                "today": today,
                "due_on": answer_due(today, answer_days(today, family.path)),
            },
            by=by,
            at=at,
        )
    if number is None:
        raise refused("referred_already")
    audit.record(
        action="referral.made",
        by=by,
        at=at,
        subject=("referral", identity),
        path=family.path,
        facts={"number": shown_number(number), "kind": kind, "to": names[organisation]},
        key=key,
    )
    return Referred(identity, "SENT")


@transaction.atomic
def take_referral(
    *,
    referral_id: UUID,
    promised_on: dt.date,
    words: str = "",
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Referred:
    """Take a referral as its organisation, and say until when the support is given."""
    return _step(
        referral_id, "take", words, least=0, promised_on=promised_on, by=by, at=at, key=key
    )


@transaction.atomic
def deliver_referral(
    *, referral_id: UUID, words: str, by: Actor, at: dt.datetime, key: str
) -> Referred:
    """Say that the support was given, and what it was."""
    return _step(referral_id, "deliver", words, by=by, at=at, key=key)


@transaction.atomic
def decline_referral(
    *, referral_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Referred:
    """Decline a referral with the reason."""
    return _step(referral_id, "decline", reason, by=by, at=at, key=key)


@transaction.atomic
def recall_referral(
    *, referral_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Referred:
    """Take a referral back that nobody took yet, with the reason."""
    return _step(referral_id, "recall", reason, by=by, at=at, key=key)


def check_words(words: str, least: int = SHORTEST) -> None:
    """Refuse words that are missing, too long, or hold somebody's number."""
    if why := wrong_with_words(words, least):
        raise refused(why)


def _step(
    referral_id: UUID,
    verb: str,
    words: str,
    *,
    least: int = SHORTEST,
    promised_on: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Referred:
    """Take one step of a referral; row security decides whether it is there."""
    may, action = _VERBS[verb]
    require(by, may)
    seen = referral(referral_id)
    if seen is None:
        raise refused("referral_unknown")
    require(by, may, seen.path)
    done = audit.done(action, key)
    if done is not None:
        return Referred(referral_id, str(done.facts["state"]))
    check_words(words, least)
    if promised_on is not None and not may_promise(promised_on, timezone.localdate(at)):
        raise refused("day_not_ahead")
    with as_owner():
        row = steps.lock(referral_id)
        if row is None:
            raise refused("referral_unknown")
        after = _next_state(row, verb, by)
        steps.step(
            row, after, due_on=due_after(verb, row.due_on, promised_on), words=words,
            answers=verb != "recall", ends=after not in WAITING, by=by, at=at,
        )  # fmt: skip
    audit.record(
        action=action,
        by=by,
        at=at,
        subject=("referral", row.id),
        path=row.path,
        facts={"number": shown_number(row.number), "kind": row.kind, "state": after},
        key=key,
    )
    return Referred(referral_id, after)


def _next_state(row: steps.Locked, verb: str, by: Actor) -> str:
    """Give the state that a verb leads to; refused as `step_changed`, then `not_your_turn`."""
    after = REFERRAL.next(row.state, verb)
    if after is None:
        raise refused("step_changed")
    is_receiver = by.organisation_id == row.organisation
    mine = is_receiver if RECEIVER in REFERRAL.who(row.state, verb) else not by.roles & SENDERS
    if not mine:
        raise refused("not_your_turn")
    return after
