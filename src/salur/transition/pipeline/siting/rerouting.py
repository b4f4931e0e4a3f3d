"""Closes shops whose families fit elsewhere, and puts one in the place of two.

A plan that serves everybody it can is kept as a flow. A shop is closed where its families find
room by moving others on, one after the other; where they do not, every move is taken back.
"""

from collections.abc import Callable, Iterable, Sequence, Set

from salur.transition.domain.siting_instance import Flow, Instance

_TRIED = 6  # places beside a shop, and shops beside such a place


class Rerouting:
    """The families of villages in the shops that are open, as they are moved about."""

    def __init__(self, instance: Instance, opened: Set[int], flows: Sequence[Flow]) -> None:
        self._instance = instance
        self.opened = set(opened)
        self._open = set(opened) | instance.serving
        self._spare = list(instance.capacity)
        self._in_shop: list[dict[int, int]] = [{} for _ in instance.capacity]
        self._log: list[tuple[int, int, int]] = []
        for flow in flows:
            self._move(flow.village, flow.shop, flow.kpm)
        self._log.clear()

    def load(self, shop: int) -> int:
        """Give how many families go to a shop."""
        return self._instance.capacity[shop] - self._spare[shop]

    def prune(self, goes_on: Callable[[], bool]) -> None:
        """Close every shop that is not needed, those that serve fewest first."""
        for shop in sorted(self.opened, key=lambda s: (self.load(s), s)):
            if not goes_on():
                return
            self._close_all((shop,))

    def exchange(self, goes_on: Callable[[], bool]) -> None:
        """Open one shop in the place of two, wherever their families fit."""
        for shop in sorted(self.opened, key=lambda s: (self.load(s), s)):
            if not goes_on():
                return
            if shop in self.opened:
                self._two_for_one(shop)

    def _two_for_one(self, shop: int) -> None:
        arcs_of_village, arcs_of_shop = (
            self._instance.arcs_of_village,
            self._instance.arcs_of_shop,
        )
        places = _counted(
            arc.shop
            for village in self._in_shop[shop]
            for arc in arcs_of_village[village]
            if arc.shop not in self._open
        )
        for place in places[:_TRIED]:
            beside = {
                arc.shop
                for near in arcs_of_shop[place]
                for arc in arcs_of_village[near.village]
                if arc.shop in self.opened and arc.shop != shop
            }
            self._open.add(place)
            self.opened.add(place)
            for other in sorted(beside, key=lambda s: (self.load(s), s))[:_TRIED]:
                if self._close_all((shop, other)):
                    return
            self._open.discard(place)
            self.opened.discard(place)

    def _close_all(self, shops: tuple[int, ...]) -> bool:
        """Close shops if all their families find room elsewhere; else nothing has changed."""
        begun = len(self._log)
        for shop in shops:
            self._open.discard(shop)
        for shop in shops:
            for village, kpm in sorted(self._in_shop[shop].items()):
                self._move(village, shop, -kpm)
                if not self._place(village, kpm):
                    self._take_back(begun)
                    self._open |= set(shops)
                    return False
        self.opened -= set(shops)
        return True

    def _place(self, village: int, kpm: int) -> bool:
        while kpm:
            placed = self._place_some(village, kpm)
            if not placed:
                return False
            kpm -= placed
        return True

    def _place_some(self, village: int, kpm: int) -> int:
        """Find the shortest chain of moves that makes room, and move as many as it allows."""
        came: dict[int, tuple[int, int]] = {}  # shop: the village that would go there, and from
        seen = {village}
        waiting = [(village, -1)]
        for here, origin in waiting:  # grows while it is walked
            for arc in self._instance.arcs_of_village[here]:
                shop = arc.shop
                if shop not in self._open or shop in came:
                    continue
                came[shop] = (here, origin)
                if self._spare[shop] > 0:
                    return self._shift(came, shop, kpm)
                for other in self._in_shop[shop]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append((other, shop))
        return 0

    def _shift(self, came: dict[int, tuple[int, int]], shop: int, kpm: int) -> int:
        chain = []
        most, at = min(kpm, self._spare[shop]), shop
        while at >= 0:
            village, origin = came[at]
            chain.append((village, at, origin))
            if origin >= 0:
                most = min(most, self._in_shop[origin][village])
            at = origin
        for village, to, origin in chain:
            if origin >= 0:
                self._move(village, origin, -most)
            self._move(village, to, most)
        return most

    def _move(self, village: int, shop: int, kpm: int) -> None:
        inside = self._in_shop[shop]
        inside[village] = inside.get(village, 0) + kpm
        if not inside[village]:
            del inside[village]
        self._spare[shop] -= kpm
        self._log.append((village, shop, kpm))

    def _take_back(self, begun: int) -> None:
        for village, shop, kpm in reversed(self._log[begun:]):
            self._move(village, shop, -kpm)
        del self._log[begun:]


def _counted(numbers: Iterable[int]) -> list[int]:
    counts: dict[int, int] = {}
    for number in numbers:
        counts[number] = counts.get(number, 0) + 1
    return sorted(counts, key=lambda one: (-counts[one], one))
