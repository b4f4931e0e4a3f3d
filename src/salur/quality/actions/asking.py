"""Asking the field about a pair, and bringing the answer back to whoever decides.

Every desa of the asking office in which one of the two families lives gets a question on its
facilitator's worklist; the pair comes back when all are answered. Refusals of `ask_field`, in the
order in which they are found: `people_decide`, `role_missing`, `pair_unknown`, `outside_scope`,
`note_too_long`, `identifier_in_text`, `pair_stale`, `pair_decided`, `not_the_offices`,
`pair_asked_already`. Of `answer_question`: `people_decide`, `role_missing`, `question_unknown`,
`note_too_long`, `identifier_in_text`, `question_ended`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.quality.actions import pair_refusals as refusals
from salur.quality.actions.steps import asked, check_person, locked, place, votes_of
from salur.quality.domain.pairs import PairState, Side
from salur.quality.domain.questions import Answer, due_on
from salur.quality.models import Pair, Question


@dataclass(frozen=True)
class Asked:
    """How a pair stands after the field was asked or has answered; `questions` were concerned."""

    pair: UUID
    state: PairState
    questions: int


@transaction.atomic
def ask_field(*, pair_id: UUID, text: str = "", by: Actor, at: dt.datetime, key: str) -> Asked:
    """Put the question on the worklist of the facilitators where one's own families live.

    Nothing written means the usual question: are these one family?
    """
    check_person(by)
    done = audit.done("quality.field_asked", key)
    if done is not None:
        return Asked(pair_id, PairState.ASKED, int(str(done.facts["questions"])))
    pair, side = locked(pair_id, by)
    refusals.check_note(text)
    if pair.state == PairState.STALE:
        raise refusals.pair_stale()
    if pair.state in (PairState.SAME, PairState.DIFFERENT):
        raise refusals.pair_decided()
    if side is Side.ABOVE:
        raise refusals.not_the_offices()
    with as_owner():
        if asked(pair.id).filter(organisation=by.organisation_id).exists():
            raise refusals.asked_already()
        questions = Question.objects.bulk_create(
            Question(
                id=uuid.uuid4(), pair=pair.id, family=family, path=path, text=text.strip(),
                asked_by=by.person_id, asked_by_name=by.name, organisation=by.organisation_id,
                asked_at=at, due=due_on(at.date()),
            )
            for path, family in _places(pair, side).items()
        )  # fmt: skip
        state = place(pair, votes_of(pair))
    audit.record(
        action="quality.field_asked",
        by=by,
        at=at,
        subject=("pair", pair.id),
        path=questions[0].path,
        facts={
            "first": pair.first_id_kpm,
            "second": pair.second_id_kpm,
            "questions": len(questions),
        },
        key=key,
    )
    return Asked(pair.id, state, len(questions))


@transaction.atomic
def answer_question(
    *, question_id: UUID, answer: Answer, note: str = "", by: Actor, at: dt.datetime, key: str
) -> Asked:
    """Answer what was asked; the pair comes back to its office when nothing is open any more."""
    check_person(by)
    require(by, "question.answer")
    done = audit.done("quality.question_answered", key)
    if done is not None:
        return Asked(UUID(str(done.facts["pair"])), PairState(str(done.facts["state"])), 1)
    with as_owner():
        question = Question.objects.select_for_update().filter(id=question_id).first()
        if question is None or question.pair is None or not covers(by.paths, question.path):
            raise refusals.question_unknown()
        refusals.check_note(note)
        if question.answered_at or question.withdrawn_at:
            raise refusals.question_ended()
        question.answer, question.note = answer, note.strip()
        question.answered_by, question.answered_by_name = by.person_id, by.name
        question.answered_at = at
        question.save()
        pair = Pair.objects.select_for_update().get(id=question.pair)
        state = PairState(pair.state)
        if state in (PairState.OPEN, PairState.ASKED):
            state = place(pair, votes_of(pair))
    audit.record(
        action="quality.question_answered",
        by=by,
        at=at,
        subject=("question", question.id),
        path=question.path,
        facts={
            "pair": str(pair.id),
            "first": pair.first_id_kpm,
            "second": pair.second_id_kpm,
            "answer": str(answer),
            "state": str(state),
        },
        key=key,
    )
    return Asked(pair.id, state, 1)


def _places(pair: Pair, side: Side) -> dict[str, UUID]:
    """Give the desa that an office asks in, each with a family that lives there."""
    lives = (
        (Side.FIRST, pair.first_path, pair.first),
        (Side.SECOND, pair.second_path, pair.second),
    )
    mine = [(path, family) for one, path, family in lives if side in (one, Side.BOTH)]
    return dict(reversed(mine))  # of two families in one desa the first is named
