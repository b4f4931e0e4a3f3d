"""`python -m bench [--quick]`: every measurement, as a table and as JSON under bench/results."""

import json
import sys
import tempfile
from pathlib import Path

from bench import publishing, reconciling

RESULTS = Path(__file__).parent / "results"


def main(quick: bool) -> None:
    """Run every measurement; `quick` only proves that they run."""
    orders, units, runs = (20_000, 5_000, 1) if quick else (4_000_000, 1_000_000, 3)
    with tempfile.TemporaryDirectory(prefix="salur-bench-") as name:
        place = Path(name)
        place.chmod(0o755)
        found = {
            "reconcile bpnt / count of rows": reconciling.bench(place / "reconcile", orders, runs),
            "publish bpnt / bare COPY": publishing.bench(place / "publish", units),
        }
    for title, figures in found.items():
        print(title)
        for key, value in figures.items():
            print(f"  {key:>14} {value:12,.2f}")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / ("quick.json" if quick else "full.json")).write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
