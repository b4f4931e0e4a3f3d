"""One small simulated month for every test of the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.cli.running import Ended, salur

BPNT = {
    "instructions": "perintah", "topups": "topup", "redemptions": "transaksi",
    "returns": "setoran", "opening": "saldo", "families": "kpm_bpnt", "ewarong": "ewarong",
}  # fmt: skip
RASTRA = {
    "quota": "kuota", "spa": "spa", "do": "do", "bast": "bast", "handed": "serah",
    "families": "kpm_rastra",
}  # fmt: skip
Files = dict[str, Path]
Reconcile = Callable[..., Ended]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """March 2019 in two provinces, as `salur simulate --seed 11` writes it."""
    out = tmp_path_factory.mktemp("cli") / "world"
    ended = salur(
        "simulate", "--provinces", "63,65", "--period", "2019-03", "--families", 3000,
        "--seed", 11, "--out", out, "--json",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert ended.json["months"] == ["2019-03"]
    return out


@pytest.fixture
def bpnt(world: Path, tmp_path: Path) -> Reconcile:
    """Reconcile BPNT of the world into `tmp_path/out`; options may be replaced or left out."""
    return reconcile("bpnt", BPNT, world, tmp_path)


@pytest.fixture
def rastra(world: Path, tmp_path: Path) -> Reconcile:
    """Reconcile Rastra of the world into `tmp_path/out`."""
    return reconcile("rastra", RASTRA, world, tmp_path)


def reconcile(program: str, options: dict[str, str], world: Path, tmp_path: Path) -> Reconcile:
    def run(*more: object, **files: Path | None) -> Ended:
        given = {name: world / f"{contract}.csv" for name, contract in options.items()} | files
        typed = [part for name, path in given.items() if path for part in (f"--{name}", path)]
        return salur(
            "reconcile", program, "--period", "2019-03", *typed, "--out", tmp_path / "out", *more
        )

    return run
