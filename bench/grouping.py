"""Grouping what hangs into obstacles against PostgreSQL aggregating the same rows once by the same columns.

A third of the families hang in two months; every class and reason occurs. Grouping includes counting each
family once, finding the shops, opening the obstacles with owner and deadline, and settling what is gone.
`plain_ratio` compares with a plain count and sum, `ratio` with the same aggregate that counts families once.
"""

import datetime as dt
import uuid
from pathlib import Path

from bench.measuring import begin_installation, seconds

_WORLD = """
INSERT INTO reconciliation_exception (program, period, code, path, subject, cause, strand, since, id_kpm, kode_wilayah,
    bank, party, class, amount, unit, owner, reason, opened_in, opened_at)
SELECT 'BPNT', CASE WHEN n %% 4 = 3 THEN 201904 ELSE 201903 END, left(d.code, 4), d.path, a.account, 'class',
    CASE k.class WHEN 1 THEN 'over_credited' WHEN 10 THEN 'unspent' ELSE 'not_credited' END, 201903, 'KPM' || f.family,
    d.code, 'BRI', %(bank)s, k.class, 110000, 'IDR', 'bank', CASE k.class WHEN 10 THEN r.reasons[1 + f.family %% 9] END,
    1, now()
FROM generate_series(0, %(rows)s - 1) n
CROSS JOIN LATERAL (SELECT CASE WHEN n %% 4 = 3 THEN n - 1 ELSE n END AS family) f
CROSS JOIN LATERAL (SELECT md5(f.family::text) || f.family AS account) a
CROSS JOIN LATERAL (SELECT (ARRAY[10, 10, 10, 10, 10, 7, 8, 8, 6, 1])[1 + f.family %% 10]::smallint AS class) k
CROSS JOIN (SELECT ARRAY['EDC', 'MENINGGAL', 'PINDAH', 'PIN_TERBLOKIR', 'KARTU_RUSAK', 'SALDO_GANTUNG', 'LAIN', NULL,
    'DI_CABANG'] AS reasons) r
JOIN bench_desa d ON d.number = f.family %% %(desa)s
"""
_PLAIN = """
SELECT program, class, strand, reason, party, kode_wilayah, count(*) AS said, sum(amount) AS amount
FROM reconciliation_exception
WHERE resolved_kind IS NULL AND owner <> 'nobody_yet'
GROUP BY program, class, strand, reason, party, kode_wilayah
"""
_ONCE = _PLAIN.replace("count(*)", "count(DISTINCT coalesce(id_kpm, subject))")
_INDEXES = """
SELECT i.indexrelid::regclass::text FROM pg_index i
WHERE i.indrelid = 'reconciliation_exception'::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


def bench(place: Path, exceptions: int) -> dict[str, float]:
    """Give the ratio of grouping so many exceptions to aggregating them once."""
    begin_installation(place)
    return _measured(exceptions)


def _measured(exceptions: int) -> dict[str, float]:
    from django.db import connection, transaction

    from salur.access.actions import as_owner, enter_scope
    from salur.access.queries import SYSTEM
    from salur.kernel.program import Program
    from salur.parties.actions import seed_parties
    from salur.places.actions import load_base_edition
    from salur.programs.actions import seed_parameters
    from salur.reconciliation.actions import group_exceptions

    at = dt.datetime(2019, 5, 20, tzinfo=dt.UTC)
    with transaction.atomic(), connection.cursor() as cursor:
        enter_scope(SYSTEM)
        load_base_edition(by=SYSTEM, at=at)
        seed_parties(provinces=["62", "63", "64", "65"], on=dt.date(2018, 1, 1), by=SYSTEM, at=at)
        seed_parameters(by=SYSTEM, at=at)
        desa = _make(exceptions)
        spent: dict[str, float] = {}
        with as_owner():
            for name, statement in (("plain_s", _PLAIN), ("once_s", _ONCE)):
                # Every aggregate is asked for: what nobody looks at PostgreSQL leaves out.
                counted = f"SELECT count(*), sum(said), sum(amount) FROM ({statement}) x"
                cursor.execute(counted)  # the second time everything lies where it is read from
                spent[name] = seconds(lambda said=counted: cursor.execute(said))  # type: ignore[misc]
        for name in ("group_s", "again_s"):
            spent[name] = seconds(
                lambda key=name: group_exceptions(  # type: ignore[misc]
                    asked=[Program.BPNT], evidence=uuid.uuid4(), at=at, key=key
                )
            )
        with as_owner():
            cursor.execute("SELECT count(*), sum(families) FROM coordination_obstacle")
            obstacles, families = cursor.fetchone()
        transaction.set_rollback(True)
    return {
        "exceptions": exceptions, "desa": desa, "obstacles": obstacles, "families": families, **spent,
        "ratio": spent["group_s"] / spent["once_s"], "plain_ratio": spent["group_s"] / spent["plain_s"],
    }  # fmt: skip


def _make(exceptions: int) -> int:
    from django.db import connection

    from salur.access.actions import as_owner
    from salur.kernel.region_code import RegionCode
    from salur.parties.queries import organisation_by_code
    from salur.places.domain import base_codes

    desa = [
        code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63", "64", "65")
    ]
    bank = organisation_by_code("BRI")
    assert bank is not None
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_desa (number bigint, code text, path ltree)")
        with cursor.copy("COPY bench_desa FROM STDIN") as copy:
            for number, code in enumerate(desa):
                copy.write_row((number, code, RegionCode(code).path))
        cursor.execute("ANALYZE bench_desa")
        # What is kept beside exceptions is not what is measured, and takes longer than all the rest.
        cursor.execute("ALTER TABLE reconciliation_exception DISABLE TRIGGER USER")
        cursor.execute(_INDEXES)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(_WORLD, {"rows": exceptions, "desa": len(desa), "bank": bank.id})
        cursor.execute("ANALYZE reconciliation_exception")
        return len(desa)
