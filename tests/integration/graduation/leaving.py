"""A small kab/kota with families that have left their list, for tests of what follows."""

import datetime as dt
import uuid
from pathlib import Path

from django.db import connection
from tests.integration.coordination.cast import AT, DESA, actor, regions
from tests.integration.registry.changing import family, load

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.registry import queries as registry

LEFT_FROM = 201904

_LEFT = """
INSERT INTO graduation_case (
    id, id_kpm, family, kind, source, code, path, state, no_ba, tanggal_ba, asked, change, left_from, opened_by,
    opened_at, changed_at, events
)
SELECT gen_random_uuid(), f.id_kpm, f.id, 'MANDIRI', 'berita_acara', f.kode_wilayah, f.path, 'LEFT', 'BA/1',
    '2019-03-05', %(month)s, %(month)s * 1000 + row_number() OVER (ORDER BY f.id_kpm), %(month)s, gen_random_uuid(), %(at)s,
    %(at)s, 2
FROM registry_family f
WHERE f.id_kpm = ANY (%(ids)s)
"""
_TOLD = """
INSERT INTO graduation_case_event (case_id, n, at, by_name, kind, before, after)
SELECT c.id, s.n, %(at)s, 'Salur', s.kind, s.before, s.after
FROM graduation_case c
CROSS JOIN (VALUES (1, 'adopt', 'PROPOSED', 'ENDORSED'), (2, 'leave', 'ENDORSED', 'LEFT')) s (n, kind, before, after)
WHERE NOT EXISTS (SELECT FROM graduation_case_event e WHERE e.case_id = c.id AND e.n = s.n)
ORDER BY s.n
"""


def facilitator() -> Actor:
    """Give somebody who looks after families there."""
    return actor("facilitator", "DINSOS-6201")


def village(tmp_path: Path, *ids: str, desa: str = DESA) -> None:
    """Let families with these ids be members in one desa."""
    regions(tmp_path)
    load(*(family(one, number + 1, desa=desa) for number, one in enumerate(ids)))


def left(*ids: str, month: int = LEFT_FROM) -> None:
    """Let these families have left from a month on, as an adopted line of a berita acara does."""
    values = {"ids": list(ids), "month": month, "at": AT}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registry_family SET ended_from = %(month)s, ended_no_ba = 'BA/1'"
            " WHERE id_kpm = ANY (%(ids)s)",
            values,
        )
        cursor.execute(_LEFT, values)
        cursor.execute(_TOLD, values)


def family_of(id_kpm: str, by: Actor) -> uuid.UUID:
    """Give the id of a family, as somebody sees it."""
    enter_scope(by)
    found = registry.family_id_of(id_kpm)
    assert found is not None
    return found


def on(year: int, month: int, day: int) -> dt.datetime:
    """Give the morning of a day."""
    return dt.datetime(year, month, day, 2, tzinfo=dt.UTC)
