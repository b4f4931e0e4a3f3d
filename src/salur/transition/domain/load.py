"""How many families come to a shop on which day after a credit, and what spreading credits does.

Of those who have not come yet, the same share comes each day; who is left comes on the last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PERMILLE = 1_000
LAST_DAY = 14  # after the credit: whoever has not come by then does


@dataclass(frozen=True)
class ShopLoad:
    """The busiest day of a shop: with all credited at once, and with the credits spread."""

    shop: str
    families: int
    at_once: int
    spread: int
    per_day: int
    days: int | None  # over how many days credits must go out so that it serves all; None: never

    @property
    def is_overloaded(self) -> bool:
        """Whether more come on the busiest day than the shop can serve in a day, even spread."""
        return self.spread > self.per_day

    @property
    def was_overloaded(self) -> bool:
        return self.at_once > self.per_day


def arrivals(daily_permille: int, days: int = LAST_DAY) -> tuple[int, ...]:
    """Give how many of a thousand come on each day after the credit; they add up to a thousand."""
    left, curve = PERMILLE, []
    for _ in range(days - 1):
        come = left * daily_permille // PERMILLE
        curve.append(come)
        left -= come
    return (*curve, left)


def days_of(families: int, curve: Sequence[int], batches: int) -> tuple[int, ...]:
    """Give how many families come on each day when the credits go out over `batches` days."""
    days = [0] * (len(curve) + batches - 1)
    for batch, credited in enumerate(_shared(families, [1] * batches)):
        for day, come in enumerate(_shared(credited, curve)):
            days[batch + day] += come
    return tuple(days)


def loads(
    families: Mapping[str, int], curve: Sequence[int], batches: int, per_day: int
) -> tuple[ShopLoad, ...]:
    """Give the load of every shop, the busiest first."""
    found = [
        ShopLoad(
            shop, number, max(days_of(number, curve, 1)), max(days_of(number, curve, batches)),
            per_day, days_needed(number, curve, per_day),
        )
        for shop, number in families.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.at_once, one.shop)))


def days_needed(families: int, curve: Sequence[int], per_day: int, most: int = 31) -> int | None:
    """Give over how few days credits must go out for a shop to serve all who come; None: never."""
    for batches in range(1, most + 1):
        if max(days_of(families, curve, batches)) <= per_day:
            return batches
    return None


def _shared(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share a whole number out by weights, the rest to the largest remainders, earlier first."""
    total = sum(weights)
    if total == 0:
        return (0,) * len(weights)
    shares = [whole * weight // total for weight in weights]
    rest = whole - sum(shares)
    order = sorted(range(len(weights)), key=lambda n: (-(whole * weights[n] % total), n))
    for number in order[:rest]:
        shares[number] += 1
    return tuple(shares)
