"""Deciding every family of a month's lists for a payment order against a bare INSERT … SELECT.

The bare statement writes the same rows into a table with the same indexes. Deciding them includes
staging the lists, the accounts, who is not eligible and what was paid already.
"""

import datetime as dt
import uuid
from pathlib import Path

from bench.measuring import begin_installation, seconds

_BANK, _ORDER, _OTHER = (uuid.UUID(int=n) for n in (1, 2, 3))
_PERIOD = 201903
_REGISTER = ("family", "family_account", "account", "match")
# Of a hundred families: 2 suspended, 1 not eligible, 3 without an account, 2 on a blocked one,
# 1 on one that is shared, 1 paid already, 1 paid in part, 1 in another order.
_WORLD = """
INSERT INTO registry_family (id, id_kpm, kode_wilayah, path, name, payable, suspended_reasons, held_reasons, digest,
    nik_blind, changed_by, changed_at)
SELECT md5('f' || n)::uuid, 'K' || lpad((n::bigint * 7919 %% 9999991)::text, 8, '0') || n, '62' || lpad((n %% 14 + 1)::text, 2, '0') || '012001',
    ('id.62.' || lpad((n %% 14 + 1)::text, 2, '0') || '.01.2001')::ltree, 'SITI', n %% 100 > 1,
    CASE WHEN n %% 100 > 1 THEN '{}' ELSE '{nik_missing}' END::text[], '{}', md5('d' || n)::uuid, md5('n' || n)::uuid,
    md5('x')::uuid, now()
FROM generate_series(1, %(families)s) n ORDER BY 1;
INSERT INTO registry_account (blind, sealed, last4, bank, status, path, changed_by, changed_at)
SELECT md5('a' || n)::uuid, '\\x00', '0000', 'BRI', CASE WHEN n %% 100 IN (6, 7) THEN 'BLOKIR' ELSE 'TERBUKA' END, 'id.62',
    md5('x')::uuid, now()
FROM generate_series(1, %(families)s) n ORDER BY 1;
INSERT INTO registry_family_account (family_id, account_blind, valid_from, path, changed_by, changed_at)
SELECT md5('f' || n)::uuid, md5('a' || CASE WHEN n %% 200 = 8 AND n > 200 THEN n - 100 ELSE n END)::uuid, '2019-01-01', 'id.62',
    md5('x')::uuid, now()
FROM generate_series(1, %(families)s) n WHERE n %% 100 NOT IN (3, 4, 5) ORDER BY 1;
INSERT INTO registry_match (family_id, kind, status, as_of, nik_blind, changed_by, changed_at)
SELECT md5('f' || n)::uuid, 'dukcapil', 'MENINGGAL', '2019-02-01', md5('n' || n)::uuid, md5('x')::uuid, now()
FROM generate_series(2, %(families)s, 100) n;
SELECT programs_open_period(201903);
INSERT INTO programs_list_entry (period, id_kpm, list_id, program, kode_wilayah, path, payable, entitled)
SELECT 201903, id_kpm, md5('l')::uuid, 'BPNT', kode_wilayah, path, payable, 110000 FROM registry_family ORDER BY id_kpm;
SELECT distribution_open_period(201903);
INSERT INTO distribution_entitlement (period, id_kpm, order_id, kode_wilayah, path, account, amount_idr, live)
SELECT 201903, f.id_kpm, %(other)s, f.kode_wilayah, f.path, md5('o' || f.id_kpm)::uuid, 110000, true
FROM registry_family f WHERE f.id IN (SELECT md5('f' || n)::uuid FROM generate_series(11, %(families)s, 100) n);
"""
_PAID = """
INSERT INTO distribution_credited (account, period, credited)
SELECT md5('a' || n)::uuid, 201903, CASE n %% 100 WHEN 9 THEN 110000 WHEN 10 THEN 55000 ELSE 0 END
FROM generate_series(1, %(families)s) n WHERE n %% 100 BETWEEN 9 AND 10
"""
# Rows of a made-up world come in no order: an index is made of them faster than it is kept up.
_INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
FROM pg_index i
WHERE i.indrelid = ANY (%(tables)s::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""
_BARE = """
INSERT INTO bench_bare SELECT * FROM distribution_entitlement WHERE period = 201903 AND order_id = %(order)s
"""


def bench(place: Path, sizes: tuple[int, ...]) -> dict[str, dict[str, float]]:
    """Give, for each number of families, the ratio of deciding them to the bare statement."""
    begin_installation(place)
    return {f"{families:,}": _measured(families) for families in sizes}


def _measured(families: int) -> dict[str, float]:
    from django.db import connection, transaction

    from salur.access.actions import as_owner, enter_scope
    from salur.access.queries import SYSTEM
    from salur.distribution.pipeline import ordering
    from salur.kernel.period import Period

    values = {"families": families, "order": _ORDER, "other": _OTHER}
    month = Period.from_number(_PERIOD)
    asked = ordering.Asked(_ORDER, "BRI", (_BANK,), "id.62", (month,), dt.date(2019, 3, 1))
    with transaction.atomic(), connection.cursor() as cursor:
        enter_scope(SYSTEM)
        with as_owner():
            # The register's own history is not what is measured, and takes longer than all the rest.
            for table in _REGISTER:
                cursor.execute(f"ALTER TABLE registry_{table} DISABLE TRIGGER USER")
            cursor.execute(_INDEXES, {"tables": [f"registry_{table}" for table in _REGISTER]})
            indexes = cursor.fetchall()
            for name, _ in indexes:
                cursor.execute(f"DROP INDEX {name}")
            for statement in _WORLD.split(";\n"):
                if statement.strip():
                    cursor.execute(statement, values)
            for _, made in indexes:
                cursor.execute(made)
            for table in _REGISTER:
                cursor.execute(f"ANALYZE registry_{table}")
            cursor.execute(f"ANALYZE programs_list_entry_{_PERIOD}")
        spent: dict[str, float] = {}
        with as_owner():
            spent["accounts_s"] = seconds(lambda: ordering.stage_accounts(asked))
            ordering.begin_credited()
            cursor.execute(_PAID, values)
            spent["paid_s"] = seconds(lambda: ordering.settle_credited(asked.months))
            spent["decide_s"] = seconds(lambda: ordering.entitle(asked))
            counted = ordering.counted(_ORDER, (month,))
            cursor.execute(
                f"CREATE TABLE bench_bare (LIKE distribution_entitlement_{_PERIOD}"
                " INCLUDING INDEXES INCLUDING CONSTRAINTS)"
            )
            bare = seconds(lambda: cursor.execute(_BARE, {"order": _ORDER}))
        transaction.set_rollback(True)
    whole = sum(spent.values())
    return {
        "families": families, "paid": counted.lines, "left_out": sum(counted.left_out.values()),
        "bare_s": bare, **spent, "ratio": whole / bare, "us_a_family": whole / families * 1e6,
    }  # fmt: skip
