"""Runs the engine on small worlds: rows of text in, units and counts out."""

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salur.batch.session import Session
from salur.kernel.period import Period
from salur.reconciliation.pipeline.bpnt import (
    BpntFiles,
    BpntRules,
    BpntRun,
    reconcile_bpnt,
    write_bpnt,
)

Row = Mapping[str, object]


@dataclass(frozen=True)
class EngineResult:
    """What the command would have written."""

    run: BpntRun
    units: dict[str, dict[str, Any]]
    families: dict[str, dict[str, Any]]


def run_bpnt(
    paths: Mapping[str, Sequence[Path]],
    out: Path,
    *,
    period: str = "2019-03",
    idle_days: int = 105,
    as_of: str | None = None,
) -> EngineResult:
    """Reconcile files by contract; a contract without a key was not given."""
    files = BpntFiles(
        instructions=paths.get("perintah", ()),
        topups=paths.get("topup", ()),
        redemptions=paths.get("transaksi", ()),
        returns=paths.get("setoran", ()),
        opening=paths.get("saldo", ()),
        families=paths.get("kpm", ()),
        ewarong=paths.get("ewarong", ()),
    )
    with Session(memory_mb=500) as session:
        day = dt.date.fromisoformat(as_of) if as_of else None
        run = reconcile_bpnt(session, Period.parse(period), files, BpntRules(idle_days), as_of=day)
        write_bpnt(session, run, out)
        units = table(session, out / "units.parquet", "no_rekening")
        families = table(session, out / "families.parquet", "id_kpm")
    return EngineResult(run, units, families)


def table(session: Session, path: Path, key: str) -> dict[str, dict[str, Any]]:
    """Read a Parquet file as rows by key."""
    columns = [row[0] for row in session.rows(f"DESCRIBE FROM read_parquet('{path}')")]
    rows = session.rows(f"FROM read_parquet('{path}')")
    return {row[columns.index(key)]: dict(zip(columns, row, strict=True)) for row in rows}


def write_rows(directory: Path, contract: str, rows: Sequence[Row], columns: Sequence[str]) -> Path:
    """Write rows as the CSV file of one contract; columns a row lacks are empty."""
    path = directory / f"{contract}.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, columns, restval="", extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
    return path
