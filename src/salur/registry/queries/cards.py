"""The questions about accounts and cards: how they stand, what was said, what waits and for whom.

Numbers come by their last four digits, and row security limits who is seen.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import NEVER_OPENED, NOT_HANDED, code_range

PAGE = 50
_FIRST = UUID(int=0)
_LAST_ID = 2**63 - 1


class Standing(NamedTuple):
    """How the account of a family stands, and its card; `blind` is None where it has no card."""

    family_id: UUID
    id_kpm: str
    name: str
    kode_wilayah: str
    path: str
    blind: UUID | None
    organisation: UUID | None
    state: str | None
    as_of: dt.date | None
    last4: str | None
    account_state: str | None
    bank: str | None


@dataclass(frozen=True)
class CardLine:
    """One family in a list of a stage."""

    family_id: UUID
    id_kpm: str
    name: str
    kode_wilayah: str
    bank: str | None
    account: str | None
    card: str | None
    stage: str
    since: dt.date | None
    reason: str | None

    @property
    def after_key(self) -> tuple[str, str, UUID]:
        """Where the next page begins."""
        return self.kode_wilayah, self.name, self.family_id


@dataclass(frozen=True)
class CardWord:
    """One word about an account or card of a family, with what became of it."""

    id: int
    subject: str
    state: str
    reason: str | None
    day: dt.date
    verdict: str
    late: bool
    evidence: UUID | None
    row: int | None
    by_name: str
    last4: str | None


@dataclass(frozen=True)
class NamedClaim:
    """A word that moved nothing, or came late: what it says, and what stands instead."""

    id: int
    subject: str
    state: str
    day: dt.date
    verdict: str
    late: bool
    evidence: UUID | None
    row: int | None
    by_name: str
    id_kpm: str
    family_id: UUID | None
    name: str | None
    kode_wilayah: str | None
    standing: str | None


@dataclass(frozen=True)
class Replacement:
    """A card that is to be replaced, until when."""

    id: UUID
    family_id: UUID
    name: str
    kode_wilayah: str
    last4: str
    cause: str
    requested_on: dt.date
    due: dt.date
    requested_by_name: str


def standings(families: Iterable[UUID], *, locked: bool = False) -> dict[UUID, Standing]:
    """Give how the cards of families stand; those out of scope are absent.

    `locked` keeps others from recording of the same cards until the transaction ends.
    """
    wanted = {"families": sorted(set(families))}
    with connection.cursor() as cursor:
        if locked:
            cursor.execute(sql_text("registry", "cards/lock"), wanted)
        cursor.execute(sql_text("registry", "cards/standing"), wanted)
        return {row[0]: Standing._make(row) for row in cursor.fetchall()}


def card_counts(path: str) -> dict[str, int]:
    """Give how many families at or under `path` stand at each stage."""
    return {stage: families for _, stage, families in _counted(path, 0)}


def card_counts_below(path: str, digits: int) -> dict[str, dict[str, int]]:
    """Give the same by region below `path`, whose codes have so many digits."""
    found: dict[str, dict[str, int]] = {}
    for code, stage, families in _counted(path, digits):
        found.setdefault(code, {})[stage] = families
    return found


def card_lines(
    path: str,
    stages: Sequence[str],
    *,
    reason: str | None = None,
    after: tuple[str, str, UUID] | None = None,
    limit: int = PAGE,
) -> tuple[CardLine, ...]:
    """Give families that stand at one of `stages`, by desa and name, beyond the key `after`."""
    code, name, identity = after or ("", "", _FIRST)
    return tuple(
        CardLine(*row)
        for row in _rows(
            "lines",
            {
                **_bounds(path),
                "stages": list(stages),
                "reason": reason,
                "code": code,
                "name": name,
                "id": identity,
                "limit": limit,
                "never_opened": list(NEVER_OPENED),
            },
        )
    )


def failure_reasons(path: str, limit: int = PAGE) -> tuple[tuple[str, int], ...]:
    """Give why accounts failed to open, of families still without one; the commonest first."""
    wanted = {**_bounds(path), "limit": limit, "never_opened": list(NEVER_OPENED)}
    return tuple((row[0], row[1]) for row in _rows("failures", wanted))


def card_words(family_id: UUID, limit: int = PAGE) -> tuple[CardWord, ...]:
    """Give what was said of a family's accounts and cards, the newest day first."""
    rows = _rows("events_of_family", {"family": family_id, "limit": limit})
    return tuple(CardWord(*row) for row in rows)


def named_claims(
    path: str, *, before: int | None = None, evidence: UUID | None = None, limit: int = PAGE
) -> tuple[NamedClaim, ...]:
    """Give the words that moved nothing or came late, the newest first."""
    last = _LAST_ID if before is None else before
    wanted = {"path": path, "before": last, "evidence": evidence, "limit": limit}
    return tuple(NamedClaim(*row) for row in _rows("named", wanted))


def open_replacements(
    path: str, *, after: tuple[dt.date, UUID] | None = None, limit: int = PAGE
) -> tuple[Replacement, ...]:
    """Give the cards that are to be replaced, whose clock runs out first."""
    due, identity = after or (dt.date.min, _FIRST)
    wanted = {"path": path, "due": due, "id": identity, "limit": limit}
    return tuple(Replacement(*row) for row in _rows("replacements", wanted))


def replacement_counts(path: str, today: dt.date) -> tuple[int, int]:
    """Give how many cards are to be replaced, and of how many the clock has run out."""
    ((waiting, late),) = _rows("replacements_counted", {"path": path, "today": today})
    return waiting, late


def stage_without_account(path: str) -> None:
    """Put the families at or under `path` without a usable account into `registry_without_account`.

    The temporary table (id_kpm, family_id, digest, failed, repaired) belongs to the caller's role
    and is gone at commit. `repaired` says of who failed that the data changed since, or that the
    office said so.
    """
    _rows_of_none("without_account", {**_bounds(path), "never_opened": list(NEVER_OPENED)})


def stage_answers(evidence: UUID) -> None:
    """Put what a file says of families that wait for an account into `registry_answer`.

    The temporary table (family_id, state, reason, day) belongs to the caller's role and is gone at
    commit; state is OPENED where the family has a usable account now, else FAILED.
    """
    _rows_of_none("answers", {"evidence": evidence, "never_opened": list(NEVER_OPENED)})


def accounts_not_handed(path: str) -> tuple[UUID, ...]:
    """Give the accounts at or under `path` whose card was printed and never handed over."""
    wanted = {**_bounds(path), "states": list(map(str, NOT_HANDED))}
    return tuple(row[0] for row in _rows("not_handed", wanted))


def failed_accounts(family_id: UUID) -> tuple[tuple[UUID, UUID | None], ...]:
    """Give under what the failed openings of a family stand, and whose word each is."""
    rows = _rows("failed_accounts", {"family": family_id})
    return tuple((blind, organisation) for blind, organisation in rows)


def waiting_cards(desa: str, organisation: UUID) -> tuple[Standing, ...]:
    """Give the cards of a bank in a desa that nobody has been handed yet, by name."""
    wanted = {"desa": desa, "organisation": organisation}
    return tuple(Standing._make(row) for row in _rows("waiting", wanted))


def _counted(path: str, digits: int) -> list[tuple[Any, ...]]:
    return _rows("counted", {"path": path, "digits": digits})


def _bounds(path: str) -> Mapping[str, str]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}


def _rows(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", f"cards/{name}"), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _rows_of_none(name: str, values: Mapping[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", f"cards/{name}"), values)
