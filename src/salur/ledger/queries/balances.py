"""Balances, and the transfers behind them, both by scope."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from salur.ledger.models import Balance, Transfer

PAGE = 50


@dataclass(frozen=True)
class AccountBalance:
    """What one account holds now."""

    account_id: int
    code: str
    program: str
    kind: str
    unit: str
    path: str
    party: UUID | None
    balance: int


@dataclass(frozen=True)
class TransferRow:
    """One transfer, with the codes of its two accounts."""

    id: int
    program: str
    period: int
    reason: str
    from_account: int
    to_account: int
    amount: int
    unit: str
    path: str
    party: UUID | None
    evidence: UUID | None
    publication: UUID | None
    reverses: int | None
    at: dt.datetime


def balances(
    *, program: str, path: str, kinds: tuple[str, ...] = (), party: UUID | None = None
) -> tuple[AccountBalance, ...]:
    """Give the balances of the accounts at or under `path`, by code."""
    found = Balance.objects.filter(account__program=program, account__path__within=path)
    if kinds:
        found = found.filter(kind__in=kinds)
    if party is not None:
        found = found.filter(account__party=party)
    rows = found.order_by("account__code").values_list(
        "account_id",
        "account__code",
        "account__program",
        "kind",
        "account__unit",
        "account__path",
        "account__party",
        "balance",
    )
    return tuple(AccountBalance(*row) for row in rows)


def transfers_page(
    *, program: str, period: int, path: str, after: int = 0, limit: int = PAGE
) -> tuple[TransferRow, ...]:
    """Give the next `limit` transfers of a month at or under `path`, beyond the number `after`."""
    found = Transfer.objects.filter(
        program=program, period=period, path__within=path, id__gt=after
    ).order_by("id")
    return tuple(_rows(found[:limit]))


def transfers_of_evidence(
    evidence: UUID, *, after: int = 0, limit: int = PAGE
) -> tuple[TransferRow, ...]:
    """Give the next `limit` transfers that rest on one piece of evidence."""
    found = Transfer.objects.filter(evidence=evidence, id__gt=after).order_by("id")
    return tuple(_rows(found[:limit]))


def transfer_row(transfer_id: int) -> TransferRow | None:
    """Give one transfer, or None."""
    return next(iter(_rows(Transfer.objects.filter(id=transfer_id))), None)


def transfer_by_key(key: str) -> TransferRow | None:
    """Give the transfer that was posted under `key`, or None."""
    return next(iter(_rows(Transfer.objects.filter(key=key))), None)


def _rows(found: QuerySet[Transfer]) -> list[TransferRow]:
    return [
        TransferRow(*row)
        for row in found.annotate(
            source=F("from_account_id"), target=F("to_account_id"), origin=F("reverses_id")
        ).values_list(
            "id",
            "program",
            "period",
            "reason",
            "source",
            "target",
            "amount",
            "unit",
            "path",
            "party",
            "evidence",
            "publication",
            "origin",
            "at",
        )
    ]
