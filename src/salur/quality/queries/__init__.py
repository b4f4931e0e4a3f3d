"""The questions about the quality of the register."""

from salur.quality.queries.pairs import (
    PAGE,
    FieldQuestion,
    PairAfter,
    PairLine,
    PairView,
    Progress,
    Said,
    pair,
    pairs_page,
    progress,
)
from salur.quality.queries.questions import QuestionView, question, questions_page

__all__ = [
    "PAGE",
    "FieldQuestion",
    "PairAfter",
    "PairLine",
    "PairView",
    "Progress",
    "QuestionView",
    "Said",
    "pair",
    "pairs_page",
    "progress",
    "question",
    "questions_page",
]
