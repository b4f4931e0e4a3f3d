"""What a pass over everybody who moves on takes, that runs by itself every ten minutes, for a nation.

A made-up register of changes, ten times fewer ways out and half as many places, all of it followed
already; then a pass with nothing new, with a thousand lines newly endorsed, and with everything
told anew. `ratio` compares the pass with a thousand with counting every change once.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from bench.measuring import begin_installation, seconds

_AT = dt.datetime(2019, 4, 12, 3, tzinfo=dt.UTC)
_NEW = 1_000


def bench(place: Path, changes: int) -> dict[str, float]:
    """Give the seconds that passes over so many changes take, each after what is new."""
    begin_installation(place)
    return _measured(changes)


def _measured(changes: int) -> dict[str, float]:
    from django.db import transaction

    from salur.access.actions import enter_scope
    from salur.access.queries import SYSTEM
    from salur.programs.actions import seed_parameters

    with transaction.atomic():
        enter_scope(SYSTEM)
        seed_parameters(by=SYSTEM, at=_AT)
    _do(*_WORLD, families=changes // 5)
    passes = _passes()
    first = {name: seconds(work) for name, work in passes.items()}  # outcomes once a day
    spent = {
        f"{name}, nothing new": min(seconds(work) for _ in range(3))
        for name, work in passes.items()
    }
    counted = min(seconds(lambda: _do(_COUNTED)) for _ in range(3))
    _do(_THOUSAND, new=min(_NEW, changes // 50))
    few = {name: seconds(work) for name, work in passes.items()}
    _do(*_EVERYTHING)
    whole = {name: seconds(work) for name, work in passes.items()}
    return {
        "changes": changes, "counting them": counted,
        "publish_outcomes, once a day": first["publish_outcomes"], **spent,
        **{f"{name}, a thousand": took for name, took in few.items()},
        **{f"{name}, everything": took for name, took in whole.items()},
        "nothing new / counting": sum(spent.values()) / counted,
        "ratio": sum(few.values()) / counted,
    }  # fmt: skip


def _passes() -> dict[str, Callable[[], object]]:
    from salur.graduation.actions import follow_register, lapse_due
    from salur.graduation.actions.outcomes import publish_outcomes
    from salur.graduation.actions.settling_slots import settle_slots

    return {
        work.__name__: lambda work=work: work(at=_AT)  # type: ignore[misc]
        for work in (follow_register, lapse_due, settle_slots, publish_outcomes)
    }


def _do(*statements: str, **values: int) -> None:
    from django.db import connection, transaction

    from salur.access.actions import as_owner, enter_scope
    from salur.access.queries import SYSTEM

    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        enter_scope(SYSTEM)
        for statement in statements:
            cursor.execute(statement, values)


_QUIET = (
    *("registry_family", "registry_change", "graduation_case", "graduation_case_event"),
    *("graduation_slot", "graduation_slot_event", "graduation_follow_up"),
)
_LINE = """
    INSERT INTO registry_change (
        kind, reason, source, state, id_kpm, column_name, value, kode_wilayah, path, no_ba, tanggal_ba, asked, effective,
        proposed_by, proposed_at, verified_by, verified_at, endorsed_by, endorsed_at, applied_at
    )
    SELECT k.kind, 'DATA', 'berita_acara', k.state, f.id_kpm, k.column_name, k.value, f.kode_wilayah, f.path,
        'BA/' || left(f.kode_wilayah, 6) || k.month, DATE '2018-01-05', k.month, k.month, f.changed_by, now(),
        f.changed_by, now(), f.id,
        CASE WHEN k.state = 'APPLIED' THEN TIMESTAMPTZ '2018-01-06' ELSE TIMESTAMPTZ '2019-04-11' END,
        CASE WHEN k.state = 'APPLIED' THEN now() END
"""
_WORLD = (
    *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in _QUIET),
    """
    INSERT INTO registry_family (
        id, id_kpm, kode_wilayah, path, name, payable, suspended_reasons, digest, member_from, ended_from, ended_no_ba,
        held_reasons, changed_by, changed_at, waiting_first
    )
    SELECT gen_random_uuid(), 'BENCH' || n, code,
        ('id.98.' || substr(code, 3, 2) || '.' || substr(code, 5, 2) || '.' || substr(code, 7))::ltree, 'Contoh', true,
        '{}', gen_random_uuid(), 201701, CASE WHEN n %% 4 = 0 THEN 201805 END, CASE WHEN n %% 4 = 0 THEN 'BA' END, '{}',
        gen_random_uuid(), now(), false
    FROM (
        SELECT n, '98' || lpad((1 + n %% 99)::text, 2, '0') || lpad((1 + n / 99 %% 9)::text, 2, '0') || '2001' AS code
        FROM generate_series(0, %(families)s - 1) n
    ) f
    """,
    # Four lines of each family, and every fourth left by the fifth; of the others it waits for nothing.
    _LINE
    + """
    FROM registry_family f
    CROSS JOIN (VALUES
        ('TAMBAH', 'APPLIED', NULL, NULL, 201701), ('TUNDA', 'APPLIED', NULL, NULL, 201702),
        ('AKTIFKAN', 'APPLIED', NULL, NULL, 201703), ('PERBAIKI', 'APPLIED', 'alamat', 'Jalan', 201704),
        ('GRADUASI_MANDIRI', 'APPLIED', NULL, NULL, 201805), ('PERBAIKI', 'APPLIED', 'rt', '001', 201706)
    ) k (kind, state, column_name, value, month)
    WHERE (k.month <> 201805 OR f.ended_from IS NOT NULL) AND (k.month <> 201706 OR f.ended_from IS NULL)
    """,
    """
    INSERT INTO graduation_case (
        id, id_kpm, family, kind, source, code, path, state, change, no_ba, tanggal_ba, asked, left_from, opened_by,
        opened_at, changed_at
    )
    SELECT gen_random_uuid(), f.id_kpm, f.id, 'MANDIRI', 'facilitator', f.kode_wilayah, f.path,
        CASE WHEN c.id IS NULL THEN 'PROPOSED' ELSE 'LEFT' END, c.id, c.no_ba, c.tanggal_ba, c.asked, c.effective,
        f.changed_by, TIMESTAMPTZ '2018-01-06', TIMESTAMPTZ '2018-01-06'
    FROM registry_family f
    LEFT JOIN registry_change c ON c.id_kpm = f.id_kpm AND c.kind = 'GRADUASI_MANDIRI'
    WHERE substr(f.id_kpm, 6)::integer %% 2 = 0
    """,
    """
    INSERT INTO graduation_slot (
        change, code, path, from_month, state, closed_for, closed_no, free_since, opened_at, changed_at
    )
    SELECT id, kode_wilayah, path, effective, CASE WHEN id %% 5 = 0 THEN 'FREE' ELSE 'CLOSED' END,
        CASE WHEN id %% 5 > 0 THEN 'quota' END, CASE WHEN id %% 5 > 0 THEN 'SK' END, endorsed_at, endorsed_at, endorsed_at
    FROM registry_change WHERE kind = 'GRADUASI_MANDIRI'
    """,
    """
    INSERT INTO graduation_case_event (case_id, n, at, by_name, kind, after)
    SELECT id, 1, opened_at, 'Contoh', 'open', state FROM graduation_case
    """,
    """
    INSERT INTO graduation_slot_event (slot_id, n, at, by_name, kind, after)
    SELECT id, 1, opened_at, 'Contoh', 'open', state FROM graduation_slot
    """,
    """
    INSERT INTO graduation_follow_up (case_id, code, path, waits, months, last, due_on, until_on)
    SELECT c.id, c.code, c.path, true, m.months, m.months = 12, d.due_on, d.due_on + 30
    FROM graduation_case c
    CROSS JOIN unnest('{3,6,12}'::integer[]) AS m (months)
    CROSS JOIN LATERAL (SELECT (DATE '2018-05-01' + make_interval(months => m.months))::date AS due_on) d
    WHERE c.state = 'LEFT'
    """,
    *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in _QUIET),
    *(f"ANALYZE {table}" for table in _QUIET),
)
_COUNTED = "SELECT count(*) FROM registry_change WHERE state <> ''"
_THOUSAND = (
    _LINE
    + """
    FROM (SELECT * FROM registry_family WHERE ended_from IS NULL ORDER BY id_kpm LIMIT %(new)s) f
    CROSS JOIN (VALUES ('GRADUASI_MANDIRI', 'ENDORSED', NULL, NULL, 201905)) k (kind, state, column_name, value, month)
    """
)
_EVERYTHING = (
    """
    INSERT INTO registry_news (topic, change, path)
    SELECT 'place', id, path FROM registry_change WHERE kind IN ('TAMBAH', 'GRADUASI_MANDIRI')
    """,
    "INSERT INTO registry_news (topic, family, path) SELECT 'family', id, path FROM registry_family",
)
