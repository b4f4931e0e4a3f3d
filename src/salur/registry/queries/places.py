"""Which changes free and fill places, who is next, and who is proposed for one already."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import InLine, State


@dataclass(frozen=True)
class OpenAddition:
    """A change that would give a family a place and is not endorsed yet."""

    state: State
    id: int
    id_kpm: str
    asked: int | None
    source: str


def in_line(path: str, month: int) -> tuple[InLine, ...]:
    """Give everybody who waits at or under `path`, who comes next first, as of `month`."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/in_line"), {"path": path, "month": month})
        return tuple(_in_line(row) for row in cursor.fetchall())


def open_additions(path: str) -> tuple[OpenAddition, ...]:
    """Give the changes at or under `path` that would give a place and are not endorsed yet."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/open_additions"), {"path": path})
        return tuple(OpenAddition(State(row[0]), *row[1:]) for row in cursor.fetchall())


def _in_line(row: tuple[Any, ...]) -> InLine:
    return InLine(*[*row[:-1], frozenset(row[-1])])
