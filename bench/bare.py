"""The least that gives the two files of a reconciliation on the same engine, if every row were right.

`python -m bench.bare PERINTAH TOPUP TRANSAKSI OUT MEMORY_MB`: of each file only the columns that a unit
shows, sums per account, one join, one class each, written as two Parquet files in the order that the
contract asks for, whatever order the rows came in. No row is checked, no repeated line dropped, no
reversal taken back, no name compared, nothing added up for a report. What the command takes beyond it
is what being right costs.
"""

import sys

import duckdb

from salur.batch.session import THREADS

_ACCOUNT = "CAST(no_rekening AS BIGINT) AS acct"
_STATEMENTS = (
    f"""CREATE TABLE ordered AS
        SELECT {_ACCOUNT}, CAST(nominal AS BIGINT) AS idr, id_kpm, kode_wilayah, bank
        FROM read_csv($1, all_varchar = true)""",
    f"""CREATE TABLE credited AS
        SELECT {_ACCOUNT}, sum(CAST(nominal AS BIGINT)) FILTER (status = 'SUKSES') AS idr,
               count(*) FILTER (status = 'SUKSES') AS k, count(*) FILTER (status = 'GAGAL') AS failed
        FROM read_csv($1, all_varchar = true) GROUP BY acct""",
    f"""CREATE TABLE spent AS
        SELECT {_ACCOUNT}, sum(CAST(nominal AS BIGINT)) AS idr
        FROM read_csv($1, all_varchar = true) GROUP BY acct""",
)
_CLASSED = """
    CREATE TABLE classed AS
    SELECT coalesce(o.acct, c.acct, s.acct) AS acct, id_kpm, kode_wilayah, bank,
           CASE WHEN c.k > 1 THEN 'credited_twice'
                WHEN c.k = 0 AND c.failed > 0 THEN 'credit_failed'
                WHEN c.idr <> o.idr THEN 'amount_mismatch' WHEN s.idr > c.idr THEN 'overspent'
                WHEN s.idr IS NULL THEN 'unspent' WHEN s.idr < c.idr THEN 'partly_spent'
                ELSE 'settled' END AS class,
           o.idr AS ordered_idr, c.idr AS credited_idr, s.idr AS spent_idr
    FROM ordered o FULL JOIN credited c USING (acct) FULL JOIN spent s USING (acct)
"""
_FILES = {
    "units": "SELECT lpad(CAST(acct AS VARCHAR), 15, '0') AS no_rekening, * EXCLUDE (acct) FROM"
    " (FROM classed ORDER BY acct)",
    "families": "SELECT * EXCLUDE (acct, bank) FROM (FROM classed WHERE id_kpm IS NOT NULL"
    " ORDER BY acct)",
}


def main(orders: str, credits: str, purchases: str, out: str, memory_mb: str) -> None:
    """Read the three files, class every account, write units and families beginning with `out`."""
    with duckdb.connect() as engine:
        engine.execute(f"SET memory_limit = '{int(memory_mb)}MB'")
        engine.execute(f"SET threads = {THREADS}")
        engine.execute("SET preserve_insertion_order = false")
        for statement, path in zip(_STATEMENTS, (orders, credits, purchases), strict=True):
            engine.execute(statement, [path])
        engine.execute(_CLASSED)
        engine.execute("SET preserve_insertion_order = true")
        for name, rows in _FILES.items():
            target = f"{out}-{name}.parquet".replace("'", "''")
            engine.execute(f"COPY ({rows}) TO '{target}' (FORMAT parquet)")


if __name__ == "__main__":
    main(*sys.argv[1:])
