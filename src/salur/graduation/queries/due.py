"""The questions about who is due for a home visit; ranked as a set, for one region at a time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.graduation.domain.due import EVER, PARAMETERS, Known, Why, words
from salur.graduation.queries.limits import OF
from salur.graduation.queries.running import rows_of
from salur.kernel.refused import Sentence
from salur.kernel.sql_text import sql_text
from salur.programs import queries as programs
from salur.registry import queries as registry

DUE_PAGE = 50
_AT_ONCE = 10_000
DueKey = tuple[dt.date, str]


@dataclass(frozen=True)
class DueFamily:
    """One family that is due: where it is to be found, since when it is due, and why."""

    family: UUID
    id_kpm: str
    code: str
    name: str
    address: str
    rt: str
    rw: str
    known: Known
    due_on: dt.date
    why: tuple[Why, ...]

    @property
    def words(self) -> Sentence:
        """Why it is due."""
        return words(self.known, self.why)

    @property
    def since(self) -> dt.date | None:
        """Since when it is due; None where nobody knows since when it is a member."""
        is_dated = self.known.member_from or self.known.last_visit
        return self.due_on if is_dated else None

    @property
    def after_key(self) -> DueKey:
        """Where the next page begins."""
        return self.due_on, self.id_kpm


@dataclass(frozen=True)
class DueCount:
    """How many families of a region are due, and how many of them nobody has visited yet."""

    code: str
    families: int
    never: int


def stage_due(path: str, on: dt.date) -> None:
    """Rank who is due at or under `path`, for the questions that follow in the transaction."""
    registry.stage_members(path)
    held = [
        one
        for one in programs.all_parameters()
        if one.program is OF and one.name in PARAMETERS and one.holds_on(on)
    ]
    values: dict[str, Any] = {
        "on": on, "ever": EVER, "names": [one.name for one in held],
        "paths": [one.path for one in held], "values": [one.value for one in held],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "due/stage"), values)


def due_page(
    why: str = "", *, after: DueKey | None = None, limit: int = DUE_PAGE
) -> tuple[DueFamily, ...]:
    """Give the next of those that were ranked, the longest overdue first."""
    day, id_kpm = after or (None, "")
    values = {"why": why, "day": day, "id_kpm": id_kpm, "limit": limit}
    return tuple(_due(row) for row in rows_of("due/page", values))


def due_counts(digits: int, why: str = "") -> tuple[DueCount, ...]:
    """Count those that were ranked by the first digits of where they live."""
    rows = rows_of("due/counts", {"digits": digits, "why": why})
    return tuple(DueCount(*row) for row in rows)


def due_lists() -> Iterator[DueFamily]:
    """Give everybody that was ranked, desa by desa, for worklists."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "due/lists"))
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from map(_due, rows)


def _due(row: tuple[Any, ...]) -> DueFamily:
    address, rt, rw = (text or "" for text in row[4:7])
    known, why = Known(*row[7:10]), tuple(Why(one) for one in row[11])
    return DueFamily(*(*row[:4], address, rt, rw, known, row[10], why))
