"""The questions about the ledger: balances and transfers, statements over months, suspense."""

from salur.ledger.domain.words import kind_words, reason_words
from salur.ledger.queries.balances import (
    PAGE,
    AccountBalance,
    TransferRow,
    balances,
    transfer_by_key,
    transfer_row,
    transfers_of_evidence,
    transfers_page,
)
from salur.ledger.queries.clearings import (
    Clearing,
    ClearingKey,
    Suspense,
    clearing,
    clearings_page,
    suspense_page,
    waiting_clearings,
)
from salur.ledger.queries.statements import (
    MovementLine,
    StatementLine,
    TransferLine,
    code_of,
    counterpart,
    movements_of,
    statement_by_place,
    statement_of,
    transfers_of,
)

__all__ = [
    "PAGE",
    "AccountBalance",
    "Clearing",
    "ClearingKey",
    "MovementLine",
    "StatementLine",
    "Suspense",
    "TransferLine",
    "TransferRow",
    "balances",
    "clearing",
    "clearings_page",
    "code_of",
    "counterpart",
    "kind_words",
    "movements_of",
    "reason_words",
    "statement_by_place",
    "statement_of",
    "suspense_page",
    "transfer_by_key",
    "transfer_row",
    "transfers_of",
    "transfers_of_evidence",
    "transfers_page",
    "waiting_clearings",
]
