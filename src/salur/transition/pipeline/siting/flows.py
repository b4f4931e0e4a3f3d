"""With the open shops given, who goes where is a flow of least cost, solved exactly in integers."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.graph.python import max_flow, min_cost_flow

from salur.transition.domain.siting_instance import Flow, Instance

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Assigned:
    """Most families, and among all ways to serve so many the one of least travel."""

    covered: int
    mm: int
    flows: tuple[Flow, ...]

    @property
    def used(self) -> frozenset[int]:
        """The shops that serve somebody."""
        return frozenset(flow.shop for flow in self.flows)


def most_families(instance: Instance, open_: Set[int]) -> int:
    """Give how many families the open shops can serve at most."""
    arcs = [arc for arc in instance.arcs if arc.shop in open_]
    villages, shops = len(instance.kpm), len(instance.capacity)
    source, sink = villages + shops, villages + shops + 1
    starts = [arc.village for arc in arcs] + [source] * villages
    ends = [villages + arc.shop for arc in arcs] + list(range(villages))
    room = [_room(instance, arc.village, arc.shop) for arc in arcs] + list(instance.kpm)
    for shop in sorted(open_):
        starts.append(villages + shop)
        ends.append(sink)
        room.append(instance.capacity[shop])
    flow = max_flow.SimpleMaxFlow()
    flow.add_arcs_with_capacity(_nodes(starts), _nodes(ends), np.array(room, dtype=np.int64))
    if flow.solve(source, sink) != flow.OPTIMAL:
        raise AssertionError("a flow within its bounds has an optimum")
    return int(flow.optimal_flow())


def assign(instance: Instance, open_: Set[int]) -> Assigned:
    """Serve as many families as the open shops can, over the least distance."""
    arcs = [arc for arc in instance.arcs if arc.shop in open_ and instance.kpm[arc.village]]
    if not arcs:
        return Assigned(0, 0, ())
    villages = len(instance.kpm)
    flow = min_cost_flow.SimpleMinCostFlow()
    numbers = flow.add_arcs_with_capacity_and_unit_cost(
        _nodes([arc.village for arc in arcs]),
        _nodes([villages + arc.shop for arc in arcs]),
        np.array([_room(instance, arc.village, arc.shop) for arc in arcs], dtype=np.int64),
        np.array([arc.mm for arc in arcs], dtype=np.int64),
    )
    supplies = np.array([*instance.kpm, *(-room for room in instance.capacity)], dtype=np.int64)
    flow.set_nodes_supplies(np.arange(len(supplies), dtype=np.int32), supplies)
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        raise AssertionError("a flow within its bounds has an optimum")
    moved = flow.flows(numbers)
    flows = tuple(
        Flow(arc.village, arc.shop, int(kpm), arc.mm)
        for arc, kpm in zip(arcs, moved, strict=True)
        if kpm
    )
    return Assigned(sum(f.kpm for f in flows), sum(f.kpm * f.mm for f in flows), flows)


def _room(instance: Instance, village: int, shop: int) -> int:
    return min(instance.kpm[village], instance.capacity[shop])


def _nodes(numbers: list[int]) -> npt.NDArray[np.int32]:
    return np.array(numbers, dtype=np.int32)
