"""`python -m bench [--quick | --large]`: every measurement, as a table and as JSON under bench/results.

`--large` also measures 5 million families and a whole nation.
"""

import argparse
import json
import tempfile
from pathlib import Path

from bench import (
    clusters,
    duplicating,
    following,
    grouping,
    judging,
    matching,
    merging,
    ordering,
    packing,
    publishing,
    reconciling,
    shopping,
    siting,
    visiting,
)
from bench.measuring import in_a_process
from salur.batch.spark.java import is_installed

RESULTS = Path(__file__).parent / "results"


def main(quick: bool, large: bool) -> None:
    """Run every measurement; `quick` only proves that they run."""
    units, runs = (5_000, 1) if quick else (1_000_000, 3)
    with tempfile.TemporaryDirectory(prefix="salur-bench-") as name:
        place = Path(name)
        place.chmod(0o755)
        found = {
            "publish bpnt / bare COPY": publishing.bench(place / "publish", units),
        }
        provinces, obstacles = (("65",), 2) if quick else (("62", "63", "64", "65"), 12)
        title = f"packs of every kab/kota of {' '.join(provinces)}"
        found[title] = packing.bench(provinces, obstacles)
        due = 2_000 if quick else 100_000
        found[f"rank {due:,} due for a visit and print their worklists / a minute"] = (
            visiting.bench(due)
        )
        title = f"propose pairs in {units:,} / reconciling them"
        found[title] = matching.bench(place / "matching", units)
        title = f"join purchases of {units:,} families / reconciling them"
        found[title] = in_a_process(shopping.bench, place / "shopping", units)
        hanging = 20_000 if quick else 10_000_000
        title = f"group {hanging:,} exceptions into obstacles / aggregating them once"
        found[title] = in_a_process(grouping.bench, place / "grouping", hanging)
        lines = 20_000 if quick else 2_000_000
        title = f"follow a nation of {lines:,} changes / counting them once"
        found[title] = in_a_process(following.bench, place / "following", lines)
        if is_installed():
            millions = 20_000 if quick else 1_000_000
            found["reconcile bpnt on Spark / on DuckDB"] = clusters.bench(
                place / "cluster", millions, 1
            )
        for orders in _months(quick, large):
            title = f"reconcile bpnt of {orders:,} / count of rows"
            is_nation = orders > 4_000_000  # pandas would hold it all: some thirty gigabytes
            found[title] = reconciling.bench(
                place / f"reconcile-{orders}", orders, runs, beside_pandas=not is_nation
            )
        sizes = _snapshots(quick, large)
        for families, figures in in_a_process(ordering.bench, place / "orders", sizes).items():
            found[f"decide {families} of an order / bare INSERT … SELECT"] = figures
        for families in sizes:
            title = f"merge 3 x {families:,} / reading the files"
            found[title] = merging.bench(place / f"merge-{families}", families, runs)
            title = f"every rule over {families:,} / reading the file"
            found[title] = judging.bench(place / f"rules-{families}", families, runs)
        for families, noise in _lists(quick, large):
            title = f"duplicates in {families:,} ({noise}) / Splink 5"
            place_of_list = place / f"twins-{families}-{noise}"
            found[title] = duplicating.bench(place_of_list, families, noise, 1)
        for provinces, max_km, openings, seconds in _sitings(quick):
            limit = "any" if openings is None else f"{openings:,}"
            title = f"site shops in {' '.join(provinces)} within {max_km:g} km, {limit} openings"
            found[title] = in_a_process(siting.bench, provinces, max_km, openings, seconds)
    for title, figures in found.items():
        print(title)
        for key, value in figures.items():
            print(f"  {key:>14} {value:12,.2f}")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / ("quick.json" if quick else "full.json")).write_text(json.dumps(found, indent=1))


def _months(quick: bool, large: bool) -> tuple[int, ...]:
    if quick:
        return (20_000,)
    return (100_000, 1_000_000, 4_000_000, *((15_600_000,) if large else ()))


def _snapshots(quick: bool, large: bool) -> tuple[int, ...]:
    if quick:
        return (5_000,)
    return (100_000, 1_000_000, 5_000_000) if large else (100_000, 1_000_000)


def _sitings(quick: bool) -> tuple[tuple[tuple[str, ...], float, int | None, float], ...]:
    if quick:
        return ((("65",), 5.0, None, 10.0),)
    return tuple((siting.PROVINCES, 10.0, openings, 540.0) for openings in (None, 800))


def _lists(quick: bool, large: bool) -> tuple[tuple[int, str], ...]:
    if quick:
        return ((2_000, "usual"),)
    usual = (20_000, 100_000, 1_000_000, *((5_000_000,) if large else ()))
    return ((20_000, "mild"), (20_000, "harsh"), *((families, "usual") for families in usual))


if __name__ == "__main__":
    asked = argparse.ArgumentParser("python -m bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="only prove that all of it runs")
    asked.add_argument("--large", action="store_true", help="also five million and a nation")
    given = asked.parse_args()
    main(given.quick, given.large)
