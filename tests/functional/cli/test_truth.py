"""What `salur simulate` says became of every unit is what `salur reconcile` finds in its files."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.functional.cli.conftest import BPNT, RASTRA
from tests.functional.cli.running import Ended, salur

MONTHS = ("2019-05", "2019-06")  # around a change of programme
LATE = {"topups", "spa", "do", "bast", "handed"}  # what later files may say of an earlier month
KEYS = {"units_bpnt": "no_rekening", "units_rastra": "kode_wilayah",
        "families_bpnt": "id_kpm", "families_rastra": "id_kpm"}  # fmt: skip
Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module", params=[11, 29, 2019], ids="seed{}".format)
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months in two provinces, with twice the usual trouble."""
    out = tmp_path_factory.mktemp("seeded") / "world"
    ended = salur(
        "simulate", "--provinces", "63,65", "--period", f"{MONTHS[0]}..{MONTHS[-1]}",
        "--families", 1500, "--seed", request.param, "--faults", 2, "--out", out,
    )  # fmt: skip
    assert ended.code == 0, ended.err
    return out


def reconciled(seeded: Path, program: str, month: str, known: tuple[str, ...], out: Path) -> Ended:
    """Reconcile a month on its own files, and on what arrived in the other months known."""
    options = BPNT if program == "bpnt" else RASTRA
    typed: list[object] = []
    for option, contract in options.items():
        for other in known if option in LATE else (month,):
            typed += [f"--{option}", seeded / other / f"{contract}.csv"]
    ended = salur("reconcile", program, "--period", month, *typed, "--out", out, "--json")
    assert (ended.code, ended.err) == (1, "")
    return ended


def found(path: Path, key: str) -> Rows:
    """Read what the command wrote, every value as the text that the truth would have."""
    table = duckdb.sql(f"FROM read_parquet('{path}')")
    names = [column[0] for column in table.description]
    rows = [dict(zip(names, map(as_text, row), strict=True)) for row in table.fetchall()]
    assert len({row[key] for row in rows}) == len(rows)
    return {row[key]: row for row in rows}


def as_text(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value)


def told(path: Path, key: str) -> Rows:
    """Read the truth."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({row[key] for row in rows}) == len(rows)
    return {row[key]: row for row in rows}


def same(out: Path, truth: Path, name: str, later: str = "") -> None:
    """Compare every row, and every column that the two have in common."""
    engine = found(out / f"{name.split('_')[0]}.parquet", KEYS[name])
    truly = told(truth / f"{name}{later}.csv", KEYS[name])
    assert engine.keys() == truly.keys() and truly
    columns = next(iter(truly.values())).keys() & next(iter(engine.values())).keys()
    assert columns >= {KEYS[name], "findings"}
    assert [k for k, row in engine.items() if any(row[c] != truly[k][c] for c in columns)] == []


@pytest.mark.parametrize("program", ["bpnt", "rastra"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_month_on_its_own_files_is_as_the_truth_says(
    seeded: Path, tmp_path: Path, month: str, program: str
) -> None:
    ended = reconciled(seeded, program, month, (month,), tmp_path)
    truth = seeded / month / "truth"
    same(tmp_path, truth, f"units_{program}")
    same(tmp_path, truth, f"families_{program}")
    waterfall = json.loads((truth / "waterfall.json").read_text(encoding="utf-8"))[program]
    assert ended.json["waterfall"] == waterfall["total"]
    regions = {
        kab: {term: value for term, value in terms.items() if term != "banks"}
        for kab, terms in ended.json["regions"].items()
    }
    assert regions == waterfall["regions"]


@pytest.mark.parametrize("program", ["bpnt", "rastra"])
@pytest.mark.parametrize("month", MONTHS[:-1])
def test_a_month_with_what_arrived_later_is_as_the_truth_says(
    seeded: Path, tmp_path: Path, month: str, program: str
) -> None:
    known = tuple(one for one in MONTHS if one >= month)
    reconciled(seeded, program, month, known, tmp_path)
    same(tmp_path, seeded / month / "truth", f"units_{program}", "_with_later")
