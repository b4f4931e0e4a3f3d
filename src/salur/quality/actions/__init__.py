"""The verbs of quality: keep what a search found, decide, undo, ask the field, answer."""

from salur.quality.actions.asking import Asked, answer_question, ask_field
from salur.quality.actions.deciding import Decided, decide_pair, undo_decision
from salur.quality.actions.keeping import Searched, keep_pairs
from salur.quality.actions.pair_refusals import PairRefused

__all__ = [
    "Asked",
    "Decided",
    "PairRefused",
    "Searched",
    "answer_question",
    "ask_field",
    "decide_pair",
    "keep_pairs",
    "undo_decision",
]
