"""The questions about suspense that somebody clears: what was proposed, decided, taken back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.ledger.queries.balances import PAGE
from salur.ledger.queries.statements import code_of, rows_of

ClearingKey = tuple[dt.datetime, UUID]


@dataclass(frozen=True)
class Clearing:
    """One proposal to clear suspense, or (`undoes`) to take a clearing back; IDR or grams."""

    id: UUID
    program: str
    period: int
    code: str
    path: str
    party: UUID
    amount: int
    reason: str
    decision: str
    evidence: UUID
    undoes: UUID | None
    state: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: dt.datetime
    decided_by_name: str | None
    decided_at: dt.datetime | None
    said: str
    transfer: int | None
    undone: bool

    @property
    def key(self) -> ClearingKey:
        """Where the page after this one begins."""
        return (self.proposed_at, self.id)


@dataclass(frozen=True)
class Suspense:
    """What the suspense of one party in a kab/kota holds; a claim stands below zero."""

    code: str
    program: str
    path: str
    party: UUID | None
    balance: int


def suspense_page(
    programs: Sequence[str], paths: Sequence[str], *, after: str = "", size: int = PAGE
) -> tuple[Suspense, ...]:
    """Give the suspense accounts in the regions at `paths` that hold anything, beyond a code."""
    asked = {"programs": list(programs), "paths": list(paths), "after": after, "size": size}
    return tuple(Suspense(*row) for row in rows_of("suspense", asked))


def clearing(clearing_id: UUID) -> Clearing | None:
    """Give one proposal, None where the scope has none."""
    return next(iter(_clearings(id=clearing_id)), None)


def clearings_page(
    path: str, program: str | None = None, *, after: ClearingKey | None = None, size: int = PAGE
) -> tuple[Clearing, ...]:
    """Give proposals under `path`, newest first, beyond a key."""
    code = code_of(path)
    key_at, key_id = after or (None, None)
    return _clearings(
        low=code, high=f"{code}:", program=program, key_at=key_at, key_id=key_id, size=size
    )


def waiting_clearings(path: str, size: int = PAGE) -> tuple[Clearing, ...]:
    """Give the proposals under `path` that wait for another person, newest first."""
    code = code_of(path)
    return _clearings(low=code, high=f"{code}:", state="PROPOSED", size=size)


_NOTHING_ASKED: Mapping[str, Any] = dict.fromkeys(
    ("id", "low", "high", "program", "state", "key_at", "key_id")
) | {"size": 1}


def _clearings(**asked: object) -> tuple[Clearing, ...]:
    return tuple(Clearing(*row) for row in rows_of("clearings", {**_NOTHING_ASKED, **asked}))
