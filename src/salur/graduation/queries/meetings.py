"""The questions about one evening of a village meeting: who waits, whose letter, who is ready."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.graduation.queries.running import rows_of
from salur.registry.domain import code_range

# A desa meets about some twenty families; of more, so many are decided on at once.
MOST_AT_ONCE = 100


@dataclass(frozen=True)
class DesaWaiting:
    """How many families of a desa wait for its meeting, and since when the first does."""

    code: str
    cases: int
    since: dt.datetime


@dataclass(frozen=True)
class WaitingFamily:
    """One family that waits for the village meeting, and what its visit found, by dimension."""

    id: UUID
    number: int
    id_kpm: str
    family: UUID
    kind: str
    source: str
    visited_on: dt.date | None
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    eligible: bool | None


@dataclass(frozen=True)
class UntoldBeritaAcara:
    """One berita acara of which letters are to be handed over; `case_id` is one of its cases."""

    kabkota: str
    no_ba: str
    tanggal_ba: dt.date
    cases: int
    case_id: UUID


@dataclass(frozen=True)
class ConfirmedIn:
    """How many families of a kab/kota may be submitted."""

    kabkota: str
    cases: int


def desa_waiting(path: str, *, after: str = "", limit: int) -> tuple[DesaWaiting, ...]:
    """Give the desa at or under `path` whose meeting is next, by code, beyond `after`."""
    values = _under(path) | {"after": after, "limit": limit}
    return tuple(DesaWaiting(*row) for row in rows_of("meetings/desa", values))


def families_waiting(code: str, *, after: int = 0, limit: int) -> tuple[WaitingFamily, ...]:
    """Give the families of a desa that wait for its meeting, beyond number `after`."""
    rows = rows_of("meetings/families", {"code": code, "after": after, "limit": limit})
    return tuple(map(_waiting, rows))


def _waiting(row: tuple[Any, ...]) -> WaitingFamily:
    met, unmet, unknown = (tuple(one or ()) for one in row[7:10])
    return WaitingFamily(*(*row[:7], met, unmet, unknown, row[10]))


def untold_berita_acara(path: str, *, limit: int) -> tuple[UntoldBeritaAcara, ...]:
    """Give the berita acara at or under `path` whose letters wait, the oldest first."""
    values = _under(path) | {"limit": limit}
    return tuple(UntoldBeritaAcara(*row) for row in rows_of("meetings/untold", values))


def confirmed_under(path: str) -> tuple[ConfirmedIn, ...]:
    """Count who may be submitted, per kab/kota at or under `path`."""
    return tuple(ConfirmedIn(*row) for row in rows_of("meetings/confirmed", _under(path)))


def cases_named(ids: Iterable[UUID]) -> dict[UUID, tuple[int, str]]:
    """Give number and id_kpm of these cases; those that this person may not see are absent."""
    found = rows_of("meetings/named", {"ids": list(ids)})
    return {one: (number, id_kpm) for one, number, id_kpm in found}


def _under(path: str) -> dict[str, object]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}
