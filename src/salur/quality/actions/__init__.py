"""The verbs of quality: assess, switch rules, search, keep pairs, decide, undo, ask, answer."""

from salur.quality.actions.asking import Asked, answer_question, ask_field
from salur.quality.actions.assessing import KIND as ASSESSING
from salur.quality.actions.assessing import Assessed, ask_to_assess, assess
from salur.quality.actions.deciding import Decided, decide_pair, undo_decision
from salur.quality.actions.keeping import Searched, keep_pairs
from salur.quality.actions.pair_refusals import PairRefused
from salur.quality.actions.searching import (
    SEARCH_KIND,
    SearchRefused,
    ask_for_search,
    search_duplicates,
)
from salur.quality.actions.sending import ChangesSent, send_changes
from salur.quality.actions.settling import ConflictDecided, decide_conflict
from salur.quality.actions.snapshot_refusals import (
    ConflictRefused,
    SendingRefused,
    SnapshotRefused,
)
from salur.quality.actions.switching import (
    Switched,
    SwitchRefused,
    switch_rule_off,
    switch_rule_on,
)
from salur.quality.actions.synchronising import SnapshotTaken, keep_snapshot, take_snapshot
from salur.quality.actions.taking import take_worklist

__all__ = [
    "ASSESSING",
    "SEARCH_KIND",
    "Asked",
    "Assessed",
    "ChangesSent",
    "ConflictDecided",
    "ConflictRefused",
    "Decided",
    "PairRefused",
    "SearchRefused",
    "Searched",
    "SendingRefused",
    "SnapshotRefused",
    "SnapshotTaken",
    "SwitchRefused",
    "Switched",
    "answer_question",
    "ask_field",
    "ask_for_search",
    "ask_to_assess",
    "assess",
    "decide_conflict",
    "decide_pair",
    "keep_pairs",
    "keep_snapshot",
    "search_duplicates",
    "send_changes",
    "switch_rule_off",
    "switch_rule_on",
    "take_snapshot",
    "take_worklist",
    "undo_decision",
]
