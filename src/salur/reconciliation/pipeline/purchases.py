"""Purchases joined to shops, terminals, families and cards: sums per shop, and signals.

Read as the reconciliation reads them, so that what shops sold adds up to what accounts spent.
Beside the classes, never one of their findings.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.batch.session import Session, Value
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.pipeline.reading import load_macros
from salur.kernel.period import Period
from salur.kernel.sealing import blind_prefixes
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.reconciliation.domain.signals import ALLOWED_GOODS, SignalRules
from salur.reconciliation.pipeline.parties import (
    Columns,
    Fingerprints,
    Inputs,
    read_party,
    tables_of,
)
from salur.reconciliation.pipeline.publishing import StatementFile
from salur.registry import queries as registry

PACKAGE = "salur.reconciliation"


def _columns(period: Period) -> Columns:
    day = "CAST(strftime(v_tanggal, '%Y%m') AS INTEGER)"
    return Columns(
        "transaksi",
        {
            "acct": "v_no_rekening", "month": f"coalesce({day}, {period.number})",
            "amount": "v_nominal",
            "kind": "CASE WHEN v_jenis = 'BATAL' THEN -1 ELSE 1 END :: TINYINT",
            "id": "v_id_transaksi", "day": "CAST(v_tanggal AS DATE)",
            "moment": "CAST(v_tanggal AS TIMESTAMP)", "shop": "nullif(v_id_ewarong, '')",
            "terminal": "nullif(v_id_terminal, '')", "goods": "upper(coalesce(v_komoditas, ''))",
            "card": "nullif(v_no_kks, '')",
        },
        amount="amount",
        reference="id_transaksi",
        names="v_id_asal",
    )  # fmt: skip


def find_signals(
    session: Session,
    period: Period,
    files: Sequence[StatementFile],
    rules: SignalRules,
    *,
    regions: KnownRegions | None,
) -> None:
    """Leave `shop_months` and `signals_out` of a month in the session; asks as the owner."""
    banks = _banks({one.sender for one in files})
    kept = read_purchases(session, period, files, banks, regions=regions)
    known = {
        name: session.scratch / f"{name}.csv" for name in ("shops", "terminals", "holders", "cards")
    }
    parties.stage_shops(known["shops"], known["terminals"])
    registry.write_holders(known["holders"], known["cards"])
    judge(session, period, known, rules)
    session.run("CREATE TABLE file_rows (file INTEGER, ref VARCHAR, row BIGINT)")
    for number, one in enumerate(kept):
        session.file(PACKAGE, "purchases/file_rows.sql", {"file": number, "path": str(one.path)})
    session.file(PACKAGE, "purchases/evidence.sql")


def read_purchases(
    session: Session,
    period: Period,
    files: Sequence[StatementFile],
    banks: Mapping[UUID, UUID],
    *,
    regions: KnownRegions | None = None,
) -> list[StatementFile]:
    """Read the lines of files as the reconciliation does; give the files that are not repeated."""
    load_macros(session)
    kept = _distinct(session, files, banks)
    prints = Fingerprints()
    try:
        read_party(
            session, _columns(period), "purchases", [one.path for one in kept], prints,
            Inputs(regions), program="BPNT",
        )  # fmt: skip
    finally:
        prints.close()
    session.file(
        PACKAGE, "bpnt/references.sql", {"period": period.number}, **tables_of("purchases")
    )
    return kept


def judge(session: Session, period: Period, known: Mapping[str, Path], rules: SignalRules) -> None:
    """Sum the month's purchases per shop and find its signals, by what is known as CSV files."""
    inner, outer = blind_prefixes(settings.SALUR_KEYS.blind)
    values: dict[str, Value] = {name: str(path) for name, path in known.items()}
    values |= {"period": period.number, "inner": inner, "outer": outer}
    session.file(PACKAGE, "purchases/lines.sql", values)
    session.file(PACKAGE, "purchases/months.sql")
    limits: dict[str, Value] = {
        "most": rules.cards, "minutes": rules.minutes, "allowed": list(ALLOWED_GOODS),
    }  # fmt: skip
    session.file(PACKAGE, "purchases/signals.sql", limits)


def _distinct(
    session: Session, files: Sequence[StatementFile], banks: Mapping[UUID, UUID]
) -> list[StatementFile]:
    """Note whose word each file is; the same bytes twice are one file, as they are read."""
    prints = Fingerprints()
    try:
        kept = set(prints.distinct([one.path for one in files]))
    finally:
        prints.close()
    paths = [one for one in files if one.path in kept]
    session.run("CREATE TABLE file_banks (file INTEGER, bank VARCHAR)")
    session.run("CREATE TABLE file_names (file INTEGER, evidence VARCHAR)")
    for number, one in enumerate(paths):
        values: dict[str, Value] = {"file": number, "bank": str(banks[one.sender])}
        session.run("INSERT INTO file_banks VALUES ($file, $bank)", values)
        session.run("INSERT INTO file_names VALUES ($file, $name)",
                    {"file": number, "name": str(one.evidence)})  # fmt: skip
    return paths


def _banks(senders: Iterable[UUID]) -> Mapping[UUID, UUID]:
    found = {one: parties.bank_of(one) for one in senders}
    return {one: one if bank is None else bank.id for one, bank in found.items()}


def keep(session: Session, period: Period, at: dt.datetime) -> tuple[int, int]:
    """Bring what is kept of the month to what was found; give how many shops and signals."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "purchases/incoming"))
        _copy(session, cursor, "shop_month_incoming", "FROM shop_months")
        _copy(session, cursor, "signal_incoming", "FROM signals_out")
        values: dict[str, Any] = {"period": period.number, "at": at}
        for statement in sql_text("reconciliation", "purchases/keep").split(";\n"):
            if any(line and not line.startswith("--") for line in statement.splitlines()):
                wanted = {k: v for k, v in values.items() if f"%({k})s" in statement}
                cursor.execute(statement, wanted)
        cursor.execute("SELECT (SELECT count(*) FROM shop_month_incoming),"
                       " (SELECT count(*) FROM signal_incoming)")  # fmt: skip
        shops, signals = cursor.fetchone()
    return int(shops), int(signals)


def _copy(session: Session, cursor: Any, table: str, query: str) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for rows in session.stream(query):
            for row in rows:
                copy.write_row(row)
