"""The siting of shops as whole numbers: who is within reach of whom, and how much each can take.

A village may be shared out among shops, families may not be halved. Distances are millimetres, so
that sums are exact and two machines agree on which of two plans is shorter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

MM_PER_KM = 1_000_000


@dataclass(frozen=True, slots=True)
class Arc:
    """This village can be served by this shop, both by number, over `mm` millimetres."""

    village: int
    shop: int
    mm: int


@dataclass(frozen=True)
class Instance:
    """Villages with families, shops with room, and the arcs between those within reach.

    `serves` says of every shop whether it serves already; the others may be opened, at most
    `openings` of them (None: any number). Arcs are in the order of village and shop, each once.
    """

    kpm: tuple[int, ...]
    capacity: tuple[int, ...]
    serves: tuple[bool, ...]
    arcs: tuple[Arc, ...]
    openings: int | None = None

    @property
    def families(self) -> int:
        return sum(self.kpm)

    @cached_property
    def arcs_of_village(self) -> tuple[tuple[Arc, ...], ...]:
        return _grouped(self.arcs, [arc.village for arc in self.arcs], len(self.kpm))

    @cached_property
    def arcs_of_shop(self) -> tuple[tuple[Arc, ...], ...]:
        return _grouped(self.arcs, [arc.shop for arc in self.arcs], len(self.capacity))

    @cached_property
    def serving(self) -> frozenset[int]:
        """The shops that serve already."""
        return frozenset(shop for shop, serves in enumerate(self.serves) if serves)


@dataclass(frozen=True)
class Part:
    """A part of an instance that can be solved on its own, with the numbers it has in the whole."""

    instance: Instance
    villages: tuple[int, ...]
    shops: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """So many families of a village go to a shop."""

    village: int
    shop: int
    kpm: int
    mm: int


@dataclass(frozen=True, slots=True)
class Level:
    """One of the three goals: what was reached, and what no plan can beat given those before it."""

    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.value == self.bound

    @property
    def gap(self) -> float:
        """How far the value may be from the best, as a share of the larger of the two."""
        larger = max(abs(self.value), abs(self.bound))
        return abs(self.value - self.bound) / larger if larger else 0.0


@dataclass(frozen=True)
class Plan:
    """Which shops open, which families go where, and how good that is: families, shops, mm."""

    opened: frozenset[int]
    flows: tuple[Flow, ...]
    covered: Level
    openings: Level
    travel: Level

    @property
    def gap(self) -> float:
        """The larger gap of families and openings, which decide who has a shop (docs/siting.md)."""
        return max(self.covered.gap, self.openings.gap)


def components(instance: Instance) -> tuple[Part, ...]:
    """Part an instance where no arc leads across, villages without a shop or families left out."""
    of_village = {
        v: arcs for v, arcs in enumerate(instance.arcs_of_village) if arcs and instance.kpm[v] > 0
    }
    seen: set[int] = set()
    parts = []
    for first in of_village:
        if first in seen:
            continue
        villages, shops = _reached(instance, first, of_village)
        seen |= villages
        parts.append(part_of(instance, sorted(villages), sorted(shops)))
    return tuple(parts)


def _reached(
    instance: Instance, first: int, of_village: dict[int, tuple[Arc, ...]]
) -> tuple[set[int], set[int]]:
    villages, shops, open_ = {first}, set[int](), [first]
    while open_:
        for arc in of_village[open_.pop()]:
            if arc.shop in shops:
                continue
            shops.add(arc.shop)
            new = {a.village for a in instance.arcs_of_shop[arc.shop]} - villages
            new &= of_village.keys()
            villages |= new
            open_ += sorted(new)
    return villages, shops


def part_of(instance: Instance, villages: Sequence[int], shops: Sequence[int]) -> Part:
    """Give the part of these villages and shops, with the arcs between them."""
    new_shop = {shop: number for number, shop in enumerate(shops)}
    arcs = tuple(
        Arc(number, new_shop[arc.shop], arc.mm)
        for number, village in enumerate(villages)
        for arc in instance.arcs_of_village[village]
        if arc.shop in new_shop
    )
    return Part(
        Instance(
            tuple(instance.kpm[v] for v in villages),
            tuple(instance.capacity[s] for s in shops),
            tuple(instance.serves[s] for s in shops),
            arcs,
            instance.openings,
        ),
        tuple(villages),
        tuple(shops),
    )


def _grouped(arcs: Iterable[Arc], keys: Sequence[int], count: int) -> tuple[tuple[Arc, ...], ...]:
    groups: list[list[Arc]] = [[] for _ in range(count)]
    for key, arc in zip(keys, arcs, strict=True):
        groups[key].append(arc)
    return tuple(map(tuple, groups))
