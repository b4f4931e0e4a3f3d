"""`salur reconcile`: what it writes, prints and ends with."""

import json
from pathlib import Path

import pytest

from salur.batch.spark.java import is_installed
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from tests.functional.cli.conftest import Reconcile

SHAPE = ["program", "period", "engine", "inputs", "classes", "findings", "waterfall",
         "held_back", "regions"]  # fmt: skip


def test_the_summary_has_the_shape_of_the_contract(bpnt: Reconcile, tmp_path: Path) -> None:
    told = bpnt("--json").json
    assert list(told) == SHAPE
    assert (told["program"], told["period"], told["engine"]) == ("BPNT", "2019-03", "duckdb")
    assert all(list(file) == ["path", "sha256", "rows", "accepted"] for file in told["inputs"])
    assert list(told["classes"]) == [one.code for one in BPNT_CLASSES]
    sums = ["units", "ordered_idr", "credited_idr", "spent_idr"]
    assert all(list(one) == sums for one in told["classes"].values())
    for region in told["regions"].values():
        for term in told["waterfall"]:
            assert region[term] == sum(bank[term] for bank in region["banks"].values())
    held = {file["path"]: file["rows"] for file in told["held_back"]}
    assert {f["path"]: f["rows"] - f["accepted"] for f in told["inputs"]} == held
    assert json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8")) == told


def test_the_summary_of_rice_has_every_class_in_grams(rastra: Reconcile) -> None:
    told = rastra("--json").json
    assert list(told) == SHAPE
    assert list(told["classes"]) == [one.code for one in RASTRA_CLASSES]
    assert all(
        all(name == "units" or name.endswith("_g") for name in one)
        for one in told["classes"].values()
    )


def test_the_same_files_give_the_same_bytes(bpnt: Reconcile, tmp_path: Path) -> None:
    names = ("units.parquet", "families.parquet", "summary.json")
    bpnt()
    first = [(tmp_path / "out" / name).read_bytes() for name in names]
    bpnt()
    assert [(tmp_path / "out" / name).read_bytes() for name in names] == first


def test_options_repeat_and_the_order_of_files_is_nothing(
    bpnt: Reconcile, world: Path, tmp_path: Path
) -> None:
    once = bpnt("--json").json
    lines = (world / "topup.csv").read_text(encoding="utf-8").splitlines()
    halves = []
    for number, part in enumerate((lines[1::2], lines[2::2])):
        halves.append(tmp_path / f"topup{number}.csv")
        halves[-1].write_text("\n".join([lines[0], *part]) + "\n", encoding="utf-8")
    twice = bpnt("--json", "--topups", halves[1], topups=halves[0]).json
    assert twice["classes"] == once["classes"] and twice["waterfall"] == once["waterfall"]
    assert len(twice["inputs"]) == len(once["inputs"]) + 1


def test_a_clean_world_ends_with_zero(tmp_path: Path) -> None:
    from tests.functional.cli.conftest import BPNT, RASTRA, reconcile
    from tests.functional.cli.running import salur

    out = tmp_path / "clean"
    assert salur("simulate", "--provinces", "65", "--period", "2019-03", "--families", 300,
                 "--faults", 0, "--out", out).code == 0  # fmt: skip
    rice = reconcile("rastra", RASTRA, out, tmp_path)()
    assert rice.code == 0, rice.out
    money = reconcile("bpnt", BPNT, out, tmp_path)("--lang", "en")
    assert money.code == 0, money.out
    assert "Settled" in money.out and "Tuntas" in rice.out


@pytest.mark.skipif(is_installed(), reason="the extra `spark` is installed")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_without_the_extra_spark_says_how_to_get_it(
    bpnt: Reconcile, tmp_path: Path, lang: str
) -> None:
    ended = bpnt("--engine", "spark", "--lang", lang)
    assert ended.code == 2 and ended.out == ""
    assert "salur[spark]" in ended.err and "--engine duckdb" in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not is_installed(), reason="the extra `spark` is not installed")
def test_a_cluster_that_does_not_answer_is_refused(bpnt: Reconcile, tmp_path: Path) -> None:
    ended = bpnt("--engine", "spark", "--master", "spark://127.0.0.1:9", "--lang", "en")
    assert ended.code == 2 and "does not answer" in ended.err
    assert not (tmp_path / "out").exists()


def test_an_engine_that_there_is_not_is_refused(bpnt: Reconcile) -> None:
    ended = bpnt("--engine", "hadoop", "--lang", "en")
    assert ended.code == 2 and "duckdb or spark" in ended.err
