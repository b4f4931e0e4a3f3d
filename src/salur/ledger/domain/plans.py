"""Decides which accounts a planned transfer moves, and what a plan leaves on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.ledger.domain.accounts import FLOWS, KINDS, AccountName, account_of


@dataclass(frozen=True)
class PlannedTransfer:
    """One transfer as a plan states it, before accounts have numbers."""

    reason: str
    path: str
    party: UUID | None
    amount: int

    @property
    def source(self) -> AccountName:
        flow = FLOWS[self.reason]
        return account_of(flow.program, flow.source, self.path, self.party)

    @property
    def target(self) -> AccountName:
        flow = FLOWS[self.reason]
        return account_of(flow.program, flow.target, self.path, self.party)


def balances_after(transfers: Iterable[PlannedTransfer]) -> dict[AccountName, int]:
    """Give every account's balance after `transfers`, from nothing: the model of the ledger."""
    balances: dict[AccountName, int] = {}
    for transfer in transfers:
        balances[transfer.source] = balances.get(transfer.source, 0) - transfer.amount
        balances[transfer.target] = balances.get(transfer.target, 0) + transfer.amount
    return balances


def first_overdrawn(balances: Mapping[AccountName, int]) -> AccountName | None:
    """Give the first account, by code, that is below zero and may not be."""
    overdrawn = (
        name
        for name, balance in balances.items()
        if balance < 0 and not KINDS[name.kind].may_go_negative
    )
    return min(overdrawn, key=lambda name: name.code, default=None)
