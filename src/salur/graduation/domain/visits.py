"""What a visit may say, whether it comes from a form or from a file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from salur.graduation.domain.indicators import (
    DAY,
    VISITOR,
    Answers,
    all_indicators,
    indicators_on,
)
from salur.kernel.free_text import holds_long_number

EARLIEST = dt.date(2017, 1, 1)
LONGEST_VISITOR = 120


@dataclass(frozen=True)
class NewVisit:
    """One visit as somebody tells it; `row` is where a file tells it, by which `submission`."""

    id_kpm: str
    visited_on: dt.date
    visitor: str
    answers: Answers
    row: int | None = None
    submission: UUID | None = None


def submission_of(said: str | None) -> UUID | None:
    """Give by what a telephone knows its submission again; None where it came without."""
    text = (said or "").strip().casefold().removeprefix("uuid:")
    try:
        return UUID(text) if text else None
    except ValueError:
        return uuid5(NAMESPACE_URL, text)


@dataclass
class Submitted:
    """The submissions of one file in its order: which came before, and whether it said the same."""

    first: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    again: dict[UUID, list[tuple[int, bool]]] = field(default_factory=dict)

    def note(self, place: int, submission: UUID | None, told: tuple[object, ...]) -> None:
        """Note one row, and what it tells."""
        if submission is None:
            return
        before = self.first.setdefault(submission, (place, hash(told)))
        if before[0] != place:
            self.again.setdefault(submission, []).append((place, before[1] == hash(told)))

    def repeated(self) -> Iterator[tuple[int, str]]:
        """Give every row whose submission is there more than once, and the rule it breaks.

        Where all say the same the first counts; else nobody knows which does.
        """
        for submission, others in self.again.items():
            if all(same for _place, same in others):
                yield from ((place, "submission_repeated") for place, _same in others)
            else:
                places = (self.first[submission][0], *(place for place, _same in others))
                yield from ((place, "submission_differs") for place in places)


def answers_of(said: Mapping[str, Any]) -> dict[str, str | int]:
    """Give the answers among what was said; what was left open is not among them."""
    return {
        one.name: str(said[one.name]) if one.kind == "choice" else int(said[one.name])
        for one in all_indicators()
        if said.get(one.name) not in (None, "")
    }


def wrong_with(visit: NewVisit, today: dt.date) -> str:
    """Give the code of what is wrong with a visit first, empty where nothing is."""
    found = first_fault(visit, today)
    return found[1] if found is not None else ""


def first_fault(visit: NewVisit, today: dt.date) -> tuple[str, str] | None:
    """Give column and code of what is wrong with a visit first, None where nothing is."""
    return next(faults_of(visit.visited_on, visit.visitor, visit.answers, today), None)


def faults_of(
    day: dt.date | None,
    visitor: str | None,
    answers: Answers,
    today: dt.date,
    *,
    is_whole: bool = True,
) -> Iterator[tuple[str, str]]:
    """Give column and code of everything that is wrong with a visit.

    What could not be read is None, and then the visit is not `is_whole`: of that nothing is said.
    """
    if day is not None and not EARLIEST <= day <= today:
        yield DAY, "day_impossible"
    if visitor is not None and (
        not 0 < len(visitor.strip()) <= LONGEST_VISITOR or holds_long_number(visitor)
    ):
        yield VISITOR, "visitor_missing"
    yield from ((name, "answer_impossible") for name in wrong_answers(answers, day or today))
    if not answers and is_whole:
        yield "", "nothing_answered"


def wrong_answers(answers: Answers, on: dt.date) -> tuple[str, ...]:
    """Give which answers cannot be: unknown choices, numbers beyond what there is."""
    wrong = []
    for one in indicators_on(on):
        answer = answers.get(one.name)
        if answer is None:
            continue
        if one.kind == "choice":
            is_wrong = answer not in {choice.code for choice in one.choices}
        else:
            of = None if one.all_of is None else answers.get(one.all_of)
            most = one.most if of is None else int(of)
            is_wrong = int(answer) < one.least or (most is not None and int(answer) > most)
        if is_wrong:
            wrong.append(one.name)
    return tuple(wrong)
