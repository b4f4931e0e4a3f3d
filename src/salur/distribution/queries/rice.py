"""The questions about rice on its way: moves, papers, points, and what lies in the warehouses."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.distribution.domain import (
    Chain,
    Entry,
    Move,
    PointKind,
    RiceStep,
    StockEntry,
    StockMove,
    Transport,
    held_at_last,
    kilograms,
    months_text,
    origin_of,
    rice_csv,
    stock_moves,
)
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.parties.queries import Warehouse

_MOST_UNKNOWN = 20


@dataclass(frozen=True)
class DeliveryPoint:
    """One place where rice is handed over to the kab/kota, and the desa it serves."""

    id: UUID
    name: str
    key: str
    kind: PointKind
    transport: Transport
    code: str
    path: str
    valid_from: dt.date
    valid_to: dt.date | None
    desas: tuple[str, ...]

    def holds_on(self, day: dt.date) -> bool:
        """Say whether rice may be handed over here on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def serves(self, code: str) -> bool:
        """Say whether it serves a desa, or every desa it serves lies in a kecamatan with others."""
        return any(desa.startswith(code) for desa in self.desas)


@dataclass(frozen=True)
class RicePaper:
    """One document about rice that somebody made by form."""

    id: UUID
    kind: RiceStep
    number: str
    refers: str
    dated: dt.date
    code: str
    path: str
    first: Period
    last: Period
    grams: int
    rejected: int
    reason: str
    place: str
    transport: str | None
    point_id: UUID | None
    made_by: UUID
    made_by_name: str
    made_at: dt.datetime
    organisation: UUID
    evidence_id: UUID | None


@dataclass(frozen=True)
class Reference:
    """The months of what a paper refers to, None where there is none; is its number taken?"""

    months: tuple[Period, Period] | None
    number_taken: bool


@dataclass(frozen=True)
class WarehouseStock:
    """A warehouse, what lies there (None where nobody has counted), and how it came to that."""

    warehouse: Warehouse
    grams: int | None
    moves: tuple[StockMove, ...]


@dataclass(frozen=True)
class UnknownPlace:
    """The name of a warehouse that files bear and nobody has recorded."""

    name: str
    key: str
    lines: int
    first: dt.date
    last: dt.date


def rice_chain(path: str, first: Period, last: Period | None = None) -> Chain:
    """Give the moves at or under `path` that cover one of the months from `first` to `last`."""
    values = {"path": path, "first": first.number, "last": (last or first).number}
    return Chain(_move(row) for row in _asked("moves", values))


def rice_reference(path: str, kind: RiceStep, refers: str, number: str) -> Reference:
    """Give the months of what a paper refers to, and whether its own number is taken."""
    values = {
        "path": path, "origin": origin_of(kind), "refers": refers, "kind": kind, "number": number,
    }  # fmt: skip
    [(first, last, taken)] = _asked("reference", values)
    months = None if first is None else (Period.from_number(first), Period.from_number(last))
    return Reference(months, taken)


def delivery_points(path: str) -> tuple[DeliveryPoint, ...]:
    """Give the delivery points of a region, or of the kab/kota that holds it, ended ones too."""
    return tuple(_point(*row) for row in _asked("points", {"path": path}))


def rice_paper(paper_id: UUID) -> RicePaper | None:
    """Give one paper, None where none is in scope."""
    return next((_paper(row) for row in _asked("paper", {"id": paper_id})), None)


def rice_file(paper: RicePaper) -> bytes:
    """Give a paper as the file of its contract."""
    months = months_text(paper.first, paper.last)
    line = [paper.number, paper.refers, paper.dated.isoformat(), paper.code, months]
    line += [kilograms(paper.grams)]
    if paper.kind is RiceStep.ARRIVAL:
        line += [kilograms(paper.rejected), paper.reason]
    return rice_csv(paper.kind, [*line, paper.place, "RASTRA"])


def papers_beyond_contracts(period: Period) -> tuple[RicePaper, ...]:
    """Give the papers about a month that no contract knows: sent again, brought to a warehouse."""
    return tuple(_paper(row) for row in _asked("beyond", {"period": period.number}))


def stock_entries(warehouses: Sequence[Warehouse]) -> dict[UUID, list[StockEntry]]:
    """Give what documents say of each warehouse."""
    found: dict[UUID, list[StockEntry]] = {one.id: [] for one in warehouses}
    values = {
        "ids": [one.id for one in warehouses],
        "keys": [one.key for one in warehouses],
        "paths": [one.path for one in warehouses],
        "froms": [one.valid_from for one in warehouses],
        "tos": [one.valid_to for one in warehouses],
    }
    for identity, day, kind, grams, number, evidence in _asked("stock", values):
        found[identity].append(StockEntry(day, Entry[kind], grams, number, evidence))
    return found


def stocks(path: str) -> tuple[WarehouseStock, ...]:
    """Give the warehouses at or under `path`, with what lies there and how it came to that."""
    warehouses = parties.warehouses(path)
    entries = stock_entries(warehouses)
    return tuple(
        WarehouseStock(one, held_at_last(entries[one.id]), stock_moves(entries[one.id]))
        for one in warehouses
    )


def unknown_warehouses(path: str) -> tuple[UnknownPlace, ...]:
    """Give the names of warehouses that files bear and nobody has recorded."""
    known = [one.key for one in parties.warehouses()]
    values = {"path": path, "known": known, "limit": _MOST_UNKNOWN}
    return tuple(UnknownPlace(*row) for row in _asked("unknown_places", values))


def _asked(name: str, values: Mapping[str, Any]) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", f"rice/{name}"), values)
        found: list[tuple] = cursor.fetchall()  # type: ignore[type-arg]
        return found


def _point(point_id: UUID, name: str, key: str, kind: str, transport: str, *rest: Any) -> Any:
    *dated, desas = rest
    how = PointKind(kind), Transport(transport)
    return DeliveryPoint(*(point_id, name, key, *how, *dated, tuple(desas)))


def _paper(row: Sequence[Any]) -> RicePaper:
    identity, kind, number, refers, dated, code, path, first, last, *rest = row
    months = Period.from_number(first), Period.from_number(last)
    return RicePaper(identity, RiceStep(kind), number, refers, dated, code, path, *months, *rest)


def _move(row: Iterable) -> Move:  # type: ignore[type-arg]
    kind, code, number, refers, dated, first, last, *rest = row
    months = Period.from_number(first), Period.from_number(last)
    return Move(RiceStep(kind), code, number, refers, dated, *months, *rest)
