"""`salur serve --training`: a world of its own beside the real one, begun anew when asked."""

import json
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.cli.running import COMMAND, ROOT, salur_process

_THERE = {"asked": {"families": 5, "seed": 1}, "complete": True, "sign_ins": []}


@pytest.fixture
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_only_the_practice_area_is_begun_anew_and_only_when_confirmed(place: Path) -> None:
    """The environment names the real one: nothing of it is opened."""
    practice = place / "salur-latihan"
    practice.mkdir()
    (practice / "demo.json").write_text(json.dumps(_THERE))
    real = {"SALUR_DATA": str(place / "salur"), "SALUR_KEYS": str(place / "keys")}
    refused = salur_process("serve", "--reset", **real)
    assert refused.code == 2 and "--training" in refused.err
    asked = salur_process("serve", "--training", "--reset", "--port", "0", typed="ya\n", **real)
    assert asked.code == 2 and str(practice) in asked.err and "Tidak dikonfirmasi" in asked.err
    assert sorted(path.name for path in place.iterdir()) == ["salur-latihan", "salur-latihan.lock"]


@pytest.mark.long
def test_the_practice_area_says_so_whatever_opens_it(place: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "SALUR_DATA": str(place / "salur"),
        "XDG_STATE_HOME": str(place / "state"),
    }
    running = subprocess.Popen(
        [*COMMAND, "serve", "--training", "--port", "0"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stderr is not None
        said = []
        for line in running.stderr:
            said.append(line)
            if "melayani di" in line:
                break
        assert any(line.startswith("LATIHAN") for line in said), said
        address = next(word for word in said[-1].split() if word.startswith("http"))
        with urllib.request.urlopen(address, timeout=20) as answer:
            page = answer.read().decode()
        assert answer.headers["X-Salur-Training"] == "LATIHAN" and "training-band" in page
    finally:
        running.terminate()
        running.communicate(timeout=60)
    practice = {"SALUR_DATA": str(place / "salur-latihan")}
    as_real = salur_process("user", "list", "--organisation", "KEMENSOS", **practice)
    assert as_real.code == 2 and "dibuat untuk LATIHAN" in as_real.err
