"""Merging three snapshots of the register against DuckDB reading every column of the same files.

`held_ratio` compares with DuckDB reading them into tables, which whoever merges has to do.
"""

import sys
from pathlib import Path

from bench.measuring import measure, python
from bench.snapshots import write_snapshots
from salur.places.domain import base_codes

_READ = (
    "import duckdb, sys\n"
    "duckdb.sql('SET threads = 2')\n"
    "for name in sys.argv[1:]:\n"
    "    duckdb.sql(f\"SELECT count(COLUMNS(*)) FROM read_csv('{name}')\").fetchall()\n"
)
_HELD = (
    "import duckdb, sys\n"
    "duckdb.sql('SET threads = 2')\n"
    "for number, name in enumerate(sys.argv[1:]):\n"
    "    duckdb.sql(f\"CREATE TABLE side{number} AS FROM read_csv('{name}', all_varchar = true)\")\n"
)


def bench(place: Path, families: int, runs: int) -> dict[str, float]:
    """Give the ratios of the medians, and the peak of the command."""
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_snapshots(place, families, desa)
    names = [str(path) for path in files.values()]
    read = measure(python(_READ, *names), runs)
    held = measure(python(_HELD, *names), runs)
    command = [
        sys.executable, "-m", "salur.config.main", "merge", "--base", str(files["base"]),
        "--local", str(files["local"]), "--remote", str(files["remote"]), "--out",
        str(place / "out"),
    ]  # fmt: skip
    done = measure(command, runs)
    return {
        "families": families,
        "read_s": read.wall,
        "held_s": held.wall,
        "merge_s": done.wall,
        "ratio": done.wall / read.wall,
        "cpu_ratio": done.cpu / read.cpu,
        "held_ratio": done.wall / held.wall,
        "peak_mb": done.peak_mb,
    }
