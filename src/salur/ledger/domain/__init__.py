"""Pure decisions of the ledger: the chart of accounts, what a unit moves, what a plan leaves."""

from salur.ledger.domain.accounts import (
    CLEARED_BY,
    FLOWS,
    KINDS,
    AccountName,
    Book,
    Flow,
    Kind,
    KindRule,
    Reach,
    account_of,
)
from salur.ledger.domain.plans import PlannedTransfer, balances_after, first_overdrawn
from salur.ledger.domain.units import (
    BpntUnit,
    Movement,
    RastraUnit,
    bpnt_flows,
    rastra_flows,
)

__all__ = [
    "CLEARED_BY",
    "FLOWS",
    "KINDS",
    "AccountName",
    "Book",
    "BpntUnit",
    "Flow",
    "Kind",
    "KindRule",
    "Movement",
    "PlannedTransfer",
    "RastraUnit",
    "Reach",
    "account_of",
    "balances_after",
    "bpnt_flows",
    "first_overdrawn",
    "rastra_flows",
]
