"""The verbs of the register: load, propose and apply changes, join two families, unmask."""

from salur.registry.actions.alias_refusals import AliasRefused
from salur.registry.actions.aliasing import Aliased, alias_family, undo_alias
from salur.registry.actions.card_refusals import CardRefused
from salur.registry.actions.cards import (
    CardRecord,
    CardsRecorded,
    mark_repaired,
    record_card,
    record_cards,
)
from salur.registry.actions.deciding import (
    ChangeRefused,
    apply_due_changes,
    endorse_lines,
    refuse_changes,
    verify_changes,
    withdraw_changes,
    withdraw_changes_of,
)
from salur.registry.actions.following import follow_snapshot
from salur.registry.actions.loading import (
    AccountsLoaded,
    FamiliesLoaded,
    LoadRefused,
    load_accounts,
    load_families,
    suspended_rows,
    take_accounts,
    take_families,
)
from salur.registry.actions.matching import Matched, keep_matches, take_matches
from salur.registry.actions.proposing import (
    FamiliesProposed,
    Proposed,
    propose_changes,
    take_changes,
    take_proposed_families,
)
from salur.registry.actions.returning import Returned, ReturnRefused, return_to_waiting
from salur.registry.actions.succeeding import FollowingRefused, move_to_successors
from salur.registry.actions.unmasking import UnmaskRefused, unmask

__all__ = [
    "AccountsLoaded",
    "AliasRefused",
    "Aliased",
    "CardRecord",
    "CardRefused",
    "CardsRecorded",
    "ChangeRefused",
    "FamiliesLoaded",
    "FamiliesProposed",
    "FollowingRefused",
    "LoadRefused",
    "Matched",
    "Proposed",
    "ReturnRefused",
    "Returned",
    "UnmaskRefused",
    "alias_family",
    "apply_due_changes",
    "endorse_lines",
    "follow_snapshot",
    "keep_matches",
    "load_accounts",
    "load_families",
    "mark_repaired",
    "move_to_successors",
    "propose_changes",
    "record_card",
    "record_cards",
    "refuse_changes",
    "return_to_waiting",
    "suspended_rows",
    "take_accounts",
    "take_changes",
    "take_families",
    "take_matches",
    "take_proposed_families",
    "undo_alias",
    "unmask",
    "verify_changes",
    "withdraw_changes",
    "withdraw_changes_of",
]
