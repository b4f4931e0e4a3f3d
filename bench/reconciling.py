"""Reconciling BPNT from CSV against DuckDB counting the rows of the same files, a bare join, and pandas."""

import shutil
import sys
from pathlib import Path

from bench.measuring import Taken, measure, python
from bench.worlds import write_month
from salur.batch.session import MEMORY_MB
from salur.places.domain import base_codes

_COUNT = (
    "import duckdb, sys\n"
    "for name in sys.argv[1:]:\n"
    "    duckdb.sql(f\"SELECT count(*) FROM read_csv('{name}')\").fetchall()\n"
)


def bench(place: Path, orders: int, runs: int, *, beside_pandas: bool = True) -> dict[str, float]:
    """Give the ratio of the medians, and the peak of the command; the files are removed again."""
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_month(place, orders, desa)
    counted = measure(python(_COUNT, *map(str, files.values())), runs)
    command = [
        sys.executable, "-m", "salur.config.main", "reconcile", "bpnt", "--period", "2019-03",
        "--instructions", str(files["perintah"]), "--topups", str(files["topup"]),
        "--redemptions", str(files["transaksi"]), "--out", str(place / "out"),
    ]  # fmt: skip
    done = measure(command, runs)
    bare = _program("bench.bare", files, place / "bare", runs, str(MEMORY_MB))
    plain = _program("bench.straightforward", files, place, runs) if beside_pandas else None
    shutil.rmtree(place)
    return {
        "orders": orders,
        "count_s": counted.wall,
        "reconcile_s": done.wall,
        "ratio": done.wall / counted.wall,
        "cpu_ratio": done.cpu / counted.cpu,
        "us_an_order": done.wall / orders * 1e6,
        "peak_mb": done.peak_mb,
        "bare_s": bare.wall,
        "of_bare": done.wall / bare.wall,
        "bare_ratio": bare.wall / counted.wall,
        **(
            {
                "pandas_s": plain.wall,
                "of_pandas": done.wall / plain.wall,
                "pandas_peak_mb": plain.peak_mb,
            }
            if plain
            else {}
        ),
    }


def _program(name: str, files: dict[str, Path], out: Path, runs: int, *more: str) -> Taken:
    """Measure one of the programs that this one is held against, on the same files."""
    names = [str(files[name]) for name in ("perintah", "topup", "transaksi")]
    return measure([sys.executable, "-m", name, *names, str(out), *more], runs)
