"""What offices say of a pair, and what follows: families are joined by people, never by a score.

Each kab/kota that owns one of the two families says its word; where both say "same" the families
count as one from a month on. Where they disagree, whoever is above both settles it. Refusals of
`decide_pair`, in the order in which they are found: `people_decide`, `role_missing`,
`pair_unknown`, `outside_scope`, `note_too_long`, `identifier_in_text`, `pair_stale`,
`pair_decided`, `pair_not_disputed`, `pair_voted_already`, `keep_unknown`, and what
`registry.actions.alias_family` refuses. Of `undo_decision`: `people_decide`, `role_missing`,
`pair_unknown`, `outside_scope`, `settled_above`, `nothing_to_undo`, `reason_missing`,
what `registry.actions.undo_alias` refuses, `same_by_another`, `note_too_long`,
`identifier_in_text`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.audit.domain import Event
from salur.kernel.period import Period
from salur.quality.actions import pair_refusals as refusals
from salur.quality.actions.steps import asked, check_person, locked, place, votes_of
from salur.quality.domain.pairs import PairState, Side, Votes, Word
from salur.quality.models import Pair, Vote
from salur.registry import actions as registry
from salur.registry.queries import live_alias_of_pair, pairs_that_joined

_ALREADY_ONE = "alias_already"
_WHY = "Keluarga ganda: diputuskan sama setelah dibandingkan"


@dataclass(frozen=True)
class Decided:
    """How a pair stands after a word was said or taken back."""

    pair: UUID
    state: PairState


@transaction.atomic
def decide_pair(
    *,
    pair_id: UUID,
    word: Word,
    keep: UUID | None = None,
    since: Period | None = None,
    note: str = "",
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Decided:
    """Say whether the two families of a pair are one; `keep` is the one that would stay.

    `since` is the month from which they would count as one, the next one where nobody says.
    """
    check_person(by)
    done = audit.done("quality.pair_decided", key)
    if done is not None:
        return _answered(done)
    pair, side = locked(pair_id, by)
    refusals.check_note(note)
    votes = votes_of(pair)
    side = _open_side(pair, side, votes)
    if keep not in (None, pair.first, pair.second):
        raise refusals.not_of_pair()
    with as_owner():
        kept_before = _chosen(pair)
        Vote.objects.create(
            id=uuid.uuid4(), pair=pair.id, side=side, word=word, keep=keep, note=note.strip(),
            given_by=by.person_id, given_by_name=by.name, organisation=by.organisation_id,
            given_at=at,
        )  # fmt: skip
        state = place(pair, votes.with_word(side, word))
    if state is PairState.SAME:
        since = since or Period(at.year, at.month).shift(1)
        _join(pair, keep or kept_before, since, note, by=by, at=at, key=key)
    audit.record(
        action="quality.pair_decided",
        by=by,
        at=at,
        subject=("pair", pair.id),
        path=_path(pair, side),
        facts=_facts(pair, state, note, word=str(word)),
        key=key,
    )
    return Decided(pair.id, state)


@transaction.atomic
def undo_decision(
    *, pair_id: UUID, reason: str = "", by: Actor, at: dt.datetime, key: str
) -> Decided:
    """Take back what one's office said of a pair, or asked the field.

    Where the two count as one they count as two again, and both offices are asked anew; only that
    needs a reason.
    """
    check_person(by)
    done = audit.done("quality.decision_undone", key)
    if done is not None:
        return _answered(done)
    pair, side = locked(pair_id, by)
    if pair.settled_word is not None and side is not Side.ABOVE:
        raise refusals.settled_above()
    joined = pair.state == PairState.SAME
    with as_owner():
        taken_back = _taken_back(pair, side, joined=joined)
        questions = asked(pair.id).filter(organisation=by.organisation_id)
        if not taken_back and not questions.exists():
            raise refusals.nothing_to_undo()
    if joined:
        refusals.check_reason(reason)
        _part(pair, reason, by=by, at=at, key=key)
    refusals.check_note(reason)
    left = votes_of(pair)
    for vote in taken_back:
        left = left.with_word(Side(vote.side), None)
    with as_owner():
        questions.update(withdrawn_by=by.person_id, withdrawn_at=at)
        Vote.objects.filter(id__in=[vote.id for vote in taken_back]).update(
            withdrawn_by=by.person_id, withdrawn_at=at, withdrawn_reason=reason.strip()
        )
        state = place(pair, left)
    audit.record(
        action="quality.decision_undone",
        by=by,
        at=at,
        subject=("pair", pair.id),
        path=_path(pair, side),
        facts=_facts(pair, state, reason),
        key=key,
    )
    return Decided(pair.id, state)


def _open_side(pair: Pair, side: Side, votes: Votes) -> Side:
    """Give for which side a word is still missing."""
    if pair.state == PairState.STALE:
        raise refusals.pair_stale()
    if pair.state in (PairState.SAME, PairState.DIFFERENT):
        raise refusals.pair_decided()
    if side is Side.ABOVE:
        if pair.state != PairState.DISPUTED:
            raise refusals.not_disputed()
        return side
    if side is Side.BOTH and votes.first is None:
        return side if votes.second is None else Side.FIRST
    side = Side.SECOND if side is Side.BOTH else side
    if votes.of(side) is not None:
        raise refusals.voted_already()
    return side


def _live(pair: Pair) -> list[Vote]:
    return list(Vote.objects.filter(pair=pair.id, withdrawn_at=None).order_by("given_at", "id"))


def _chosen(pair: Pair) -> UUID | None:
    return next((vote.keep for vote in reversed(_live(pair)) if vote.keep), None)


def _taken_back(pair: Pair, side: Side, *, joined: bool) -> list[Vote]:
    """Give the votes that an undo takes back: one's own; of a merger those of both offices."""
    below = [vote for vote in _live(pair) if vote.side != Side.ABOVE]
    if side is Side.ABOVE:
        return [vote for vote in _live(pair) if vote.side == Side.ABOVE]
    if joined or side is Side.BOTH:
        return below
    return [vote for vote in below if vote.side in (side, Side.BOTH)]


def _join(
    pair: Pair,
    keep: UUID | None,
    since: Period,
    note: str,
    *,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> None:
    try:
        registry.alias_family(
            first=pair.first, second=pair.second, keep=keep, since=since,
            reason=note if len(note.strip()) >= refusals.SHORTEST_REASON else _WHY,
            pair=pair.id, by=by, at=at, key=key and f"{key}/alias",
        )  # fmt: skip
    except registry.AliasRefused as refusal:
        if refusal.code != _ALREADY_ONE:  # by way of a third family, they count as one already
            raise


def _part(pair: Pair, reason: str, *, by: Actor, at: dt.datetime, key: str) -> None:
    with as_owner():
        alias = live_alias_of_pair(pair.id)
    if alias is None:
        return
    undone = registry.undo_alias(
        alias_id=alias, reason=reason, by=by, at=at, key=key and f"{key}/alias"
    )
    # What was one by way of this alias when it was decided would be decided and not joined.
    concerned = Q(first=undone.alias) | Q(second=undone.alias)
    with as_owner():
        same = Pair.objects.filter(concerned, state=PairState.SAME).exclude(id=pair.id)
        others = set(same.values_list("id", flat=True))
        if others - pairs_that_joined(others):
            raise refusals.same_by_another()


def _facts(pair: Pair, state: PairState, note: str, **more: str) -> dict[str, str]:
    return {
        "first": pair.first_id_kpm,
        "second": pair.second_id_kpm,
        "state": str(state),
        "note": note.strip(),
        **more,
    }


def _path(pair: Pair, side: Side) -> str:
    return pair.second_path if side is Side.SECOND else pair.first_path


def _answered(done: Event) -> Decided:
    return Decided(UUID(done.subject_id), PairState(str(done.facts["state"])))
