"""The two things an office would do by hand, for comparison on the same instance and limits."""

from heapq import heapify, heappop, heappush

from salur.transition.domain.siting_instance import Instance


def largest_villages(instance: Instance, per_shop: int) -> frozenset[int]:
    """Open one shop per so many families in each of the largest villages, as many as may open.

    A village's shops are the nearest ones to it that are not open yet.
    """
    opened: set[int] = set()
    order = sorted(range(len(instance.kpm)), key=lambda v: (-instance.kpm[v], v))
    for village in order:
        near = sorted(
            (arc.mm, arc.shop)
            for arc in instance.arcs_of_village[village]
            if not instance.serves[arc.shop] and arc.shop not in opened
        )
        for _mm, shop in near[: max(1, -(-instance.kpm[village] // per_shop))]:
            if instance.openings is not None and len(opened) >= instance.openings:
                return frozenset(opened)
            if instance.kpm[village]:
                opened.add(shop)
    return frozenset(opened)


def most_uncovered(instance: Instance) -> frozenset[int]:
    """Open again and again the shop with most families in reach that nobody serves yet."""
    left = list(instance.kpm)
    for shop in sorted(instance.serving):
        _serve(instance, shop, left)
    waiting = [
        (-_uncovered(instance, shop, left), shop)
        for shop, serves in enumerate(instance.serves)
        if not serves
    ]
    heapify(waiting)
    opened: set[int] = set()
    while waiting and (instance.openings is None or len(opened) < instance.openings):
        before, shop = heappop(waiting)
        now = _uncovered(instance, shop, left)
        if now == 0:
            continue
        if now < -before:  # some have been served since it was put here
            heappush(waiting, (-now, shop))
            continue
        opened.add(shop)
        _serve(instance, shop, left)
    return frozenset(opened)


def _uncovered(instance: Instance, shop: int, left: list[int]) -> int:
    return sum(left[arc.village] for arc in instance.arcs_of_shop[shop])


def _serve(instance: Instance, shop: int, left: list[int]) -> None:
    room = instance.capacity[shop]
    for arc in sorted(instance.arcs_of_shop[shop], key=lambda a: (a.mm, a.village)):
        taken = min(left[arc.village], room)
        left[arc.village] -= taken
        room -= taken
