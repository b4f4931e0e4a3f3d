"""The measurements run; what they say is for people to read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_every_measurement_runs_at_its_smallest_size() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick"], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads((ROOT / "bench" / "results" / "quick.json").read_text())
    assert all(figures["ratio"] > 0 for figures in found.values())
