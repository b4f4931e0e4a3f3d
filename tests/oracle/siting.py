"""The siting of shops, slow and obvious: every choice of openings, families moved one by one."""

from itertools import combinations

from salur.transition.domain.siting_instance import Instance


def best(instance: Instance) -> tuple[int, int, int]:
    """Give most families, fewest openings and least millimetres, in that order of importance."""
    may_open = [shop for shop, serves in enumerate(instance.serves) if not serves]
    most = len(may_open) if instance.openings is None else min(instance.openings, len(may_open))
    found = []
    for number in range(most + 1):
        for opened in combinations(may_open, number):
            covered, mm = served(instance, instance.serving | set(opened))
            found.append((-covered, number, mm))
    covered, number, mm = min(found)
    return -covered, number, mm


def served(instance: Instance, open_: frozenset[int] | set[int]) -> tuple[int, int]:
    """Serve family after family by the cheapest way to make room, until nobody more can be."""
    flow = {(a.village, a.shop): 0 for a in instance.arcs if a.shop in open_}
    mm = {(a.village, a.shop): a.mm for a in instance.arcs}
    left = list(instance.kpm)
    room = list(instance.capacity)
    covered = total = 0
    while (path := _cheapest(flow, mm, left, room)) is not None:
        cost, steps = path
        for (village, shop), change in steps:
            flow[village, shop] += change
        left[steps[0][0][0]] -= 1
        room[steps[-1][0][1]] -= 1
        covered, total = covered + 1, total + cost
    return covered, total


def _cheapest(flow, mm, left, room):  # type: ignore[no-untyped-def]
    """Find the cheapest chain: a family to a shop, whose family goes to another, and so on."""
    ways = {("v", v): (0, []) for v, kpm in enumerate(left) if kpm}
    changed = True
    while changed:
        changed = False
        for (village, shop), amount in flow.items():
            length = mm[village, shop]
            for begin, end, cost, change in (
                (("v", village), ("s", shop), length, 1),
                (("s", shop), ("v", village), -length, -1),
            ):
                if begin not in ways or (change < 0 and amount == 0):
                    continue
                way = ways[begin][0] + cost
                if end not in ways or way < ways[end][0]:
                    steps = [*ways[begin][1], ((village, shop), change)]
                    ways[end] = (way, steps)
                    changed = True
    ends = [ways["s", shop] for shop, free in enumerate(room) if free and ("s", shop) in ways]
    return min(ends, key=lambda way: way[0], default=None)
