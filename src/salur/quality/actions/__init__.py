"""The verbs of quality: assess, switch rules, keep pairs, decide, undo, ask, answer."""

from salur.quality.actions.asking import Asked, answer_question, ask_field
from salur.quality.actions.assessing import KIND as ASSESSING
from salur.quality.actions.assessing import Assessed, ask_to_assess, assess
from salur.quality.actions.deciding import Decided, decide_pair, undo_decision
from salur.quality.actions.keeping import Searched, keep_pairs
from salur.quality.actions.pair_refusals import PairRefused
from salur.quality.actions.switching import (
    Switched,
    SwitchRefused,
    switch_rule_off,
    switch_rule_on,
)
from salur.quality.actions.taking import take_worklist

__all__ = [
    "ASSESSING",
    "Asked",
    "Assessed",
    "Decided",
    "PairRefused",
    "Searched",
    "SwitchRefused",
    "Switched",
    "answer_question",
    "ask_field",
    "ask_to_assess",
    "assess",
    "decide_pair",
    "keep_pairs",
    "switch_rule_off",
    "switch_rule_on",
    "take_worklist",
    "undo_decision",
]
