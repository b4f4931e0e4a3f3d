"""A machine is drawn whole: each state once, each step once, steps leading down where they can."""

from itertools import combinations

import pytest

from salur.coordination.domain.machine import Machine, Step
from salur.coordination.domain.obstacles import OBSTACLE
from salur.interfaces.web.charts.machine import arrows_of, draw, lanes_of, order_of
from salur.interfaces.web.presenters.machines import machines

KNOWN = {one.machine.name: one for one in machines()}


@pytest.mark.parametrize("name", KNOWN)
def test_every_machine_of_the_product_is_drawn_with_all_its_states_and_steps(name: str) -> None:
    one = KNOWN[name]
    order = order_of(one.machine)
    assert sorted(order) == sorted(one.machine.states) and order[0] == one.machine.first
    arrows = arrows_of(one.machine, order, one.verbs)
    pairs = {(order[a.before], order[a.after]) for a in arrows}
    assert pairs == {(s.before, s.after) for s in one.machine.steps if s.before != s.after}
    picture = draw(one.machine, title="Judul", states=one.states, verbs=one.verbs)
    assert picture.count("<rect") == len(order) and picture.count("<polygon") == len(arrows)


def test_the_way_of_an_obstacle_leads_down() -> None:
    assert order_of(OBSTACLE) == (
        "REPORTED", "CLASSIFIED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "VERIFIED", "REOPENED",
    )  # fmt: skip


def test_no_two_ways_around_share_a_lane_where_they_pass() -> None:
    for one in KNOWN.values():
        arrows = arrows_of(one.machine, order_of(one.machine), str)
        lanes = lanes_of(arrow for arrow in arrows if not arrow.is_next)
        for first, second in combinations(lanes, 2):
            if lanes[first] == lanes[second]:
                low, high = sorted((first.span, second.span))
                assert low[1] < high[0], one.title


def test_a_state_that_nothing_leads_to_is_drawn_all_the_same() -> None:
    machine = Machine("m", "A", (Step("A", "go", "x", "B"), Step("C", "back", "x", "A")))
    assert set(order_of(machine)) == {"A", "B", "C"}
    assert "&lt;b&gt;" in draw(machine, title="t", states=lambda _state: "<b>")
