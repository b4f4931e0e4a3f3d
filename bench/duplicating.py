"""Searching a list for families that stand in it twice, against Splink 5 on the same file.

Both as whole processes, reading and writing included. `error` is 1 - F1 over the pairs of rows in
one cluster: ours at the threshold it comes with, the opponent's at the best of several, which only
who knows the truth can choose. Its time is that of one clustering.
"""

import subprocess
import sys
from pathlib import Path

import duckdb

from bench.measuring import measure
from bench.opponent import THRESHOLDS

_SEED = 4711


def bench(place: Path, families: int, noise: str, runs: int) -> dict[str, float]:
    """Give both errors, precision and recall, both times, and our peak."""
    place.mkdir(parents=True)
    file, truth = place / "kpm.csv", place / "kpm.truth.csv"
    made = [sys.executable, "-m", "bench.twins", str(file), str(families), str(_SEED), noise]
    subprocess.run(made, check=True)
    ours, theirs = place / "ours", place / "theirs"
    done = measure(
        [sys.executable, "-m", "salur.config.main", "duplicates", str(file), "--out", str(ours)],
        runs,
    )
    opponent = [sys.executable, "-m", "bench.opponent", str(file), str(theirs)]
    other = measure([*opponent, str(THRESHOLDS[-1])], runs)
    measure(opponent, 1)
    said = quality(ours / "clusters.parquet", truth)
    best = max(
        (quality(theirs / f"{least}.parquet", truth) for least in THRESHOLDS),
        key=lambda one: one[2],
    )
    return {
        "families": families,
        "precision": said[0],
        "recall": said[1],
        "error": 1 - said[2],
        "splink_precision": best[0],
        "splink_recall": best[1],
        "splink_error": 1 - best[2],
        "error_ratio": (1 - said[2]) / (1 - best[2]),
        "ours_s": done.wall,
        "splink_s": other.wall,
        "ratio": done.wall / other.wall,
        "cpu_ratio": done.cpu / other.cpu,
        "peak_mb": done.peak_mb,
        "splink_peak_mb": other.peak_mb,
    }


def quality(clusters: Path, truth: Path) -> tuple[float, float, float]:
    """Give precision, recall and F1 over the pairs of rows in one cluster."""
    together = (
        "SELECT coalesce(sum(n * (n - 1) // 2), 0) FROM (SELECT count(*) AS n FROM {} GROUP BY {})"
    )
    joined = f"'{clusters}' JOIN read_csv('{truth}') USING (id_kpm)"
    right, said, true = (
        int(duckdb.sql(together.format(rows, by)).fetchall()[0][0])
        for rows, by in (
            (joined, "cluster, family"),
            (f"'{clusters}'", "cluster"),
            (f"read_csv('{truth}')", "family"),
        )
    )
    return right / max(said, 1), right / max(true, 1), 2 * right / max(said + true, 1)
