"""The verbs of the ledger: post, reverse, bring what is posted to a plan; clear suspense by two."""

from salur.ledger.actions.clearing import (
    approve_clearing,
    clear_suspense,
    refuse_clearing,
    undo_clearing,
)
from salur.ledger.actions.clearing_checks import ClearingRefused
from salur.ledger.actions.posting import (
    LedgerDiffers,
    TransferRefused,
    assert_control,
    open_plan,
    post,
    post_book,
    post_difference,
    post_transfers,
    reverse,
)

__all__ = [
    "ClearingRefused",
    "LedgerDiffers",
    "TransferRefused",
    "approve_clearing",
    "assert_control",
    "clear_suspense",
    "open_plan",
    "post",
    "post_book",
    "post_difference",
    "post_transfers",
    "refuse_clearing",
    "reverse",
    "undo_clearing",
]
