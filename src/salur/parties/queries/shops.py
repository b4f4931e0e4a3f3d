"""The questions about shops: which there are, with which terminals, and what was found of rows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Left

from salur.kernel.sql_text import sql_text
from salur.parties import models

PAGE = 50
_KECAMATAN = 6  # digits


@dataclass(frozen=True)
class Shop:
    """One version of a shop; the current one has no end. `capacity` None: nobody said."""

    id: UUID
    id_ewarong: str
    name: str
    bank: str
    code: str
    path: str
    status: str
    terminals: int
    capacity: int | None
    started: dt.date | None
    business: str | None
    owner: str | None
    excluded_as: str | None
    evidence: UUID | None
    valid_from: dt.date
    valid_to: dt.date | None
    has_position: bool

    @property
    def after_key(self) -> tuple[str, str]:
        """Where the next page begins."""
        return (self.code, self.id_ewarong)


@dataclass(frozen=True)
class ShopFilter:
    """What a list of shops is narrowed to; None means all."""

    status: str | None = None
    is_excluded: bool | None = None


@dataclass(frozen=True)
class ShopCounts:
    """How many shops there are at or under a region."""

    active: int
    candidates: int
    inactive: int
    excluded: int


@dataclass(frozen=True)
class Terminal:
    """A terminal that a shop has or had."""

    id_terminal: str
    id_ewarong: str
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True)
class DesaShops:
    """How many active shops a desa has."""

    code: str
    active: int


@dataclass(frozen=True)
class Room:
    """The active shops of a kecamatan: how many, for how many families, with so many terminals."""

    code: str
    shops: int
    capacity: int
    terminals: int


@dataclass(frozen=True)
class PlacedShop:
    """A shop that serves or may, and where it stands; no position where its bank told none."""

    id_ewarong: str
    code: str
    bank_id: UUID
    status: str
    capacity: int | None
    excluded_as: str | None
    position: tuple[float, float] | None


@dataclass(frozen=True)
class ShopNote:
    """What was found of a row of a register: held, or kept with something to look at."""

    evidence: UUID
    row: int
    rule: str
    id_terminal: str
    is_held: bool
    id_ewarong: str
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class SoleShop:
    """The one active shop of a bank in a desa or a kecamatan (`place`), as obstacles name it."""

    place: str
    bank: UUID
    subject: str


def shops_page(
    path: str,
    *,
    only: ShopFilter | None = None,
    after: tuple[str, str] | None = None,
    limit: int = PAGE,
) -> tuple[Shop, ...]:
    """Give the next `limit` shops at or under `path`, by region and number, beyond `after`."""
    only = only or ShopFilter()
    rows = _current().filter(path__within=path)
    if only.status is not None:
        rows = rows.filter(status=only.status)
    if only.is_excluded is not None:
        rows = rows.filter(excluded_as__isnull=not only.is_excluded)
    if after is not None:
        code, number = after
        rows = rows.filter(Q(code__gt=code) | Q(code=code, id_ewarong__gt=number))
    return tuple(map(_shop, rows.order_by("code", "id_ewarong")[:limit]))


def shop(shop_id: UUID) -> Shop | None:
    """Give one version of a shop, None where the scope has none."""
    row = models.Shop.objects.select_related("bank").filter(id=shop_id).first()
    return None if row is None else _shop(row)


def shop_versions(id_ewarong: str) -> tuple[Shop, ...]:
    """Give everything that was said of a shop, newest first; what a day undid is left out."""
    rows = models.Shop.objects.select_related("bank").filter(id_ewarong=id_ewarong)
    found = map(_shop, rows.order_by("-valid_from", "valid_to"))
    newest = sorted(found, key=lambda one: one.valid_to is not None)
    return tuple(one for one in newest if one.valid_to is None or one.valid_from < one.valid_to)


def shops_named(ids: Iterable[str]) -> dict[str, Shop]:
    """Give the current shops that bear these numbers; those out of scope are absent."""
    return {row.id_ewarong: _shop(row) for row in _current().filter(id_ewarong__in=list(ids))}


def shop_counts(path: str) -> ShopCounts:
    """Count the shops at or under `path`."""
    found = models.Shop.objects.filter(valid_to=None, path__within=path).aggregate(
        active=Count("id", filter=Q(status="AKTIF")),
        candidates=Count("id", filter=Q(status="CALON")),
        inactive=Count("id", filter=Q(status="NONAKTIF")),
        excluded=Count("id", filter=~Q(status="NONAKTIF") & Q(excluded_as__isnull=False)),
    )
    return ShopCounts(**found)


def shops_of_desa(path: str) -> tuple[DesaShops, ...]:
    """Give how many active shops the regions at or under `path` have; those without are absent."""
    rows = models.Shop.objects.filter(valid_to=None, path__within=path, status="AKTIF")
    return tuple(
        DesaShops(code, active)
        for code, active in rows.values_list("code").annotate(active=Count("id")).order_by("code")
    )


def room_of_kecamatan(path: str, usual: int) -> tuple[Room, ...]:
    """Give for how many families the active shops at or under `path` have room, per kecamatan.

    A shop whose bank says nothing of its capacity has the `usual` one.
    """
    rows = models.Shop.objects.filter(valid_to=None, path__within=path, status="AKTIF")
    found = (
        rows.annotate(kecamatan=Left("code", _KECAMATAN))
        .values_list("kecamatan")
        .annotate(
            shops=Count("id"),
            capacity=Sum(Coalesce("capacity", usual)),
            terminals=Sum(Coalesce("terminals", 0)),
        )
    )
    return tuple(Room(*row) for row in found.order_by("kecamatan"))


def placed_shops(path: str) -> tuple[PlacedShop, ...]:
    """Give every shop at or under `path` that is active or a candidate, with its position."""
    rows = _current().filter(path__within=path, status__in=("AKTIF", "CALON"))
    return tuple(
        PlacedShop(
            *(row.id_ewarong, row.code, row.bank_id, row.status, row.capacity, row.excluded_as),
            None
            if row.latitude is None or row.longitude is None
            else (row.latitude, row.longitude),
        )
        for row in rows.order_by("id_ewarong")
    )


def terminals_of(ids: Iterable[str]) -> tuple[Terminal, ...]:
    """Give the terminals of shops, those that they have before those that they had."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("parties", "terminals_of"), {"ids": list(ids)})
        return tuple(Terminal(*row) for row in cursor.fetchall())


def shop_notes(path: str, *, limit: int = PAGE) -> tuple[ShopNote, ...]:
    """Give what was found of registers about `path`, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("parties", "shop_notes"), {"path": path, "limit": limit})
        return tuple(ShopNote(*row) for row in cursor.fetchall())


def stage_shops(shops: Path, terminals: Path) -> None:
    """Write all versions of shops and terminals as CSV, for batch; as whoever asks sees them.

    Shops: id_ewarong, bank, code, status, valid_from, valid_to; terminals: id_terminal,
    id_ewarong, valid_from, valid_to; both with a header, versions of no day left out.
    """
    for name, target in (("stage_shops", shops), ("stage_terminals", terminals)):
        with (
            connection.cursor() as cursor,
            cursor.copy(sql_text("parties", name)) as copy,
            target.open("wb") as file,
        ):
            for block in copy:
                file.write(block)


def sole_shops(kecamatan: Iterable[str]) -> tuple[SoleShop, ...]:
    """Give the shops that are a bank's only one in a desa of these kecamatan, or in all of one."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("parties", "sole_shops"), {"kecamatan": sorted(set(kecamatan))})
        return tuple(SoleShop(*row) for row in cursor.fetchall())


def stage_sole_shops() -> None:
    """Put the only shops of every bank and place into `parties_sole_shop`, until the commit."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.parties_sole_shop")
        cursor.execute(
            "CREATE TEMPORARY TABLE parties_sole_shop ON COMMIT DROP AS "
            + sql_text("parties", "sole_shops"),
            {"kecamatan": None},
        )
        cursor.execute("ANALYZE parties_sole_shop")


def _current() -> "QuerySet[models.Shop]":
    return models.Shop.objects.select_related("bank").filter(valid_to=None)


def _shop(row: models.Shop) -> Shop:
    return Shop(
        *(row.id, row.id_ewarong, row.name, row.bank.code, row.code, row.path, row.status),
        *(row.terminals or 0, row.capacity, row.started, row.business, row.owner),
        *(row.excluded_as, row.evidence_id, row.valid_from, row.valid_to),
        has_position=row.latitude is not None,
    )
