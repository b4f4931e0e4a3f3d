"""Proposing pairs of accounts against reconciling the same files: one credit in a hundred is misnumbered."""

import datetime as dt
import random
import uuid
from pathlib import Path

import duckdb

from bench.measuring import seconds
from bench.mistakes import Mistakes
from bench.worlds import write_month
from salur.places.domain import base_codes

_ONE_IN = 100
_PREFIXES = ("in", "out")
# The open sides as published: orders without a credit, and credits without an order.
_OPEN = """
SELECT k.blind, k.last4, CASE WHEN u.has_order THEN 'ordered' ELSE 'other' END, 'credit', 'BRI',
       coalesce(u.kode_wilayah[1:4], '-'),
       coalesce('id.' || u.kode_wilayah[1:2] || '.' || u.kode_wilayah[3:4], 'id'), u.id_kpm,
       u.kode_wilayah, u.bank, u.ordered_idr, u.credited_idr, u.spent_idr, u.opening_idr, u.credit_day
FROM units u JOIN known k ON k.acct = u.acct WHERE u.class_number = 1 OR u.rest = 'missing'
"""


def bench(place: Path, orders: int) -> dict[str, float]:
    """Give the ratio of the second pass to the first, and what the clear proposals are worth."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salur.config.settings")
    import django

    django.setup()
    from salur.batch.session import Session
    from salur.kernel.period import Period
    from salur.reconciliation.pipeline import matching
    from salur.reconciliation.pipeline.bpnt import BpntFiles, BpntRules, Carried, reconcile_bpnt
    from salur.reconciliation.pipeline.matching_lines import insert
    from salur.reconciliation.pipeline.publishing import StatementFile

    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_month(place, orders, desa)
    wrong = _misnumber(files["topup"], place)
    files = {name: _as_accepted(path) for name, path in files.items()}
    march, evidence = Period(2019, 3), uuid.uuid4()
    given = BpntFiles([files["perintah"]], [files["topup"]], [files["transaksi"]])
    with Session() as session:
        first = seconds(
            lambda: reconcile_bpnt(
                session, march, given, BpntRules(105), as_of=dt.date(2019, 3, 31),
                carried=Carried(None, _PREFIXES, None),
            )
        )  # fmt: skip
        open_units = session.rows(_OPEN)
    statements = {
        contract: [StatementFile(files[contract], evidence, evidence)]
        for contract in ("perintah", "topup")
    }
    with Session() as session:
        matching.begin(session)
        insert(session, "open_units", open_units)
        second = seconds(
            lambda: matching.find(
                session, march, statements, {evidence: "id.62"}, _PREFIXES, asks=False
            )
        )
        found = session.rows(
            "SELECT a.number, b.number, p.standing FROM proposed p"
            " JOIN known a ON a.blind = p.ordered JOIN known b ON b.blind = p.other"
        )
    clear = [(a, b) for a, b, standing in found if standing == "clear"]
    right = sum(wrong.get(a) == b for a, b in clear)
    return {
        "orders": orders, "misnumbered": len(wrong), "reconcile_s": first, "match_s": second,
        "ratio": second / first, "proposed": len(found), "clear": len(clear),
        "clear_and_right": right,
    }  # fmt: skip


def _as_accepted(path: Path) -> Path:
    """Write a file as accepted rows are kept: Parquet, each row with its number."""
    target = path.with_suffix(".parquet")
    duckdb.execute(
        f"COPY (SELECT *, row_number() OVER () + 1 AS row FROM read_csv('{path}', all_varchar = true))"
        f" TO '{target}' (FORMAT parquet)"
    )
    return target


def _misnumber(topup: Path, place: Path) -> dict[str, str]:
    """Write the bank's file anew, with names and no other number of people, and some numbers as somebody mistypes them."""
    rng = random.Random(7)
    mistakes = Mistakes(rng, ())
    engine = duckdb.connect()
    engine.execute(f"CREATE TABLE lines AS SELECT * FROM read_csv('{topup}', all_varchar = true)")
    numbers = engine.execute(
        f"SELECT no_rekening FROM lines WHERE status = 'SUKSES' AND hash(no_rekening) % {_ONE_IN} = 0"
        " ORDER BY 1"
    ).fetchall()
    taken = {row[0] for row in engine.execute("SELECT no_rekening FROM lines").fetchall()}
    wrong: dict[str, str] = {}
    for (number,) in numbers:
        slip = number.lstrip("0") if rng.random() < 0.2 else mistakes.mistyped(number)
        if slip not in taken:
            taken.add(slip)
            wrong[number] = slip
    pairs = place / "wrong.csv"
    pairs.write_text("\n".join(["number,slip", *(f"{a},{b}" for a, b in wrong.items())]) + "\n")
    engine.execute(
        f"COPY (SELECT l.* REPLACE (coalesce(w.slip, l.no_rekening) AS no_rekening, '' AS nik,"
        f" '' AS no_kks) FROM lines l"
        f" LEFT JOIN read_csv('{pairs}', all_varchar = true, header = true) w"
        f" ON w.number = l.no_rekening) TO '{topup}' (HEADER)"
    )
    return wrong
