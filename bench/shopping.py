"""Joining a month's purchases to shops, terminals, families and cards against reconciling the month.

Every second purchase names shop and card, all name a terminal and bear a time; one in a thousand is at a
terminal that nobody knows, and every terminal is busy. Both read the same accepted rows.
"""

import datetime as dt
import os
import uuid
from pathlib import Path

import duckdb

from bench.measuring import seconds
from bench.worlds import write_month
from salur.places.domain import base_codes

_FAMILIES_A_SHOP = 250
_BLIND = "sha256('{outer}' || sha256('{inner}' || {number}))[:32]"
_PURCHASES = """
COPY (
    SELECT id_transaksi, no_rekening, CASE WHEN n % 2 = 0 THEN no_kks END AS no_kks,
           CASE WHEN n % 2 = 0 THEN id_ewarong END AS id_ewarong,
           CASE WHEN n % 1000 = 0 THEN 'NOBODY' ELSE id_terminal END AS id_terminal,
           tanggal || ' ' || lpad((8 + n % 10)::VARCHAR, 2, '0') || ':' || lpad((n // 7 % 60)::VARCHAR, 2, '0')
               || ':' || lpad((n % 60)::VARCHAR, 2, '0') AS tanggal,
           nominal, jenis, id_asal, komoditas, row_number() OVER () + 1 AS row
    FROM (SELECT *, id_transaksi[2:]::BIGINT AS n FROM read_csv($path, all_varchar = true))
) TO '{target}' (FORMAT parquet)
"""


def bench(place: Path, families: int) -> dict[str, float]:
    """Give the ratio of reading, joining and judging the purchases to reconciling the same month."""
    os.environ["SALUR_DATA"] = str(place / "data")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salur.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from salur.batch.session import Session
    from salur.evidence.pipeline.reading import load_macros
    from salur.kernel.period import Period
    from salur.kernel.sealing import blind_prefixes
    from salur.reconciliation.domain.signals import SignalRules
    from salur.reconciliation.pipeline import purchases
    from salur.reconciliation.pipeline.bpnt import BpntFiles, BpntRules, Carried, reconcile_bpnt
    from salur.reconciliation.pipeline.publishing import StatementFile

    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_month(place, families, desa)
    bought = place / "bought.parquet"
    duckdb.execute(_PURCHASES.replace("{target}", str(bought)), {"path": str(files["transaksi"])})
    bank, march = uuid.uuid4(), Period(2019, 3)
    prefixes = blind_prefixes(settings.SALUR_KEYS.blind)
    known = _known(place, families, str(bank), desa, prefixes)
    given = BpntFiles([files["perintah"]], [files["topup"]], [bought])
    with Session() as session:
        whole = seconds(
            lambda: reconcile_bpnt(
                session, march, given, BpntRules(105), as_of=dt.date(2019, 3, 31),
                carried=Carried(None, prefixes, None),
            )
        )  # fmt: skip
    with Session() as session:
        load_macros(session)
        statement = StatementFile(bought, uuid.uuid4(), bank)
        read = seconds(lambda: purchases.read_purchases(session, march, [statement], {bank: bank}))
        judged = seconds(
            lambda: purchases.judge(session, march, known, SignalRules(cards=10, minutes=5))
        )
        [(sold, shops)] = session.rows(
            "SELECT sum(amount) :: BIGINT, count(DISTINCT id_ewarong) FROM shop_months"
        )
        [(signals,)] = session.rows("SELECT count(*) FROM signals")
    return {
        "families": families, "purchases": families * 5 // 4, "reconcile_s": whole, "read_s": read,
        "judge_s": judged, "ratio": (read + judged) / whole, "shops": float(str(shops)),
        "signals": float(str(signals)), "sold_of_1000": float(str(sold)) / (families * 5 // 4 * 50),
    }  # fmt: skip


def _known(
    place: Path, families: int, bank: str, desa: list[str], prefixes: tuple[str, str]
) -> dict[str, Path]:
    """Write what is known of shops, terminals, who holds which account and which card."""
    shops = -(-families // _FAMILIES_A_SHOP)
    inner, outer = prefixes
    number = "'00' || (6201000000000 + i)::VARCHAR"
    card = "'6013' || (620100000000 + i)::VARCHAR"

    def blind(value: str) -> str:
        return _BLIND.format(outer=outer, inner=inner, number=value)

    queries = {
        "shops": f"SELECT 'EW' || lpad(i::VARCHAR, 7, '0') AS id_ewarong, '{bank}' AS bank, $desa[i % {len(desa)} + 1] AS code,"
        f" 'AKTIF' AS status, DATE '2019-01-01' AS valid_from, NULL AS valid_to FROM range({shops}) t(i)",
        "terminals": "SELECT 'T' || lpad(i::VARCHAR, 7, '0') AS id_terminal, 'EW' || lpad(i::VARCHAR, 7, '0') AS"
        " id_ewarong, DATE '2019-01-01' AS"
        f" valid_from, NULL AS valid_to FROM range({shops}) t(i)",
        "holders": f"SELECT {blind(number)} AS account, 'KPM' || lpad(i::VARCHAR, 10, '0') AS"
        f" id_kpm, $desa[i % {len(desa)} + 1] AS code FROM range({families}) t(i)",
        "cards": f"SELECT {blind(card)} AS card,"
        f" {blind(number)} AS account FROM range({families}) t(i)",
    }
    paths = {}
    for name, query in queries.items():
        paths[name] = place / f"{name}.csv"
        values = {"desa": desa} if "$desa" in query else {}
        duckdb.execute(f"COPY ({query}) TO '{paths[name]}' (HEADER)", values)
    return paths
