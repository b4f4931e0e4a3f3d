"""The questions that the field was asked, as the facilitator who has to answer sees them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.quality.domain.questions import Answer

PAGE = 50


@dataclass(frozen=True)
class QuestionView:
    """One question: about which family, of which pair, by when, and its answer if there is one."""

    id: UUID
    pair: UUID
    first: UUID
    second: UUID
    family: UUID
    path: str
    text: str
    reasons: tuple[str, ...]
    asked_by: str
    asked_at: dt.datetime
    due: dt.date
    answer: Answer | None
    note: str
    answered_by: str | None
    answered_at: dt.datetime | None
    is_withdrawn: bool


def questions_page(
    *, after: tuple[dt.date, UUID] | None = None, limit: int = PAGE
) -> tuple[QuestionView, ...]:
    """Give the next open questions in scope, the one due first before the others."""
    due, identity = after or (None, None)
    return _select({"due": due, "after": identity, "id": None, "limit": limit})


def question(question_id: UUID) -> QuestionView | None:
    """Give one question in scope, answered or not; None where there is none."""
    found = _select({"due": None, "after": None, "id": question_id, "limit": 1})
    return next(iter(found), None)


def _select(values: dict[str, object]) -> tuple[QuestionView, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "pairs/questions"), values)  # type: ignore[arg-type]
        return tuple(map(_view, cursor.fetchall()))


def _view(row: tuple[Any, ...]) -> QuestionView:
    answer = Answer(row[11]) if row[11] else None
    values = (*row[:7], tuple(row[7]), *row[8:11], answer, *row[12:])
    return QuestionView(*values)
