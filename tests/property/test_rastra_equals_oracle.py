"""The engine equals the oracle on worlds nobody thought of, whatever the order and the files.

Worlds share a run, each in kab/kota of its own (`tests.spec.relocating`), five at a time.
Shrinking five would take minutes: where they differ, each is tried alone, and the first that
differs by itself is reported.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.often import often
from tests.property.worlds import World, rastra_of, rastra_worlds, write_world
from tests.spec.rastra_engine import RastraEngineResult, assert_equal, known, run_rastra
from tests.spec.relocating import all_places, side_by_side

TOGETHER = 5

five_worlds = st.lists(rastra_worlds(), min_size=TOGETHER, max_size=TOGETHER)
worlds_together = five_worlds.map(lambda worlds: _together(worlds))
slow_engine = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


def _together(worlds: list[World]) -> World:
    return World(side_by_side([world.rows for world in worlds]))


def _engine(world: World, *, seed: int | None = None, most_files: int = 1) -> RastraEngineResult:
    with TemporaryDirectory() as directory:
        paths = write_world(world, Path(directory), seed=seed, most_files=most_files)
        return run_rastra(paths, Path(directory), period=world.period)


def _differs(world: World) -> str | None:
    """Say how the engine and the oracle differ on this world, None where they agree."""
    expected = rastra_of(world, known_regions=known(all_places(TOGETHER)))
    try:
        assert_equal(_engine(world), expected)
    except AssertionError as difference:
        return f"{difference}\n{world.rows}"
    return None


def _agree(worlds: list[World]) -> None:
    together = _differs(_together(worlds))
    if together is not None:
        alone = (_differs(_together([world])) for world in worlds)
        pytest.fail(next((difference for difference in alone if difference), together))


@given(five_worlds)
@settings(slow_engine, max_examples=often(4, 12))
def test_the_engine_equals_the_oracle(worlds: list[World]) -> None:
    _agree(worlds)


@given(worlds_together)
@settings(slow_engine, max_examples=often(3, 5))
def test_the_engine_equals_the_oracle_where_the_list_is_the_quota(world: World) -> None:
    expected = rastra_of(world, known_regions=known(all_places(TOGETHER)), quota_is_list=True)
    with TemporaryDirectory() as directory:
        paths = write_world(world, Path(directory))
        found = run_rastra(paths, Path(directory), period=world.period, quota_is_list=True)
    assert_equal(found, expected)


@pytest.mark.long
@given(five_worlds)
@settings(slow_engine, max_examples=400)
def test_the_engine_equals_the_oracle_on_two_thousand_worlds(worlds: list[World]) -> None:
    _agree(worlds)


@given(worlds_together, st.integers(0, 99))
@settings(slow_engine, max_examples=often(3, 5))
def test_order_of_rows_columns_and_files_changes_nothing(world: World, seed: int) -> None:
    dealt = _engine(world, seed=seed, most_files=4)
    assert dealt.without_files() == _engine(world).without_files()


@given(worlds_together)
@settings(slow_engine, max_examples=often(2, 3))
def test_the_same_bytes_again_change_nothing(world: World) -> None:
    with TemporaryDirectory() as directory:
        paths = write_world(world, Path(directory))
        again = {name: [*given_files, *given_files] for name, given_files in paths.items()}
        once, twice = (run_rastra(files, Path(directory)) for files in (paths, again))
        assert twice.without_files() == once.without_files()
