"""The siting of shops against brute force: the three goals are met exactly, in their order."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salur.transition.domain.siting_instance import Arc, Instance
from salur.transition.pipeline.siting import solve_siting
from salur.transition.pipeline.siting.solving import Methods
from tests.oracle import siting as oracle


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """A few villages and shops; distances repeat, villages have nobody, shops little room."""
    kpm = draw(st.lists(st.integers(0, 6), min_size=1, max_size=6))
    shops = draw(
        st.lists(st.tuples(st.integers(1, 9), st.sampled_from([True, False, False])), max_size=7)
    )
    reach = st.none() | st.sampled_from([0, 1, 2, 1_000_000, 1_500_000, 9_000_000])
    arcs = tuple(
        Arc(village, shop, mm)
        for village in range(len(kpm))
        for shop in range(len(shops))
        if (mm := draw(reach)) is not None
    )
    openings = draw(st.none() | st.integers(0, 4))
    return Instance(
        tuple(kpm), tuple(r for r, _ in shops), tuple(s for _, s in shops), arcs, openings
    )


# Two villages shared out among two shops, ties everywhere, and an opening too few.
SHARED = Instance(
    (5, 5), (4, 4, 4), (True, False, False),
    tuple(Arc(v, s, 1_000_000) for v in range(2) for s in range(3)), 1,
)  # fmt: skip


def _is_best(instance: Instance) -> None:
    plan = solve_siting(instance, seconds=60)
    found = (plan.covered.value, plan.openings.value, plan.travel.value)
    assert found == oracle.best(instance)
    assert all(level.is_proven for level in (plan.covered, plan.openings, plan.travel))
    _is_possible(instance, plan)


def _is_possible(instance, plan):  # type: ignore[no-untyped-def]
    arcs = {(arc.village, arc.shop): arc.mm for arc in instance.arcs}
    room = list(instance.capacity)
    left = list(instance.kpm)
    for flow in plan.flows:
        assert arcs[flow.village, flow.shop] == flow.mm
        assert flow.shop in plan.opened or instance.serves[flow.shop]
        room[flow.shop] -= flow.kpm
        left[flow.village] -= flow.kpm
    assert min(room, default=0) >= 0
    assert min(left) >= 0
    assert sum(flow.kpm for flow in plan.flows) == plan.covered.value
    assert sum(flow.kpm * flow.mm for flow in plan.flows) == plan.travel.value


@example(SHARED)
@settings(max_examples=40, deadline=None)
@given(instances())
def test_small_instances_are_solved_as_brute_force_does(instance: Instance) -> None:
    _is_best(instance)


@pytest.mark.long
@settings(max_examples=2_000, deadline=None)
@given(instances())
def test_many_small_instances_are_solved_as_brute_force_does(instance: Instance) -> None:
    _is_best(instance)


@pytest.mark.parametrize("whole", [10_000, 0])
def test_larger_methods_find_the_same_where_they_can(whole: int) -> None:
    """A part of one program, and the same part window after window, both with true bounds."""
    instance = Instance(
        (30, 12, 45, 7, 20, 33, 5, 18), (40,) * 7, (True, *(False,) * 6),
        tuple(
            Arc(v, s, abs(v - s) * 1_300_000 + 1) for v in range(8) for s in range(7)
            if abs(v - s) < 4
        ),
        None,
    )  # fmt: skip
    sure = solve_siting(instance, seconds=60)
    other = solve_siting(instance, seconds=8, methods=Methods(exact=0, whole=whole))
    _is_possible(instance, other)
    assert other.covered == sure.covered
    assert other.openings.bound <= sure.openings.value <= other.openings.value
    assert other.travel.bound <= sure.travel.value or other.openings.value > sure.openings.value
    if whole:
        assert (other.openings.value, other.travel.value) == (
            sure.openings.value,
            sure.travel.value,
        )
