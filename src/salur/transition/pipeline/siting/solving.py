"""Solves the siting of shops, goal after goal: most families, fewest openings, least distance.

Parts that share nothing are solved apart. Small ones are solved in integers and are optimal; the
middle ones by a mixed program, the large ones window after window, each with a bound that no plan
can beat. Where the number of openings is limited, the parts compete for them: then the whole is one
part.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from salur.transition.domain.siting_by_hand import most_uncovered
from salur.transition.domain.siting_instance import (
    Flow,
    Instance,
    Level,
    Part,
    Plan,
    components,
    part_of,
)
from salur.transition.pipeline.siting.flows import most_families
from salur.transition.pipeline.siting.program import Asked, Task
from salur.transition.pipeline.siting.rerouting import Rerouting
from salur.transition.pipeline.siting.search import (
    Standing,
    Windows,
    begin,
    greedy,
    improve,
    standing,
)
from salur.transition.pipeline.siting.workers import Workers

Progress = Callable[[str], None]

_EXACT_SECONDS = 20.0
_PROGRAM_ALONE = 1_200  # arcs that one program does better with than with windows before it
_OPENINGS = Windows(70, 10.0)
_TRAVEL = Windows(45, 6.0)
_COVERED = Windows(60, 6.0)


@dataclass(frozen=True)
class Methods:
    """Up to how many arcs a part is solved in integers alone, and up to how many by one program."""

    exact: int = 300
    whole: int = 4_000


_USUAL = Methods()


@dataclass(frozen=True)
class Solved:
    """A plan of one part with the bounds of its goals."""

    standing: Standing
    covered: Level
    openings: Level
    travel: Level


@dataclass(frozen=True)
class Means:
    """What a part is solved with."""

    workers: Workers
    methods: Methods


class Clock:
    """The seconds that are left, shared out by how many arcs there are still to look at."""

    def __init__(self, seconds: float, arcs: int) -> None:
        self._end = time.monotonic() + seconds
        self._arcs = max(arcs, 1)

    def share(self, arcs: int) -> float:
        """Give the seconds for a part, which are then no longer to be had."""
        left = max(self._end - time.monotonic(), 0.5)
        given = left * min(1.0, arcs / self._arcs)
        self._arcs = max(self._arcs - arcs, 1)
        return given


def solve_siting(
    instance: Instance,
    *,
    seconds: float,
    progress: Progress = lambda step: None,
    methods: Methods = _USUAL,
) -> Plan:
    """Give the best plan that `seconds` allow, and how good it is at least.

    The same instance gives the same plan wherever the time is enough for the search to end by
    itself.
    """
    begun = time.monotonic()
    parts = components(instance)
    with Workers() as workers:
        means = Means(workers, methods)
        solved: list[Solved] = []
        is_short = instance.openings is not None and instance.openings < sum(
            _needed(part.instance) for part in parts
        )
        if not is_short:
            progress("openings")
            share = 0.9 if instance.openings is None else 0.5
            solved = _solve_apart(parts, means, seconds * share, progress)
            opened = sum(one.openings.value for one in solved)
            is_short = instance.openings is not None and opened > instance.openings
        if is_short:
            progress("limited")
            whole = _together(instance, parts)
            left = max(seconds * 0.95 - (time.monotonic() - begun), 1.0)
            parts, solved = (whole,), [_solve_limited(whole.instance, means, left)]
    return _joined(parts, solved)


def _needed(instance: Instance) -> int:
    """Give how many openings a part needs at the very least: its shops may all be full."""
    covered = most_families(instance, set(range(len(instance.capacity))))
    left = covered - most_families(instance, instance.serving)
    largest = max(
        (
            room
            for room, serves in zip(instance.capacity, instance.serves, strict=True)
            if not serves
        ),
        default=0,
    )
    return -(-left // largest) if left and largest else 0


def _most_with(instance: Instance, openings: int) -> int:
    """Give how many families so many openings serve at most: none adds more than it alone can."""
    alone = sorted(
        (
            min(room, sum(instance.kpm[arc.village] for arc in instance.arcs_of_shop[shop]))
            for shop, room in enumerate(instance.capacity)
            if not instance.serves[shop]
        ),
        reverse=True,
    )
    return most_families(instance, instance.serving) + sum(alone[:openings])


def _together(instance: Instance, parts: Sequence[Part]) -> Part:
    return part_of(
        instance,
        [village for part in parts for village in part.villages],
        sorted({shop for part in parts for shop in part.shops}),
    )


def _solve_apart(
    parts: Sequence[Part], means: Means, seconds: float, progress: Progress
) -> list[Solved]:
    """Solve the parts, those of one program two at a time; the large ones share the time left."""
    begun = time.monotonic()
    sizes = [len(part.instance.arcs) for part in parts]
    order = sorted(range(len(parts)), key=lambda n: (sizes[n], n))
    total = sum(size for size in sizes if size > means.methods.exact) or 1

    def solved(number: int) -> Solved:
        share = max(seconds * means.workers.count * sizes[number] / total, 4.0)
        return _solve_part(_alone(parts[number]), means, share)

    few = [number for number in order if sizes[number] <= means.methods.whole]
    with ThreadPoolExecutor(means.workers.count) as threads:
        found = dict(zip(few, threads.map(solved, few), strict=True))
    many = order[len(few) :]
    clock = Clock(seconds - (time.monotonic() - begun), sum(sizes[number] for number in many))
    for number in many:
        progress(f"{len(parts[number].villages)} desa")
        found[number] = _solve_part(_alone(parts[number]), means, clock.share(sizes[number]))
    return [found[number] for number in range(len(parts))]


def _alone(part: Part) -> Instance:
    return replace(part.instance, openings=None)


def _solve_part(instance: Instance, means: Means, seconds: float) -> Solved:
    """Serve as many as the part can; with as few openings as that takes; then over the least km."""
    everyone = set(range(len(instance.capacity)))
    covered = most_families(instance, everyone)
    first = standing(instance, begin(instance, covered))
    first = _pruned(instance, first, seconds * 0.15)
    if not first.opened:
        return _of(first, covered, 0, first.mm)
    asked = Asked("openings", covered=covered)
    opened, least = _reach(instance, first, asked, means, seconds * 0.6)
    least = max(least, _needed(instance))
    asked = Asked("travel", covered=covered, openings=len(opened.opened))
    near, shortest = _reach(instance, opened, asked, means, seconds * 0.35)
    return _of(near, covered, least, shortest)


def _pruned(instance: Instance, now: Standing, seconds: float) -> Standing:
    """Close what is not needed, and put one shop in the place of two, until nothing changes."""
    end = time.monotonic() + seconds
    flows = [flow for several in now.flows.values() for flow in several]
    rerouting = Rerouting(instance, now.opened, flows)
    before = None
    while before != len(rerouting.opened) and time.monotonic() < end:
        before = len(rerouting.opened)
        rerouting.prune(lambda: time.monotonic() < end)
        rerouting.exchange(lambda: time.monotonic() < end)
    return _shorter(now, standing(instance, rerouting.opened))


def _solve_limited(instance: Instance, means: Means, seconds: float) -> Solved:
    """Serve as many as the openings allow; then over the least distance."""
    assert instance.openings is not None
    order = greedy(instance)
    begun = (set(order[: instance.openings]), most_uncovered(instance))
    first = min((standing(instance, one) for one in begun), key=lambda one: one.worth)
    asked = Asked("covered", openings=instance.openings)
    most, bound = _reach(instance, first, asked, means, seconds * 0.55)
    bound = min(bound, _most_with(instance, instance.openings))
    asked = Asked("travel", covered=most.covered, openings=len(most.opened))
    near, shortest = _reach(instance, most, asked, means, seconds * 0.4)
    # Whoever is not served at the limit would be by another shop: fewer openings serve fewer.
    return _of(near, bound, len(near.opened), shortest)


def _of(now: Standing, covered: int, openings: int, mm: int) -> Solved:
    return Solved(
        now,
        Level(now.covered, max(covered, now.covered)),
        Level(len(now.opened), min(openings, len(now.opened))),
        Level(now.mm, min(mm, now.mm)),
    )


def _reach(
    instance: Instance, now: Standing, asked: Asked, means: Means, seconds: float
) -> tuple[Standing, int]:
    """Give the best plan of one goal that is not worse than `now`, and the goal's bound."""
    arcs = len(instance.arcs)
    if arcs <= means.methods.exact:
        return _by_program(
            instance, now, replace(asked, exact=True, seconds=_EXACT_SECONDS), means.workers
        )
    if arcs <= min(_PROGRAM_ALONE, means.methods.whole):
        return _by_program(instance, now, replace(asked, seconds=max(seconds, 2.0)), means.workers)
    end = time.monotonic() + seconds * (1.0 if arcs > means.methods.whole else 0.4)
    timed = replace(asked, seconds=max(seconds * 0.7, 5.0))
    relaxed = means.workers.relax(Task(instance, timed))
    sizes = {"openings": _OPENINGS, "travel": _TRAVEL, "covered": _COVERED}[asked.goal]
    now = improve(instance, now, asked.goal, sizes, means.workers, lambda: time.monotonic() < end)
    now = _shorter(now, standing(instance, now.opened))
    if arcs > means.methods.whole:
        return now, relaxed.bound
    last = replace(asked, seconds=max(seconds * 0.6, 2.0))
    now, bound = _by_program(instance, now, last, means.workers)
    tighter = min if asked.goal == "covered" else max
    return now, tighter(bound, relaxed.bound)


def _by_program(
    instance: Instance, now: Standing, asked: Asked, workers: Workers
) -> tuple[Standing, int]:
    [answer] = workers.solve([Task(instance, asked, now.opened)])
    if answer.opened is None:
        return now, answer.bound
    return _shorter(now, standing(instance, answer.opened)), answer.bound


def _shorter(now: Standing, other: Standing) -> Standing:
    return min(now, other, key=lambda one: one.worth)


def _joined(parts: Sequence[Part], solved: Sequence[Solved]) -> Plan:
    opened = {parts[n].shops[s] for n, one in enumerate(solved) for s in one.standing.opened}
    flows = [
        Flow(part.villages[flow.village], part.shops[flow.shop], flow.kpm, flow.mm)
        for part, one in zip(parts, solved, strict=True)
        for several in one.standing.flows.values()
        for flow in several
    ]
    return Plan(
        frozenset(opened),
        tuple(sorted(flows, key=lambda flow: (flow.village, flow.shop))),
        _sum(one.covered for one in solved),
        _sum(one.openings for one in solved),
        _sum(one.travel for one in solved),
    )


def _sum(levels: Iterable[Level]) -> Level:
    each = list(levels)
    return Level(sum(one.value for one in each), sum(one.bound for one in each))
