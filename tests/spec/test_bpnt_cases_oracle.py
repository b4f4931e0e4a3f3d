"""The oracle agrees with our own table of BPNT cases, findings and counts included."""

import datetime as dt
from dataclasses import asdict
from typing import Any

import pytest

from salur.reconciliation.domain.money_cases import SHORT, bpnt_cases, expectation
from tests.oracle.bpnt import reconcile_bpnt
from tests.oracle.bpnt_result import BpntResult, Waterfall
from tests.property.world import KNOWN_REGIONS

CASES = bpnt_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])


def _result(case: dict[str, Any]) -> BpntResult:
    rows = case["rows"]
    return reconcile_bpnt(
        "2019-03",
        rows["perintah"],
        rows["topup"],
        rows["transaksi"],
        rows["setoran"],
        rows["saldo"] or [],
        opening_given=rows["saldo"] is not None,
        families=rows["kpm"],
        ewarong=rows["ewarong"],
        as_of=dt.date.fromisoformat(case["as_of"]) if "as_of" in case else None,
        known_regions=KNOWN_REGIONS,
    )


@each_case
def test_units_are_as_the_case_says(case: dict[str, Any]) -> None:
    found = {
        SHORT[number]: (
            unit.cls,
            [unit.ordered, unit.credited, unit.spent, unit.returned, unit.opening],
            unit.findings,
        )
        for number, unit in _result(case).units.items()
    }
    assert found == {name: expectation(text, 5) for name, text in case["units"].items()}


@each_case
def test_waterfall_counts_and_families_are_as_far_as_the_case_says(case: dict[str, Any]) -> None:
    result = _result(case)
    if "waterfall" in case:
        assert asdict(result.waterfall) == asdict(Waterfall(**case["waterfall"]))
    if "counts" in case:
        told = set(case["counts"]) | {"other_period", "other_program", "replayed_line"}
        assert {n: t for n, t in result.findings.items() if n in told} == case["counts"]
    if "families" in case:
        found = {
            name: (family.cls, [family.ordered, family.credited, family.spent], family.findings)
            for name, family in result.families.items()
        }
        assert found == {name: expectation(text, 3) for name, text in case["families"].items()}
    if "region" in case:
        ordered = {f"{kab}/{bank}": flow.ordered for (kab, bank), flow in result.regions.items()}
        assert ordered == case["region"]
    held = {name: [h.lines, h.amount] for name, h in result.held_back.items() if h.lines}
    assert held == case.get("held", {})


def test_titles_tell_the_cases_apart() -> None:
    assert len({case["title"] for case in CASES}) == len(CASES) >= 36 + 40
