"""The siting of shops against brute force: the three goals are met exactly, in their order."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salur.transition.domain.siting_cuts import cuts_of
from salur.transition.domain.siting_instance import Arc, Instance
from salur.transition.pipeline.siting import solve_siting
from salur.transition.pipeline.siting.bounds import relax
from salur.transition.pipeline.siting.flows import assign
from salur.transition.pipeline.siting.program import Asked
from salur.transition.pipeline.siting.rerouting import Rerouting
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


@settings(max_examples=15, deadline=None)
@given(instances())
def test_no_bound_is_beaten_and_no_cut_forbids_a_plan_that_serves_everybody(
    instance: Instance,
) -> None:
    free = replace(instance, openings=None)
    covered, openings, mm = oracle.best(free)
    if covered == 0:
        return
    assert relax(free, Asked("openings", covered=covered)).bound <= openings
    assert relax(free, Asked("travel", covered=covered, openings=openings)).bound <= mm
    if instance.openings is not None:
        most = oracle.best(instance)[0]
        assert relax(instance, Asked("covered", openings=instance.openings)).bound >= most
    everybody = sum(k for k, arcs in zip(free.kpm, free.arcs_of_village, strict=True) if arcs)
    may_open = [shop for shop, serves in enumerate(free.serves) if not serves]
    for number in range(len(may_open) + 1):
        for opened in combinations(may_open, number):
            if oracle.served(free, free.serving | set(opened))[0] == everybody:
                assert all(len(cut.shops & set(opened)) >= cut.least for cut in cuts_of(free))


@settings(max_examples=40, deadline=None)
@given(instances())
def test_closing_shops_leaves_nobody_behind(instance: Instance) -> None:
    opened = {shop for shop, serves in enumerate(instance.serves) if not serves}
    before = assign(instance, opened | instance.serving)
    rerouting = Rerouting(instance, opened, before.flows)
    rerouting.prune(lambda: True)
    rerouting.exchange(lambda: True)
    after = oracle.served(instance, rerouting.opened | instance.serving)[0]
    assert after == before.covered and rerouting.opened <= opened
    assert all(0 <= rerouting.load(s) <= room for s, room in enumerate(instance.capacity))


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
