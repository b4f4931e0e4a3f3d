"""The engine gives what every Rastra case expects: ours, and those that come with the contracts."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from salur.reconciliation.domain.money_cases import expectation
from salur.reconciliation.domain.rice_cases import PLACES, rastra_cases
from tests.oracle.rastra import reconcile_rastra as oracle
from tests.property.world import World, write_world
from tests.spec.rastra_engine import (
    KNOWS_REGIONS,
    RastraEngineResult,
    assert_equal,
    known,
    run_rastra,
)
from tests.spec.relocating import all_places, new_family, new_place, side_by_side
from tests.spec.shared_examples import filled, shared_cases

_CONTRACTS = ("kuota", "spa", "do", "bast", "serah", "kpm")


def _as_text(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in rows]


def _of_shared(case: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    return {name: _as_text(filled(name, case[name])) for name in _CONTRACTS}


OURS = [case for case in rastra_cases() if KNOWS_REGIONS or "unknown region" not in case["title"]]
SHARED = shared_cases("rastra")
EVERY = [
    *((case.get("period", "2019-03"), case["rows"]) for case in OURS),
    *((case["period"], _of_shared(case)) for case in SHARED),
]
PERIODS = sorted({period for period, _ in EVERY})


def _rows_of(period: str) -> dict[str, list[dict[str, str]]]:
    """Give the rows of all cases of a period; a case of another period stays away."""
    nothing: dict[str, list[dict[str, str]]] = {name: [] for name in _CONTRACTS}
    return side_by_side([rows if when == period else nothing for when, rows in EVERY])


@cache
def _run(period: str) -> RastraEngineResult:
    with TemporaryDirectory() as directory:
        paths = write_world(World(_rows_of(period)), Path(directory))
        return run_rastra(paths, Path(directory), period=period)


def _units_of(number: int) -> Iterator[dict[str, Any]]:
    period, _ = EVERY[number]
    for unit in _run(period).units.values():
        if unit["kode_wilayah"].startswith(new_place(number, "6201")):
            yield unit


@pytest.mark.parametrize("number", range(len(OURS)), ids=[case["title"] for case in OURS])
def test_units_and_families_are_as_the_case_says(number: int) -> None:
    case = OURS[number]
    found = {
        unit["kode_wilayah"]: (unit["class"], _quantities(unit), tuple(unit["findings"]))
        for unit in _units_of(number)
    }
    assert found == {
        new_place(number, PLACES[name]): expectation(text, 6)
        for name, text in case["units"].items()
    }
    families = _run(EVERY[number][0]).families
    for name, text in case.get("families", {}).items():
        family = families[new_family(number, name)]
        place, grams, findings = expectation(text, 2)
        assert family["kode_wilayah"] == (new_place(number, PLACES[place]) if place else None)
        assert [family["entitled_g"], family["handed_g"]] == grams
        assert tuple(family["findings"]) == findings


@pytest.mark.parametrize("place", range(len(SHARED)), ids=[case["title"] for case in SHARED])
def test_units_are_as_the_shared_example_says(place: int) -> None:
    number = len(OURS) + place
    told = SHARED[place]["expect"]["units"]
    found = {unit["kode_wilayah"]: unit for unit in _units_of(number)}
    assert {code: {name: unit[name] for name in told[0]} for code, unit in found.items()} == {
        moved["kode_wilayah"]: moved
        for moved in (
            {**unit, "kode_wilayah": new_place(number, unit["kode_wilayah"])} for unit in told
        )
    }


@pytest.mark.parametrize("period", PERIODS)
def test_all_cases_together_equal_the_oracle(period: str) -> None:
    rows = _rows_of(period)
    expected = oracle(
        period, *(rows[name] for name in _CONTRACTS), known_regions=known(all_places(len(EVERY)))
    )
    assert_equal(_run(period), expected)


def _quantities(unit: dict[str, Any]) -> list[int]:
    names = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")
    return [unit[name] for name in names]
