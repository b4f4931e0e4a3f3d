"""The questions about results of matching."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range


@dataclass(frozen=True)
class MatchView:
    """What Dukcapil or an employer knows of a family's pengurus; the file is the evidence."""

    id_kpm: str
    kind: str
    status: str
    detail: str | None
    as_of: dt.date
    evidence: UUID | None


def matches_of(ids: Iterable[str]) -> dict[str, tuple[MatchView, ...]]:
    """Give by `id_kpm` what is known of these families, as far as the scope reaches."""
    found: dict[str, tuple[MatchView, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "matching/of_families"), {"ids": list(ids)})
        for row in cursor.fetchall():
            found[row[0]] = (*found.get(row[0], ()), MatchView(*row))
    return found


def matches_under(path: str) -> Iterator[tuple[str, str, str, dt.date]]:
    """Give (id_kpm, kind, status, as_of) of every family at or under `path` that was matched."""
    lowest, highest = code_range(path)
    with connection.chunked_cursor() as rows:
        rows.execute(sql_text("registry", "matching/under"), {"lowest": lowest, "highest": highest})
        yield from rows
