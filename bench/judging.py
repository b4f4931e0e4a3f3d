"""Every rule over a register against DuckDB reading every column of the same file.

`held_ratio` compares with DuckDB reading it into a table, `count_ratio` with counting its rows.
"""

import sys
from pathlib import Path

import duckdb

from bench.measuring import measure, python
from bench.snapshots import write_snapshots
from salur.places.domain import base_codes

_BEGIN = "import duckdb, sys\nduckdb.sql('SET threads = 2')\nname = sys.argv[1]\n"
_COUNT = _BEGIN + "duckdb.sql(f\"SELECT count(*) FROM read_csv('{name}')\").fetchall()\n"
_READ = _BEGIN + "duckdb.sql(f\"SELECT count(COLUMNS(*)) FROM read_csv('{name}')\").fetchall()\n"
_HELD = _BEGIN + "duckdb.sql(f\"CREATE TABLE t AS FROM read_csv('{name}', all_varchar = true)\")\n"


def bench(place: Path, families: int, runs: int) -> dict[str, float]:
    """Give the ratios of the medians, and the peak of the command."""
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    file = str(_lettered(write_snapshots(place, families, desa)["base"]))
    counted, read, held = (measure(python(code, file), runs) for code in (_COUNT, _READ, _HELD))
    command = [
        sys.executable, "-m", "salur.config.main", "quality", file, "--out", str(place / "out"),
    ]  # fmt: skip
    done = measure(command, runs)
    return {
        "families": families,
        "count_s": counted.wall,
        "read_s": read.wall,
        "held_s": held.wall,
        "rules_s": done.wall,
        "ratio": done.wall / read.wall,
        "cpu_ratio": done.cpu / read.cpu,
        "held_ratio": done.wall / held.wall,
        "count_ratio": done.wall / counted.wall,
        "peak_mb": done.peak_mb,
    }


def _lettered(plain: Path) -> Path:
    """Write the file anew with letters in its names: a digit in each of them would be a fault."""
    names = ("nama_pengurus", "nama_ibu_kandung", "nama_kepala_keluarga")
    letters = ", ".join(
        f"translate({name}, '0123456789', 'ABCDEFGHIJ') AS {name}" for name in names
    )
    file = plain.with_name("register.csv")
    duckdb.execute(
        f"COPY (SELECT * REPLACE ({letters}) FROM read_csv('{plain}', all_varchar = true))"
        f" TO '{file}' (HEADER)"
    )
    return file
