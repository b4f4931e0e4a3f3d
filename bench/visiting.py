"""Who is due for a home visit in one province: ranked, and every worklist printed, on two cores.

A made-up province of kecamatan with desa; half of its families were visited before. It leaves no
file behind: what is sealed is gone with its directory.
"""

import datetime as dt
import tempfile
import uuid
from pathlib import Path

from bench.measuring import seconds

_AT = dt.datetime(2019, 4, 12, 3, tzinfo=dt.UTC)
_ON = _AT.date()
_MINUTE = 60
_DESA, _KECAMATAN = 80, 10  # families in a desa, desa in a kecamatan


def bench(families: int) -> dict[str, float]:
    """Give the seconds that ranking `families` takes, and with every worklist printed."""
    from django.conf import settings
    from django.db import connection, transaction

    from salur.access.actions import as_owner, enter_scope
    from salur.access.queries import SYSTEM, Actor
    from salur.graduation.queries.due import due_counts, due_page, stage_due
    from salur.programs.actions import seed_parameters
    from salur.reporting.actions.visit_lists import make_visit_worklists

    with tempfile.TemporaryDirectory() as name, transaction.atomic():
        settings.SALUR_EVIDENCE = Path(name)
        enter_scope(SYSTEM)
        seed_parameters(by=SYSTEM, at=_AT)
        values = {"families": families, "desa": _DESA, "kecamatan": _KECAMATAN * _DESA}
        with as_owner(), connection.cursor() as cursor:
            for statement in _MADE_UP:
                cursor.execute(statement, values)
        by = Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id.98",), "Bench")
        enter_scope(by)

        def rank() -> None:
            stage_due("id.98", _ON)
            due_page()
            due_counts(4)

        ranking = seconds(rank)
        whole = seconds(lambda: make_visit_worklists(path="id.98", by=by, at=_AT))
        transaction.set_rollback(True)
    return {
        "families": families, "ranking": ranking, "ranked and printed": whole,
        "ratio": whole / _MINUTE,
    }  # fmt: skip


_MADE_UP = (
    """
    INSERT INTO registry_family (
        id, id_kpm, kode_wilayah, path, name, address, rt, rw, payable, suspended_reasons, digest, member_from,
        held_reasons, changed_by, changed_at, waiting_first
    )
    SELECT gen_random_uuid(), 'BENCH' || n, code, ('id.98.01.' || substr(code, 5, 2) || '.' || substr(code, 7))::ltree,
        'Keluarga Contoh ' || n, 'Jalan Contoh Nomor ' || n %% 90, '003', '001', true, '{}', gen_random_uuid(), 201701,
        '{}', gen_random_uuid(), now(), false
    FROM (
        SELECT n, '9801' || lpad((n / %(kecamatan)s)::text, 2, '0')
            || lpad((2001 + n / %(desa)s %% 10)::text, 4, '0') AS code
        FROM generate_series(0, %(families)s - 1) n
    ) f
    """,
    """
    INSERT INTO graduation_visit (
        id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, source, by_person,
        by_name, at
    )
    SELECT gen_random_uuid(), id, id_kpm, kode_wilayah, path, DATE '2018-01-01', 'Contoh', '', '{}', '{}',
        '{income,assets,work,schooling,health,housing}', 'form', gen_random_uuid(), 'Contoh', now()
    FROM registry_family
    WHERE id_kpm LIKE 'BENCH%%' AND right(id_kpm, 1) IN ('0', '2', '4', '6', '8')
    """,
    "ANALYZE registry_family",
    "ANALYZE graduation_visit",
)
