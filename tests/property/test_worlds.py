"""The worlds reach every class and every finding, and survive being written as files."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.often import often
from tests.oracle import bpnt_result, rastra_classes
from tests.property.worlds import (
    World,
    bpnt_of,
    bpnt_worlds,
    rastra_of,
    rastra_worlds,
    write_world,
)

BPNT_FINDINGS = {
    "account_shared",
    "credited_in_parts",
    "family_paid_twice",
    "idle",
    "instructed_twice",
    "listed_not_ordered",
    "name_differs",
    "opening_conflict",
    "opening_unknown",
    "ordered_not_listed",
    "other_period",
    "other_program",
    "redeemed_at_unknown_ewarong",
    "redeemed_before_credit",
    "redeemed_outside_region",
    "reference_reused",
    "replayed_line",
    "reversal_exceeds_origin",
    "reversal_without_origin",
}
RASTRA_FINDINGS = {
    "family_not_served",
    "family_over",
    "family_short",
    "family_unknown",
    "handed_to_unlisted",
    "not_shared_out",
    "other_period",
    "other_program",
    "quota_conflict",
    "quota_unfilled",
    "replayed_line",
}

sampling = settings(
    max_examples=700,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
)


@pytest.mark.long
def test_bpnt_worlds_reach_every_class_and_every_finding() -> None:
    seen: set[str] = set()

    @seed(2019)
    @sampling
    @given(bpnt_worlds())
    def look(world: World) -> None:
        result = bpnt_of(world)
        seen.update(name for name, units in result.classes.items() if units)
        seen.update(result.findings)

    look()
    assert set(bpnt_result.CLASSES) | BPNT_FINDINGS == seen


@pytest.mark.long
def test_rastra_worlds_reach_every_class_and_every_finding() -> None:
    seen: set[str] = set()

    @seed(2019)
    @sampling
    @given(rastra_worlds())
    def look(world: World) -> None:
        result = rastra_of(world)
        seen.update(name for name, units in result.classes.items() if units)
        seen.update(result.findings)

    look()
    assert set(rastra_classes.CLASSES) | RASTRA_FINDINGS == seen


@given(world=bpnt_worlds(), shuffle=st.integers(0, 9))
@settings(max_examples=often(5, 20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_world_written_in_several_files_is_the_same_world(
    tmp_path: Path, world: World, shuffle: int
) -> None:
    files = write_world(world, tmp_path, seed=shuffle, most_files=3)
    rows = {name: [row for path in paths for row in _rows(path)] for name, paths in files.items()}
    assert bpnt_of(World(rows)).units == bpnt_of(world).units
    filled = [path.read_bytes() for paths in files.values() for path in paths if _rows(path)]
    assert len(set(filled)) == len(filled)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
