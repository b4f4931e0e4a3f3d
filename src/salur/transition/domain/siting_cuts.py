"""What every plan that serves everybody must open at least: rows that make a relaxation tight.

Villages that can go nowhere but to some few shops need so many of them as their families fill,
rounded up: a third of a shop serves nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from salur.transition.domain.siting_instance import Instance

_NEIGHBOURS = 8  # of a village, with which it is looked at together


@dataclass(frozen=True)
class Cut:
    """Of these shops at least so many open."""

    shops: frozenset[int]
    least: int


def cuts_of(instance: Instance) -> tuple[Cut, ...]:
    """Give the rows of every village and of every pair of neighbours; everybody is to be served."""
    reach = {
        village: frozenset(arc.shop for arc in arcs)
        for village, arcs in enumerate(instance.arcs_of_village)
        if arcs and instance.kpm[village]
    }
    found: dict[frozenset[int], int] = {}
    for village in reach:
        for shops in _around(instance, reach, village):
            if shops not in found:
                found[shops] = _least(instance, reach, shops)
    opening = {
        frozenset(shop for shop in shops if not instance.serves[shop]): least
        for shops, least in sorted(found.items(), key=lambda one: one[1])
        if least
    }
    order = sorted(opening.items(), key=lambda one: sorted(one[0]))
    return tuple(Cut(shops, least) for shops, least in order)


def _around(
    instance: Instance, reach: dict[int, frozenset[int]], village: int
) -> Iterable[frozenset[int]]:
    """Give the shops that a village reaches, alone and with each of its nearest neighbours."""
    own = reach[village]
    yield own
    near: dict[int, int] = {}
    for arc in instance.arcs_of_village[village]:
        for other in instance.arcs_of_shop[arc.shop]:
            far = arc.mm + other.mm
            if other.village in reach and far < near.get(other.village, far + 1):
                near[other.village] = far
    for other_village in sorted(near, key=lambda v: (near[v], v))[: _NEIGHBOURS + 1]:
        if other_village != village:
            yield own | reach[other_village]


def _least(instance: Instance, reach: dict[int, frozenset[int]], shops: frozenset[int]) -> int:
    """Give how many of `shops` must open for those who reach no other."""
    inside = {
        arc.village
        for shop in shops
        for arc in instance.arcs_of_shop[shop]
        if arc.village in reach and reach[arc.village] <= shops
    }
    room = sum(instance.capacity[shop] for shop in shops if instance.serves[shop])
    left = sum(instance.kpm[village] for village in inside) - room
    largest = max(
        (instance.capacity[shop] for shop in shops if not instance.serves[shop]), default=0
    )
    return -(-left // largest) if left > 0 and largest else 0
