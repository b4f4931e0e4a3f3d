"""Spark gives what DuckDB gives, byte for byte, on every case and every worked example.

All of it runs on one Spark that is started once, and through the command: what is compared is
what a person finds in the directory of results.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.batch.spark.java import is_installed
from salur.batch.spark.started import LOCAL, started_spark
from salur.reconciliation.domain.money_cases import ACCOUNTS, bpnt_cases, expectation
from salur.reconciliation.domain.rice_cases import PLACES, rastra_cases
from tests.functional.cli.conftest import BPNT, RASTRA
from tests.functional.cli.running import Ended, salur
from tests.property.world import COLUMNS
from tests.property.worlds import World, bpnt_worlds, rastra_worlds
from tests.spec.engine import table, write_rows
from tests.spec.relocating import new_place, side_by_side
from tests.spec.shared_examples import filled, shared_cases
from tests.spec.together import Row, own_account, together

pytestmark = pytest.mark.skipif(
    not is_installed(), reason="the extra `spark` is not installed (make .venv/spark)"
)

PHASES = [Phase.explicit, Phase.generate]  # a hundred worlds are not made smaller
MONEY, RICE = bpnt_cases(), rastra_cases()
# Small tables: nothing is worth compiling, and no step is worth dealing out.
QUICK = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
FIGURES = ("ordered_idr", "credited_idr", "spent_idr", "returned_idr", "opening_idr")
GRAMS = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")


@pytest.fixture(scope="module", autouse=True)
def spark() -> Iterator[None]:
    """Start Spark once for everything here; the command takes the one that is there."""
    with started_spark(LOCAL, settings=QUICK, memory_mb=1000):
        yield


def _shared(name: str, contracts: Sequence[str]) -> list[dict[str, dict[str, list[Row]]]]:
    return [
        {"rows": {one: filled(one, case.get(one) or []) for one in contracts}}
        for case in shared_cases(name)
    ]


def _files(place: Path, rows: Mapping[str, Sequence[Row]]) -> dict[str, Path]:
    return {
        contract: write_rows(
            place, contract, given,
            tuple(dict.fromkeys((*COLUMNS[contract], *(name for row in given for name in row)))),
        )
        for contract, given in rows.items()
    }  # fmt: skip


def _run(engine: str, out: Path, typed: Sequence[object]) -> Ended:
    ended = salur("reconcile", *typed, "--engine", engine, "--out", out, "--json")
    assert ended.code in (0, 1), ended.err  # a world in which nothing happens has nothing to see
    return ended


def _equal(place: Path, typed: Sequence[object]) -> Path:
    """Run on both engines and compare everything that was written; give where Spark wrote."""
    duckdb = _run("duckdb", place / "duckdb", typed)
    spark = _run("spark", place / "spark", typed)
    assert (spark.code, spark.json) == (duckdb.code, duckdb.json | {"engine": "spark"})
    for name in ("units.parquet", "families.parquet"):
        mine, others = (place / one / name for one in ("spark", "duckdb"))
        if mine.read_bytes() != others.read_bytes():
            with Session(memory_mb=300) as session:
                key = session.rows(f"DESCRIBE FROM read_parquet('{mine}')")[0][0]
                assert table(session, mine, key) == table(session, others, key)
            pytest.fail(f"{name}: the same rows in another order or type")
    return place / "spark"


def _typed(options: Mapping[str, str], files: Mapping[str, Path]) -> list[object]:
    return [
        part
        for option, contract in options.items()
        if (path := files.get(contract.partition("_")[0]))
        for part in (f"--{option}", path)
    ]


@pytest.mark.long
def test_money_without_lists_is_what_duckdb_and_the_cases_say(tmp_path: Path) -> None:
    cases = [one for one in MONEY if not one["rows"]["kpm"] and not one["rows"]["ewarong"]]
    shared = _shared("bpnt", ("perintah", "topup", "transaksi", "setoran", "saldo"))
    rows = together([*cases, *shared])
    files = _files(tmp_path, {name: rows[name] for name in rows if name not in ("kpm", "ewarong")})
    wrote = _equal(tmp_path, ["bpnt", "--period", "2019-03", *_typed(BPNT, files)])
    with Session(memory_mb=300) as session:
        found = table(session, wrote / "units.parquet", "no_rekening")
    told = [
        (n, one)
        for n, one in enumerate(cases)
        if "as_of" not in one and one["rows"]["saldo"] is not None
    ]
    for number, case in told:
        for name, text in case["units"].items():
            unit = found[own_account(number, ACCOUNTS[name])]
            cls, amounts, findings = expectation(text, 5)
            assert (unit["class"], unit["findings"]) == (cls, list(findings)), case["title"]
            assert [unit[figure] for figure in FIGURES] == amounts, case["title"]


def test_money_with_lists_and_shops_and_no_balances_is_what_duckdb_says(tmp_path: Path) -> None:
    rows = together(MONEY)
    files = _files(tmp_path, {name: rows[name] for name in rows if name != "saldo"})
    typed = ["bpnt", "--period", "2019-03", "--as-of", "2019-06-24", *_typed(BPNT, files)]
    _equal(tmp_path, typed)


@pytest.mark.parametrize("period", [pytest.param("2019-01", marks=pytest.mark.long), "2019-03"])
def test_rice_is_what_duckdb_and_the_cases_say(tmp_path: Path, period: str) -> None:
    shared = _shared("rastra", ("kuota", "spa", "do", "bast", "serah", "kpm"))
    worlds = [_text(one["rows"]) for one in (*RICE, *shared)]
    files = _files(tmp_path, side_by_side(worlds))
    wrote = _equal(tmp_path, ["rastra", "--period", period, *_typed(RASTRA, files)])
    with Session(memory_mb=300) as session:
        found = table(session, wrote / "units.parquet", "kode_wilayah")
    for number, case in enumerate(RICE):
        for name, text in case["units"].items() if case.get("period", "2019-03") == period else ():
            unit = found[new_place(number, PLACES[name])]
            cls, amounts, findings = expectation(text, 6)
            assert (unit["class"], unit["findings"]) == (cls, list(findings)), case["title"]
            assert [unit[grams] for grams in GRAMS] == amounts, case["title"]


@pytest.mark.long
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(st.lists(bpnt_worlds(), min_size=100, max_size=100))
def test_money_of_worlds_nobody_thought_of_is_what_duckdb_says(worlds: list[World]) -> None:
    rows = together([{"rows": world.rows} for world in worlds])
    with TemporaryDirectory() as place:
        files = _files(Path(place), rows)
        _equal(Path(place), ["bpnt", "--period", "2019-03", *_typed(BPNT, files)])


@pytest.mark.long
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(st.lists(rastra_worlds(), min_size=60, max_size=60))
def test_rice_of_worlds_nobody_thought_of_is_what_duckdb_says(worlds: list[World]) -> None:
    with TemporaryDirectory() as place:
        files = _files(Path(place), side_by_side([world.rows for world in worlds]))
        _equal(Path(place), ["rastra", "--period", "2019-03", *_typed(RASTRA, files)])


def _text(rows: Mapping[str, Sequence[Mapping[str, object]]]) -> dict[str, list[Row]]:
    return {
        contract: [{name: str(value) for name, value in row.items()} for row in given]
        for contract, given in rows.items()
    }
