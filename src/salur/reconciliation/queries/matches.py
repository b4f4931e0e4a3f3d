"""Pairs of accounts that may be one: what waits, what was decided, and what rests on it."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.reconciliation.domain.matching import MatchKind, MatchState, Standing
from salur.reconciliation.queries.running import rows_of

MatchKey = tuple[int, UUID]


@dataclass(frozen=True)
class Match:
    """Two accounts by blind index and last digits, what they did in `period`, and what was decided.

    `evidence` are (file, row); `since` is the month from which an acceptance counts.
    """

    id: UUID
    kind: MatchKind
    ordered_account: UUID
    ordered_last4: str
    other_account: UUID
    other_last4: str
    period: int
    since: int
    code: str
    path: str
    bank: str
    party: UUID
    id_kpm: str | None
    kode_wilayah: str | None
    ordered: int
    credited: int
    spent: int
    credit_day: dt.date | None
    score: int
    standing: Standing
    reasons: tuple[str, ...]
    evidence: tuple[tuple[UUID, int], ...]
    gone: bool
    state: MatchState
    endorsed_by: UUID | None
    endorsed_by_name: str | None
    decided_by_name: str | None
    decided_at: dt.datetime | None

    @property
    def moved(self) -> int:
        """What would count under the ordered account: the credit, or else the purchases."""
        return self.credited if self.kind is MatchKind.CREDIT else self.spent

    @property
    def key(self) -> MatchKey:
        """Where the page after this pair begins."""
        return (self.score, self.id)


@dataclass(frozen=True)
class MatchCount:
    """How many pairs stand so, in whole rupiah; `reasons` of clear ones alone."""

    state: MatchState
    standing: Standing
    bank: str
    reasons: tuple[str, ...]
    count: int
    amount: int


@dataclass(frozen=True)
class MatchSaid:
    """One word about a pair; SAME and DIFFERENT are what somebody knows, the others decide."""

    word: str
    note: str
    by_name: str
    by_bank: bool
    at: dt.datetime


@dataclass(frozen=True)
class Rival:
    """Another proposal in which one of a pair's accounts stands."""

    id: UUID
    ordered_last4: str
    other_last4: str
    score: int
    state: MatchState


@dataclass(frozen=True)
class StandsFor:
    """Two numbers that people said are one account, and from which month."""

    id: UUID
    ordered_account: UUID
    ordered_last4: str
    other_account: UUID
    other_last4: str
    since: int


def matches(ids: Collection[UUID]) -> tuple[Match, ...]:
    """Give the pairs that the scope has, the strongest first."""
    return tuple(map(_match, rows_of("matches", {"ids": list(ids)}))) if ids else ()


def matches_page(
    path: str,
    period: int,
    *,
    states: Collection[MatchState] = (MatchState.OPEN,),
    bank: str | None = None,
    standing: Standing | None = None,
    reasons: Collection[str] | None = None,
    after: MatchKey | None = None,
    size: int = 50,
) -> tuple[Match, ...]:
    """Give pairs found at or under `path` up to a month, the strongest first, beyond a key."""
    score, identity = after or (None, None)
    values: dict[str, Any] = {
        "path": path, "period": period, "states": [str(one) for one in states], "bank": bank,
        "standing": standing, "reasons": None if reasons is None else list(reasons),
        "score": score, "id": identity, "size": size,
    }  # fmt: skip
    return tuple(map(_match, rows_of("matches_page", values)))


def match_counts(path: str, period: int) -> tuple[MatchCount, ...]:
    """Count the pairs of an area up to a month, the most frequent first."""
    return tuple(
        MatchCount(MatchState(state), Standing(standing), bank, tuple(reasons), count, amount)
        for state, standing, bank, reasons, count, amount in rows_of(
            "match_counts", {"path": path, "period": period}
        )
    )


def match_words(match_id: UUID) -> tuple[MatchSaid, ...]:
    """Give what was said of a pair, oldest first."""
    return tuple(MatchSaid(*row) for row in rows_of("match_words", {"id": match_id}))


def match_rivals(match_id: UUID) -> tuple[Rival, ...]:
    """Give the other proposals of a pair's accounts, the strongest first."""
    rows = rows_of("match_rivals", {"id": match_id})
    return tuple(Rival(*(*row[:4], MatchState(row[4]))) for row in rows)


def first_month_to_apply() -> int | None:
    """Give the first published month that rests on other pairs than stand now."""
    ((period,),) = rows_of("matches_to_apply", {})
    return None if period is None else int(period)


def matched_credits(code: str, period: int) -> dict[str, tuple[int, int]]:
    """Give, by bank, how many units of a month rest on accepted pairs, and their rupiah."""
    rows = rows_of("matched_credits", {"code": code, "period": period})
    return {bank: (int(units), int(rupiah)) for bank, units, rupiah in rows}


def stands_for(account: UUID, period: int) -> tuple[StandsFor, ...]:
    """Give the accepted pairs of an account in a month: whose lines its unit rests on."""
    return tuple(
        StandsFor(*row) for row in rows_of("stands_for", {"account": account, "period": period})
    )


def _match(row: tuple[Any, ...]) -> Match:
    kind, standing, state = MatchKind(row[1]), Standing(row[19]), MatchState(row[23])
    found = row[21] if isinstance(row[21], list) else json.loads(row[21])
    evidence = tuple((UUID(one["file"]), int(one["row"])) for one in found)
    read = (standing, tuple(row[20]), evidence, row[22], state)
    return Match(*(row[0], kind, *row[2:19], *read, *row[24:]))
