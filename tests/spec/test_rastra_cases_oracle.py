"""The oracle agrees with our own table of Rastra cases, findings and counts included."""

from typing import Any

import pytest

from salur.reconciliation.domain.money_cases import expectation
from salur.reconciliation.domain.rice_cases import SHORT, rastra_cases
from tests.oracle.rastra import reconcile_rastra
from tests.oracle.rastra_result import RastraResult
from tests.property.world import KNOWN_REGIONS

CASES = rastra_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])


def _result(case: dict[str, Any]) -> RastraResult:
    rows = case["rows"]
    return reconcile_rastra(
        case.get("period", "2019-03"),
        rows["kuota"],
        rows["spa"],
        rows["do"],
        rows["bast"],
        rows["serah"],
        rows["kpm"],
        known_regions=KNOWN_REGIONS,
    )


@each_case
def test_units_are_as_the_case_says(case: dict[str, Any]) -> None:
    found = {}
    for code, unit in _result(case).units.items():
        g = unit.grams
        quantities = [g.quota, g.requested, g.released, g.arrived, g.rejected, g.handed]
        found[SHORT[code]] = (unit.cls, quantities, unit.findings)
    assert found == {name: expectation(text, 6) for name, text in case["units"].items()}


@each_case
def test_counts_families_and_quotas_are_as_far_as_the_case_says(case: dict[str, Any]) -> None:
    result = _result(case)
    if "counts" in case:
        told = set(case["counts"]) | set(result.findings) - {"family_not_served"}
        assert {n: t for n, t in result.findings.items() if n in told} == case["counts"]
    if "families" in case:
        found = {
            name: (
                SHORT.get(family.kode_wilayah or ""),
                [family.entitled, family.handed],
                family.findings,
            )
            for name, family in result.families.items()
        }
        assert found == {name: expectation(text, 2) for name, text in case["families"].items()}
    if "unfilled" in case:
        quotas = {SHORT[c]: [u.quota_kpm, u.listed_kpm] for c, u in result.unfilled.items()}
        assert quotas == case["unfilled"]
    held = {name: [h.lines, h.amount] for name, h in result.held_back.items() if h.lines}
    assert held == case.get("held", {})


def test_titles_tell_the_cases_apart() -> None:
    assert len({case["title"] for case in CASES}) == len(CASES) >= 22 + 30
