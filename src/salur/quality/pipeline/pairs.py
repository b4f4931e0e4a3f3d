"""Keeps the pairs that a search found: copied as a set, compared, written as a set."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.batch.session import Session, Value, read_sql
from salur.kernel.region_code import RegionCode
from salur.kernel.sealing import Blinder
from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range

PACKAGE = "salur.quality"
_COPY = (
    "COPY quality_pair_incoming (first, second, first_id_kpm, second_id_kpm, first_path,"
    " second_path, probability, reasons, cluster, rank, first_digest, second_digest) FROM STDIN"
)


class Kept(NamedTuple):
    """What keeping the pairs of a search did."""

    found: int
    added: int
    reopened: int
    stale: int


def copy_pairs(session: Session, families: str, path: str, period: int) -> int:
    """Copy the pairs with a family at or under `path` into the temporary table; give how many.

    `session` holds the opened register as `families`, and `pairs` and `clusters`. What describes a
    family goes out as a keyed digest only.
    """
    found = 0
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "pairs/incoming"))
        with cursor.copy(_COPY) as copy:
            for row in _rows(session, families, path, period):
                copy.write_row(row)
                found += 1
        cursor.execute("ANALYZE quality_pair_incoming")
    return found


def _rows(session: Session, families: str, path: str, period: int) -> Iterator[tuple[Any, ...]]:
    digest = Blinder(settings.SALUR_KEYS.blind).index
    values: dict[str, Value] = {"digits": code_range(path)[0], "period": period}
    for rows in session.stream(read_sql(PACKAGE, "pairs/touching.sql", families=families), values):
        for *pair, first, second in rows:
            first_path, second_path = map(_path_of, pair[4:6])
            yield (*pair[:4], first_path, second_path, *pair[6:], digest(first), digest(second))


@lru_cache(maxsize=100_000)
def _path_of(code: str) -> str:
    return RegionCode(code).path


def write_pairs(
    *, path: str, opened: str, period: int, by: UUID, at: dt.datetime, found: int
) -> Kept:
    """Bring the pairs to the copied ones; those that lie in what was searched and were not found
    again become stale. `opened` is the region whose families were compared with each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("quality", "pairs/publish"),
            {"path": path, "opened": opened, "period": period, "by": by, "at": at},
        )
        return Kept(found, *cursor.fetchone())
