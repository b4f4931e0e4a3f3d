"""Reconciling BPNT from CSV against DuckDB counting the rows of the same files."""

import sys
from pathlib import Path

from bench.measuring import measure, python
from bench.worlds import write_month
from salur.places.domain import base_codes

_COUNT = (
    "import duckdb, sys\n"
    "for name in sys.argv[1:]:\n"
    "    duckdb.sql(f\"SELECT count(*) FROM read_csv('{name}')\").fetchall()\n"
)


def bench(place: Path, orders: int, runs: int) -> dict[str, float]:
    """Give the ratio of the medians, and the peak of the command."""
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_month(place, orders, desa)
    counted = measure(python(_COUNT, *map(str, files.values())), runs)
    command = [
        sys.executable, "-m", "salur.config.main", "reconcile", "bpnt", "--period", "2019-03",
        "--instructions", str(files["perintah"]), "--topups", str(files["topup"]),
        "--redemptions", str(files["transaksi"]), "--out", str(place / "out"),
    ]  # fmt: skip
    done = measure(command, runs)
    return {
        "orders": orders,
        "count_s": counted.wall,
        "reconcile_s": done.wall,
        "ratio": done.wall / counted.wall,
        "cpu_ratio": done.cpu / counted.cpu,
        "peak_mb": done.peak_mb,
    }
