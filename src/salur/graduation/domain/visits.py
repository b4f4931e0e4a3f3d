"""What a visit may say, whether it comes from a form or from a file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salur.graduation.domain.indicators import Answers, all_indicators, indicators_on
from salur.kernel.free_text import holds_long_number

EARLIEST = dt.date(2017, 1, 1)
LONGEST_VISITOR = 120


@dataclass(frozen=True)
class NewVisit:
    """One visit as somebody tells it; `row` is where a file tells it."""

    id_kpm: str
    visited_on: dt.date
    visitor: str
    answers: Answers
    row: int | None = None


def answers_of(said: Mapping[str, Any]) -> dict[str, str | int]:
    """Give the answers among what was said; what was left open is not among them."""
    return {
        one.name: str(said[one.name]) if one.kind == "choice" else int(said[one.name])
        for one in all_indicators()
        if said.get(one.name) not in (None, "")
    }


def wrong_with(visit: NewVisit, today: dt.date) -> str:
    """Give the code of what is wrong with a visit, empty where nothing is."""
    if not EARLIEST <= visit.visited_on <= today:
        return "day_impossible"
    if not 0 < len(visit.visitor.strip()) <= LONGEST_VISITOR or holds_long_number(visit.visitor):
        return "visitor_missing"
    if wrong_answers(visit.answers, visit.visited_on):
        return "answer_impossible"
    return "" if visit.answers else "nothing_answered"


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
