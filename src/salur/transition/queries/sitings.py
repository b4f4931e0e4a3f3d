"""The questions about proposals of where shops open."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.transition.domain.siting_instance import Level
from salur.transition.queries.running import rows_of

SITING_PAGE = 50
SitingKey = tuple[dt.datetime, UUID]


@dataclass(frozen=True)
class SitingRun:
    """One proposal with its limits and sums; distances in metres, travel in family-millimetres."""

    id: UUID
    kode_wilayah: str
    path: str
    asked_by_name: str
    asked_at: dt.datetime
    places: str
    max_m: int
    road_permille: int
    capacity: int
    openings_limit: int | None
    families: int
    covered: Level
    opened: Level
    travel: Level

    @property
    def after_key(self) -> SitingKey:
        """Where the next page begins."""
        return self.asked_at, self.id


@dataclass(frozen=True)
class SitedVillage:
    """One desa of a proposal; without a position it could not take part."""

    code: str
    latitude: float | None
    longitude: float | None
    kpm: int
    served: int
    reason: str
    service: str
    nearest: str
    nearest_m: int | None


@dataclass(frozen=True)
class SitedShop:
    """One shop that serves or one place where a shop may open."""

    id: str
    code: str
    latitude: float
    longitude: float
    capacity: int
    serves: bool
    opened: bool
    barred: str
    taken: int


@dataclass(frozen=True)
class SitedFlow:
    """So many families of a desa go to a shop in one plan."""

    plan: str
    code: str
    shop: str
    kpm: int
    mm: int


def sitings_page(
    path: str, *, after: SitingKey | None = None, limit: int = SITING_PAGE
) -> tuple[SitingRun, ...]:
    """Give the proposals in or under a region, the latest first."""
    at, last = after or (None, None)
    values = {"id": None, "path": path, "at": at, "after": last, "limit": limit}
    return tuple(map(_run, rows_of("siting/page", values)))


def siting(siting_id: UUID) -> SitingRun | None:
    """Give one proposal, None where the scope has none."""
    values = {"id": siting_id, "path": None, "at": None, "after": None, "limit": 1}
    rows = rows_of("siting/page", values)
    return _run(rows[0]) if rows else None


def siting_villages(siting_id: UUID) -> tuple[SitedVillage, ...]:
    """Give the desa of a proposal, by code."""
    return tuple(SitedVillage(*row) for row in rows_of("siting/villages", {"id": siting_id}))


def siting_shops(siting_id: UUID) -> tuple[SitedShop, ...]:
    """Give the shops of a proposal, those that serve first."""
    return tuple(SitedShop(*row) for row in rows_of("siting/shops", {"id": siting_id}))


def siting_flows(siting_id: UUID) -> tuple[SitedFlow, ...]:
    """Give who goes where in each of its plans."""
    return tuple(SitedFlow(*row) for row in rows_of("siting/flows", {"id": siting_id}))


def _run(row: tuple[Any, ...]) -> SitingRun:
    covered, opened, travel = Level(*row[11:13]), Level(*row[13:15]), Level(*row[15:17])
    return SitingRun(*(*row[:11], covered, opened, travel))
