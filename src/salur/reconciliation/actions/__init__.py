"""The verbs of reconciliation: reconcile and publish months, take a list away as a file."""

from salur.reconciliation.actions.applying import apply_matches
from salur.reconciliation.actions.deciding_matches import (
    accept_matches,
    endorse_matches,
    reject_match,
    say_of_match,
    undo_match,
)
from salur.reconciliation.actions.field import FieldRefused, Recorded, record_checks
from salur.reconciliation.actions.match_refusals import MatchRefused
from salur.reconciliation.actions.matching import ask_for_matches, find_matches
from salur.reconciliation.actions.month import ask_for_month, reconcile_month
from salur.reconciliation.actions.obstacles import (
    Ended,
    Grouped,
    group_exceptions,
    verify_obstacle,
)
from salur.reconciliation.actions.publication import (
    Month,
    PublicationRefused,
    Published,
    RiceParties,
    StatementFile,
    publish_bpnt,
    publish_rastra,
)
from salur.reconciliation.actions.purchases import (
    PurchasesKept,
    ask_for_purchases,
    keep_purchases,
)
from salur.reconciliation.actions.return_refusals import ReturnRefused
from salur.reconciliation.actions.returning import (
    OpenedLine,
    approve_return,
    cancel_return,
    open_return,
    propose_return,
    take_return,
)
from salur.reconciliation.actions.signals import SignalRefused, answer_signal
from salur.reconciliation.actions.taking import take_exceptions
from salur.reconciliation.actions.tracing import (
    Traced,
    TracedLine,
    trace_money_unit,
    trace_rice_unit,
    traced_units,
)
from salur.reconciliation.actions.write_off_refusals import WriteOffRefused
from salur.reconciliation.actions.writing_off import (
    approve_write_off,
    open_decision,
    propose_write_off,
    refuse_write_off,
    undo_write_off,
)

__all__ = [
    "Ended",
    "FieldRefused",
    "Grouped",
    "MatchRefused",
    "Month",
    "OpenedLine",
    "PublicationRefused",
    "Published",
    "PurchasesKept",
    "Recorded",
    "ReturnRefused",
    "RiceParties",
    "SignalRefused",
    "StatementFile",
    "Traced",
    "TracedLine",
    "WriteOffRefused",
    "accept_matches",
    "answer_signal",
    "apply_matches",
    "approve_return",
    "approve_write_off",
    "ask_for_matches",
    "ask_for_month",
    "ask_for_purchases",
    "cancel_return",
    "endorse_matches",
    "find_matches",
    "group_exceptions",
    "keep_purchases",
    "open_decision",
    "open_return",
    "propose_return",
    "propose_write_off",
    "publish_bpnt",
    "publish_rastra",
    "reconcile_month",
    "record_checks",
    "refuse_write_off",
    "reject_match",
    "say_of_match",
    "take_exceptions",
    "take_return",
    "trace_money_unit",
    "trace_rice_unit",
    "traced_units",
    "undo_match",
    "undo_write_off",
    "verify_obstacle",
]
