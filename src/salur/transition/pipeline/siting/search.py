"""Good plans for parts too large to be solved at once: a beginning, then window after window.

A window is some villages that lie together. What happens outside stays; inside, the shops are
chosen anew by a program of its own, which never makes the plan worse. Windows that share no shop
are solved side by side.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from salur.transition.domain.siting_instance import Flow, Instance, Part, part_of
from salur.transition.pipeline.siting.flows import assign, most_families
from salur.transition.pipeline.siting.program import Asked, Goal, Task
from salur.transition.pipeline.siting.workers import Workers

_NEAREST = 6  # shops by which a window grows


@dataclass(frozen=True)
class Windows:
    """How large the windows are, and how long one may take."""

    villages: int
    seconds: float


@dataclass(frozen=True)
class Standing:
    """A plan as it stands: the shops opened, and the families of each village by shop."""

    opened: frozenset[int]
    flows: Mapping[int, Sequence[Flow]]

    @property
    def covered(self) -> int:
        return sum(flow.kpm for flows in self.flows.values() for flow in flows)

    @property
    def worth(self) -> tuple[int, int, int]:
        """Less is better: families (negative), openings, distance."""
        return (-self.covered, len(self.opened), self.mm)

    @property
    def mm(self) -> int:
        return sum(flow.kpm * flow.mm for flows in self.flows.values() for flow in flows)


def standing(instance: Instance, opened: Set[int]) -> Standing:
    """Give the plan of these openings with the least travel; who serves nobody does not open."""
    assigned = assign(instance, opened | instance.serving)
    flows: dict[int, list[Flow]] = {}
    for flow in assigned.flows:
        flows.setdefault(flow.village, []).append(flow)
    return Standing((assigned.used & opened) - instance.serving, flows)


def begin(instance: Instance, covered: int) -> frozenset[int]:
    """Open shops, each time the one that takes most families, until `covered` are served."""
    order = greedy(instance)
    few, many = 0, len(order)
    while few < many:
        middle = (few + many) // 2
        if most_families(instance, instance.serving | set(order[:middle])) >= covered:
            many = middle
        else:
            few = middle + 1
    return frozenset(order[:many])


def greedy(instance: Instance) -> list[int]:
    """Give all shops that may be opened in the order of the families that each still takes."""
    left = list(instance.kpm)
    for shop in sorted(instance.serving):
        _fill(instance, shop, left)
    heap = [
        (-_takes(instance, shop, left), shop)
        for shop, serves in enumerate(instance.serves)
        if not serves
    ]
    heapify(heap)
    order = []
    while heap:
        most, shop = heappop(heap)
        takes = _takes(instance, shop, left)
        if -most == takes:
            _fill(instance, shop, left)
            order.append(shop)
        else:  # what it takes has become less since it was put here
            heappush(heap, (-takes, shop))
    return order


def _takes(instance: Instance, shop: int, left: Sequence[int]) -> int:
    reached = sum(left[arc.village] for arc in instance.arcs_of_shop[shop])
    return min(instance.capacity[shop], reached)


def _fill(instance: Instance, shop: int, left: list[int]) -> None:
    room = instance.capacity[shop]
    of_village = instance.arcs_of_village
    for arc in sorted(
        instance.arcs_of_shop[shop], key=lambda a: (len(of_village[a.village]), a.mm, a.village)
    ):
        taken = min(room, left[arc.village])
        left[arc.village] -= taken
        room -= taken


def improve(
    instance: Instance,
    now: Standing,
    goal: Goal,
    windows: Windows,
    workers: Workers,
    goes_on: Callable[[], bool],
) -> Standing:
    """Choose the shops of window after window anew until a round of them changes nothing."""
    seeds = [v for v, arcs in enumerate(instance.arcs_of_village) if arcs and instance.kpm[v]]
    for turn in range(1, 100):
        before = now
        waiting = [seeds[(place * turn) % len(seeds)] for place in range(len(seeds))]
        partners: Mapping[int, int] = {}
        if goal == "covered":
            waiting, partners = _exchanges(instance, now, waiting, turn)
        done: set[int] = set()
        while waiting and goes_on():
            chosen = _apart(instance, waiting, partners, windows.villages, workers.count)
            for villages in chosen:
                done |= set(villages)
            waiting = [seed for seed in waiting if seed not in done]
            now = _chosen_anew(instance, now, goal, windows, chosen, workers)
        if not goes_on() or now.worth == before.worth:
            break
    return now


def _exchanges(
    instance: Instance, now: Standing, seeds: Sequence[int], turn: int
) -> tuple[list[int], dict[int, int]]:
    """Pair the villages that lack most with those around the shops that serve fewest.

    So an opening can move from where it serves few to where it would serve many, however far.
    """
    taken = dict.fromkeys(now.opened, 0)
    served = dict.fromkeys(seeds, 0)
    for village, flows in now.flows.items():
        for flow in flows:
            served[village] = served.get(village, 0) + flow.kpm
            if flow.shop in taken:
                taken[flow.shop] += flow.kpm
    lacking = sorted(set(seeds), key=lambda v: (served[v] - instance.kpm[v], v))
    idle = [
        min(instance.arcs_of_shop[shop], key=lambda a: (a.mm, a.village)).village
        for shop in sorted(taken, key=lambda s: (taken[s], s))
    ]
    pairs = {
        village: idle[(place * turn) % len(idle)] for place, village in enumerate(lacking) if idle
    }
    return lacking, pairs


def _apart(
    instance: Instance, seeds: Sequence[int], partners: Mapping[int, int], size: int, count: int
) -> list[tuple[int, ...]]:
    """Give the windows of up to `count` seeds, each with its partner, that share no shop."""
    chosen: list[tuple[int, ...]] = []
    taken: set[int] = set()
    spread = seeds if partners else seeds[:: max(1, len(seeds) // (4 * count))]
    for seed in spread[: 4 * count + 1]:
        villages = window(instance, {seed, partners.get(seed, seed)}, size)
        shops = {arc.shop for village in villages for arc in instance.arcs_of_village[village]}
        if not shops & taken:
            chosen.append(villages)
            taken |= shops
        if len(chosen) == count:
            break
    return chosen


def window(instance: Instance, seeds: Iterable[int], size: int) -> tuple[int, ...]:
    """Give the villages nearest to `seeds` by the shops that they share, at most `size`."""
    found: set[int] = set()
    heap = [(0, seed) for seed in sorted(seeds)]
    while heap and len(found) < size:
        far, village = heappop(heap)
        if village in found:
            continue
        found.add(village)
        for arc in sorted(instance.arcs_of_village[village], key=lambda a: (a.mm, a.shop))[
            :_NEAREST
        ]:
            for other in instance.arcs_of_shop[arc.shop]:
                if other.village not in found and instance.kpm[other.village]:
                    heappush(heap, (far + arc.mm + other.mm, other.village))
    return tuple(sorted(found))


def _chosen_anew(
    instance: Instance,
    now: Standing,
    goal: Goal,
    windows: Windows,
    chosen: Sequence[Sequence[int]],
    workers: Workers,
) -> Standing:
    parts = [_part(instance, now, villages) for villages in chosen]
    tasks = []
    for part, own in parts:
        inside = [flow for village in part.villages for flow in now.flows.get(village, ())]
        asked = Asked(
            goal,
            covered=None if goal == "covered" else sum(flow.kpm for flow in inside),
            openings=None if goal == "openings" else len(own),
            seconds=windows.seconds,
        )
        number = {shop: place for place, shop in enumerate(part.shops)}
        tasks.append(Task(part.instance, asked, frozenset(number[shop] for shop in own)))
    for (part, own), answer in zip(parts, workers.solve(tasks), strict=True):
        if answer.opened is not None:
            now = _better(now, part, own, answer.opened)
    return now


def _better(now: Standing, part: Part, own: Set[int], opened: Set[int]) -> Standing:
    """Take what was found for a window where it is better than what stands there."""
    inside = [flow for village in part.villages for flow in now.flows.get(village, ())]
    assigned = assign(part.instance, opened | part.instance.serving)
    used = {part.shops[s] for s in assigned.used if not part.instance.serves[s]}
    was = (-sum(f.kpm for f in inside), len(own), sum(f.kpm * f.mm for f in inside))
    if (-assigned.covered, len(used), assigned.mm) >= was:
        return now
    flows = {**now.flows, **{village: [] for village in part.villages}}
    for flow in assigned.flows:
        village = part.villages[flow.village]
        flows[village] = [
            *flows[village], Flow(village, part.shops[flow.shop], flow.kpm, flow.mm)
        ]  # fmt: skip
    return Standing((now.opened - own) | used, flows)


def _part(
    instance: Instance, now: Standing, villages: Sequence[int]
) -> tuple[Part, frozenset[int]]:
    """Give the window with the room that is left in its shops, and those that it alone opened."""
    shops = sorted({a.shop for village in villages for a in instance.arcs_of_village[village]})
    inside = set(villages)
    taken = dict.fromkeys(shops, 0)
    for village, flows in now.flows.items():
        if village not in inside:
            for flow in flows:
                if flow.shop in taken:
                    taken[flow.shop] += flow.kpm
    part = part_of(instance, villages, shops)
    room = tuple(instance.capacity[shop] - taken[shop] for shop in shops)
    serves = tuple(instance.serves[shop] or taken[shop] > 0 for shop in shops)
    own = frozenset(shop for shop in shops if shop in now.opened and not taken[shop])
    return replace(part, instance=replace(part.instance, capacity=room, serves=serves)), own
