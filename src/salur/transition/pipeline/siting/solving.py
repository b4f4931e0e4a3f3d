"""Solves the siting of shops, goal after goal: most families, fewest openings, least distance.

Parts that share nothing are solved apart. Small ones are solved in integers and are optimal; the
middle ones by a mixed program, the large ones window after window, each with a bound that no plan
can beat. Where the number of openings is limited, the parts compete for them: then the whole is one
part.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

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
_OPENINGS = Windows(130, 12.0)
_TRAVEL = Windows(60, 6.0)
_COVERED = Windows(60, 6.0)


@dataclass(frozen=True)
class Methods:
    """Up to how many arcs a part is solved in integers alone, and up to how many by one program."""

    exact: int = 160
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
        progress("openings")
        solved = _solve_apart(parts, Means(workers, methods), seconds * 0.9, progress)
        needed = sum(one.openings.value for one in solved)
        if instance.openings is not None and needed > instance.openings:
            progress("limited")
            whole = part_of(
                instance,
                [v for part in parts for v in part.villages],
                sorted({s for part in parts for s in part.shops}),
            )
            left = max(seconds - (time.monotonic() - begun), seconds * 0.5)
            parts, solved = (
                (whole,),
                [_solve_limited(whole.instance, Means(workers, methods), left)],
            )
    return _joined(parts, solved)


def _solve_apart(
    parts: Sequence[Part], means: Means, seconds: float, progress: Progress
) -> list[Solved]:
    order = sorted(range(len(parts)), key=lambda n: (len(parts[n].instance.arcs), n))
    hard = [n for n in order if len(parts[n].instance.arcs) > means.methods.exact]
    clock = Clock(seconds, sum(len(parts[n].instance.arcs) for n in hard))
    found: dict[int, Solved] = {}
    for number in order:
        instance = parts[number].instance
        if len(instance.arcs) > means.methods.whole:
            progress(f"{len(parts[number].villages)} desa")
        share = clock.share(len(instance.arcs)) if number in hard else _EXACT_SECONDS
        found[number] = _solve_part(replace(instance, openings=None), means, share)
    return [found[number] for number in range(len(parts))]


def _solve_part(instance: Instance, means: Means, seconds: float) -> Solved:
    """Serve as many as the part can; with as few openings as that takes; then over the least km."""
    everyone = set(range(len(instance.capacity)))
    covered = most_families(instance, everyone)
    first = standing(instance, begin(instance, covered))
    if not first.opened:
        return _of(first, covered, 0, first.mm)
    asked = Asked("openings", covered=covered)
    opened, least = _reach(instance, first, asked, means, seconds * 0.5)
    asked = Asked("travel", covered=covered, openings=len(opened.opened))
    near, shortest = _reach(instance, opened, asked, means, seconds * 0.45)
    return _of(near, covered, least, shortest)


def _solve_limited(instance: Instance, means: Means, seconds: float) -> Solved:
    """Serve as many as the openings allow; then over the least distance."""
    assert instance.openings is not None
    order = greedy(instance)
    first = standing(instance, set(order[: instance.openings]))
    asked = Asked("covered", openings=instance.openings)
    most, bound = _reach(instance, first, asked, means, seconds * 0.55)
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
    if arcs <= means.methods.whole:
        return _by_program(instance, now, replace(asked, seconds=max(seconds, 2.0)), means.workers)
    end = time.monotonic() + seconds
    relaxed = means.workers.relax(Task(instance, asked))
    sizes = {"openings": _OPENINGS, "travel": _TRAVEL, "covered": _COVERED}[asked.goal]
    now = improve(instance, now, asked.goal, sizes, means.workers, lambda: time.monotonic() < end)
    return _shorter(now, standing(instance, now.opened)), relaxed.bound


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
