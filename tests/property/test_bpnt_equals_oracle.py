"""On worlds nobody thought of, the engine and the plain-Python oracle say the same."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.often import often
from tests.property.together import batches, together
from tests.property.worlds import World, bpnt_of, bpnt_worlds, shuffled, write_world
from tests.spec.engine import EngineResult, run_bpnt
from tests.spec.test_bpnt_cases_engine import assert_equal

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def reconciled(world: World, *, seed: int | None = None, most_files: int = 1) -> EngineResult:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        paths = write_world(world, directory, seed=seed, most_files=most_files)
        return run_bpnt(paths, directory, period=world.period, idle_days=world.idle_days)


@settings(max_examples=often(6, 60), deadline=None, suppress_health_check=SLOW)
@given(bpnt_worlds(), st.integers(0, 9))
def test_the_engine_equals_the_oracle(world: World, seed: int) -> None:
    assert_equal(reconciled(world, seed=seed, most_files=3), bpnt_of(world))


def test_the_engine_equals_the_oracle_on_many_worlds() -> None:
    """Ten thousand in the long run, many at a time; of a batch that differs, its first world is shown."""
    worlds: list[World] = []

    @settings(
        max_examples=often(120, 10_000), deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=SLOW,
    )  # fmt: skip
    @given(bpnt_worlds())
    def collect(world: World) -> None:
        worlds.append(world)

    collect()
    for number, batch in enumerate(batches(worlds, 60)):
        one = together(batch)
        try:
            assert_equal(reconciled(one, seed=number, most_files=3), bpnt_of(one))
        except AssertionError:
            for world in batch:
                assert_equal(reconciled(world), bpnt_of(world))
            raise


@settings(max_examples=often(3, 10), deadline=None, suppress_health_check=SLOW)
@given(bpnt_worlds(), st.integers(0, 9))
def test_order_and_splitting_of_files_change_nothing(world: World, seed: int) -> None:
    plain = reconciled(world)
    other = reconciled(shuffled(world, seed), seed=seed, most_files=3)
    assert (plain.units, plain.families) == (other.units, other.families)
    assert (plain.run.waterfall, plain.run.regions) == (other.run.waterfall, other.run.regions)


@settings(max_examples=often(3, 10), deadline=None, suppress_health_check=SLOW)
@given(bpnt_worlds())
def test_the_same_file_twice_counts_once(world: World) -> None:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        paths = write_world(world, directory)
        once = run_bpnt(paths, directory, period=world.period)
        twice = run_bpnt(
            {contract: [*files, *files] for contract, files in paths.items()},
            directory,
            period=world.period,
        )
    assert (once.units, once.families) == (twice.units, twice.families)
    assert once.run.findings == twice.run.findings
