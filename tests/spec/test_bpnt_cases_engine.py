"""The engine gives what every BPNT case of ours expects: many together, in the long run each alone."""

from pathlib import Path
from typing import Any

import pytest

from salur.reconciliation.domain.money_cases import bpnt_cases
from tests.oracle.bpnt import reconcile_bpnt as oracle
from tests.oracle.bpnt_result import BpntParameters
from tests.property.world import COLUMNS, KNOWN_REGIONS
from tests.spec.engine import EngineResult, run_bpnt, write_rows
from tests.spec.together import together

CASES = bpnt_cases()
Case = dict[str, Any]


def _alike() -> dict[str, list[Case]]:
    """Give the cases in which the same files were given, by the files that were not."""
    found: dict[str, list[Case]] = {}
    for case in CASES:
        missing = "+".join(sorted(name for name, rows in case["rows"].items() if rows is None))
        found.setdefault(missing or "nothing", []).append(case)
    return found


ALIKE = _alike()


@pytest.mark.parametrize("missing", ALIKE)
def test_the_engine_agrees_with_the_cases_together(missing: str, tmp_path: Path) -> None:
    beside = together(ALIKE[missing])
    rows = {
        name: None if given is None else beside[name]
        for name, given in ALIKE[missing][0]["rows"].items()
    }
    _agree(rows, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_the_engine_agrees_with_the_case(case: Case, tmp_path: Path) -> None:
    _agree(case["rows"], tmp_path)


def _agree(rows: dict[str, list[dict[str, str]] | None], tmp_path: Path) -> None:
    paths = {
        contract: [write_rows(tmp_path, contract, given, COLUMNS[contract])]
        for contract, given in rows.items()
        if given is not None
    }
    engine = run_bpnt(paths, tmp_path)
    expected = oracle(
        "2019-03",
        *(rows[name] or [] for name in ("perintah", "topup", "transaksi", "setoran", "saldo")),
        opening_given=rows["saldo"] is not None,
        families=rows["kpm"],
        ewarong=rows["ewarong"],
        parameters=BpntParameters(idle_days=105),
        known_regions=KNOWN_REGIONS,
    )
    assert_equal(engine, expected)


def assert_equal(engine: EngineResult, expected) -> None:  # type: ignore[no-untyped-def]
    """Compare everything that a run writes with what the oracle says."""
    units = {
        number: (
            u["id_kpm"], u["kode_wilayah"], u["bank"], u["class"], tuple(u["findings"]),
            u["ordered_idr"], u["credited_idr"], u["spent_idr"], u["returned_idr"], u["opening_idr"],
        )
        for number, u in engine.units.items()
    }  # fmt: skip
    assert units == {
        number: (
            u.id_kpm, u.kode_wilayah, u.bank, u.cls, u.findings,
            u.ordered, u.credited, u.spent, u.returned, u.opening,
        )
        for number, u in expected.units.items()
    }  # fmt: skip
    families = {
        name: (f["kode_wilayah"], f["class"], tuple(sorted(f["findings"])),
               f["ordered_idr"], f["credited_idr"], f["spent_idr"])
        for name, f in engine.families.items()
    }  # fmt: skip
    assert families == {
        name: (f.kode_wilayah, f.cls, f.findings, f.ordered, f.credited, f.spent)
        for name, f in expected.families.items()
    }
    run = engine.run
    assert {name: run.waterfall[name] for name in run.waterfall} == vars(expected.waterfall)
    assert {
        (kab, bank): share for kab, banks in run.regions.items() for bank, share in banks.items()
    } == {tuple(where): vars(share) for where, share in expected.regions.items()}
    assert {name: c["units"] for name, c in run.classes.items()} == expected.classes
    held = dict.fromkeys(expected.held_back, (0, 0))
    for file in run.inputs.files:
        rows, amount = held[file.contract]
        held[file.contract] = (rows + file.held_back.rows, amount + file.held_back.amount)
    assert held == {name: (h.lines, h.amount) for name, h in expected.held_back.items()}
    faults: dict[str, int] = {}
    for found in expected.faults.values():
        for fault in found:
            faults[fault.rule] = faults.get(fault.rule, 0) + 1
    assert run.findings == {
        name: count
        for name in sorted({*expected.findings, *faults})
        if (count := expected.findings.get(name, 0) + faults.get(name, 0))
    }
