"""The wheel, installed alone, has everything that it needs beside its dependencies."""

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "salur").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - held == set()
    kinds = {Path(name).suffix for name in wanted}
    assert {".py", ".sql", ".json", ".html", ".css", ".toml", ".typ", ".mo", ".typed"} <= kinds
    assert not any(name.startswith(("tests", "tools")) for name in held)


def test_the_wheel_alone_simulates_reconciles_and_checks(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = "import site; print(site.getsitepackages()[0])"
    packages = Path(
        subprocess.run([python, "-c", asked], capture_output=True, text=True).stdout.strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # The dependencies come from this environment; the package itself must not.
    (packages / "dependencies.pth").write_text(
        "\n".join(place for place in site.getsitepackages() if "site-packages" in place),
        encoding="utf-8",
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}

    def salur(*typed: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [python, "-m", "salur.config.main", *typed],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )

    where = subprocess.run(
        [python, "-c", "import salur; print(salur.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert where.stdout.startswith(str(packages))
    made = salur("simulate", "--provinces", "65", "--period", "2019-03", "--families", "200",
                 "--faults", "0", "--out", "world")  # fmt: skip
    assert made.returncode == 0, made.stderr
    done = salur("reconcile", "bpnt", "--period", "2019-03", "--instructions", "world/perintah.csv",
                 "--topups", "world/topup.csv", "--redemptions", "world/transaksi.csv",
                 "--opening", "world/saldo.csv", "--out", "out")  # fmt: skip
    assert done.returncode == 0, done.stderr
    checked = salur("check", "world/kuota.csv", "--contract", "kuota", "--out", "checked")
    assert checked.returncode == 0, checked.stderr + checked.stdout
