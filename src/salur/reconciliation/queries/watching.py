"""What is published of desa on the card, for whoever watches their first months there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.reconciliation.queries.running import rows_of
from salur.registry.domain import code_range

_KABKOTA = 4  # digits


@dataclass(frozen=True)
class DesaAccounts:
    """The accounts of one desa in one month: how many were what."""

    code: str
    period: int
    ordered: int
    credited: int
    unused: int
    with_opening: int
    untouched: int
    failed: int


@dataclass(frozen=True)
class DesaOnCard:
    """Since when a desa is on the card: `first` after its last rice, None while rice goes on."""

    code: str
    first: int | None
    first_ever: int
    first_rice: int | None


@dataclass(frozen=True)
class SilentAccount:
    """One account that was credited and never used; `unit` is its newest month's."""

    unit: int
    period: int
    id_kpm: str | None
    last4: str
    bank: str | None
    credits: int
    balance: int

    @property
    def after_key(self) -> tuple[str, int]:
        """Where the next page begins."""
        return self.id_kpm or "", self.unit


@dataclass(frozen=True)
class ShopLoad:
    """How many families a shop served in a month, and the desa it lies in."""

    period: int
    id_ewarong: str
    path: str
    families: int


def desa_accounts(path: str, periods: Sequence[int]) -> tuple[DesaAccounts, ...]:
    """Give what the accounts of every desa at or under `path` came to in these months."""
    rows = rows_of("desa_months", {**_bounds(path), "periods": list(periods)})
    return tuple(DesaAccounts(*row) for row in rows)


def desa_on_card(path: str, until: int) -> tuple[DesaOnCard, ...]:
    """Give since when each desa at or under `path` is on the card, as published until a month."""
    rows = rows_of("desa_programs", {**_bounds(path), "until": until})
    return tuple(DesaOnCard(*row) for row in rows)


def silent_counts(
    path: str, firsts: Mapping[str, int], periods: Sequence[int]
) -> dict[str, tuple[int, int]]:
    """Give by desa (accounts credited since its first month, those that never bought anything)."""
    values: dict[str, object] = {"codes": list(firsts), "firsts": list(firsts.values())}
    values["periods"] = list(periods)
    rows = rows_of("silent_counts", {**_bounds(path), **values})
    return {row[0]: (row[1], row[2]) for row in rows}


def silent_page(
    code: str, periods: Sequence[int], *, after: tuple[str, int] = ("", 0), limit: int = 50
) -> tuple[SilentAccount, ...]:
    """Give the accounts of a desa credited in these months that never bought, by family."""
    values: dict[str, object] = {"code": code, "kabkota": code[:_KABKOTA], "limit": limit}
    values |= {"periods": list(periods), "after": after[0], "id": after[1]}
    rows = rows_of("silent_page", values)
    return tuple(SilentAccount(*row) for row in rows)


def shop_loads(path: str, periods: Sequence[int]) -> tuple[ShopLoad, ...]:
    """Give how many families each shop at or under `path` served in these months."""
    rows = rows_of("shop_loads", {"path": path, "periods": list(periods)})
    return tuple(ShopLoad(*row) for row in rows)


def newest_publications() -> dict[str, dt.datetime]:
    """Give when anything was published last in each province in scope, by its path."""
    return dict(rows_of("newest_publications", {}))


def _bounds(path: str) -> dict[str, str]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}
