"""The questions about the ledger: balances and transfers, statements over months, suspense."""

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
    clearing,
    clearings_page,
    waiting_clearings,
)
from salur.ledger.queries.statements import (
    MovementLine,
    StatementLine,
    TransferLine,
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
    "TransferLine",
    "TransferRow",
    "balances",
    "clearing",
    "clearings_page",
    "movements_of",
    "statement_by_place",
    "statement_of",
    "transfer_by_key",
    "transfer_row",
    "transfers_of",
    "transfers_of_evidence",
    "transfers_page",
    "waiting_clearings",
]
