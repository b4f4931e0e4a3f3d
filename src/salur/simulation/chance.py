"""Draws from named streams: the same seed gives the same world on any number of workers."""

import random
from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate


def stream(seed: int, *names: object) -> random.Random:
    """Give the random stream of one named corner of the world."""
    return random.Random("/".join(map(str, (seed, *names))))


class Lottery:
    """This draws one name according to its rate, or "" for the rest of the probability."""

    __slots__ = ("_bounds", "_names", "_rng", "total")

    def __init__(self, rng: random.Random, rates: Mapping[str, float], factor: float) -> None:
        factor = min(factor, 0.95 / max(sum(rates.values()), 1e-9))
        self._rng = rng
        self._names = [*rates, ""]
        self._bounds = list(accumulate(rate * factor for rate in rates.values()))
        self.total = self._bounds[-1] if self._bounds else 0.0

    def draw(self) -> str:
        """Draw a name; "" means that nothing happens."""
        value = self._rng.random()
        if value >= self.total:
            return ""
        return self._names[bisect(self._bounds, value)]
