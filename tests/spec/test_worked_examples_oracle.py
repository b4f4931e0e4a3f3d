"""The oracle agrees with every worked example that comes with the contracts."""

from dataclasses import asdict
from typing import Any

import pytest

from tests.oracle.bpnt import reconcile_bpnt
from tests.oracle.bpnt_result import Waterfall
from tests.oracle.rastra import reconcile_rastra
from tests.spec.shared_examples import SHARED, filled, shared_cases

BPNT, RASTRA = shared_cases("bpnt"), shared_cases("rastra")

needs_shared = pytest.mark.skipif(
    not SHARED.exists(), reason=f"the contracts' own examples are not at {SHARED}"
)


@needs_shared
@pytest.mark.parametrize("case", BPNT, ids=[case["title"] for case in BPNT])
def test_bpnt_oracle_agrees_with_the_shared_example(case: dict[str, Any]) -> None:
    result = reconcile_bpnt(
        case["period"],
        case["perintah"],
        case["topup"],
        case["transaksi"],
        case["setoran"],
        case["saldo"],
        opening_given=True,
    )
    expected = {unit["no_rekening"]: unit for unit in case["expect"]["units"]}
    found = {
        number: {
            "no_rekening": number,
            "class": unit.cls,
            "ordered_idr": unit.ordered,
            "credited_idr": unit.credited,
            "spent_idr": unit.spent,
        }
        for number, unit in result.units.items()
    }
    assert found == expected
    assert asdict(result.waterfall) == asdict(Waterfall(**case["expect"]["waterfall"]))


@needs_shared
@pytest.mark.parametrize("case", RASTRA, ids=[case["title"] for case in RASTRA])
def test_rastra_oracle_agrees_with_the_shared_example(case: dict[str, Any]) -> None:
    result = reconcile_rastra(
        case["period"],
        case["kuota"],
        case["spa"],
        case["do"],
        case["bast"],
        case["serah"],
        filled("kpm", case["kpm"]),
    )
    found = {
        code: {
            "kode_wilayah": code,
            "class": unit.cls,
            "quota_g": unit.grams.quota,
            "requested_g": unit.grams.requested,
            "released_g": unit.grams.released,
            "arrived_g": unit.grams.arrived,
            "rejected_g": unit.grams.rejected,
            "handed_g": unit.grams.handed,
        }
        for code, unit in result.units.items()
    }
    assert found == {unit["kode_wilayah"]: unit for unit in case["expect"]["units"]}
