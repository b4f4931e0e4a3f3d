"""Four provinces at once: a proven gap, and better than what an office would do by hand."""

import pytest
from bench import siting


@pytest.mark.long
@pytest.mark.parametrize("openings", [None, 800])
def test_four_provinces_are_sited_within_two_percent(openings: int | None) -> None:
    found = siting.bench(siting.PROVINCES, 10.0, openings, 540.0)
    assert found["seconds"] <= 600 and found["memory_mb"] < 4_000
    assert found["gap_covered_%"] <= 2 and found["gap_opened_%"] <= 2
    assert found["covered"] > found["covered_by_size"]
    assert found["covered"] >= found["covered_greedy"]
