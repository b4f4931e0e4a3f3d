"""How many families come to a shop on which day, and what spreading the credits does."""

from hypothesis import given
from hypothesis import strategies as st

from salur.transition.domain.load import (
    PERMILLE,
    arrivals,
    days_needed,
    days_of,
    loads,
)


@given(st.integers(0, 2_000), st.integers(1, PERMILLE), st.integers(1, 14))
def test_every_family_comes_once_however_the_credits_are_spread(
    families: int, daily: int, batches: int
) -> None:
    curve = arrivals(daily)
    assert sum(curve) == PERMILLE and min(curve) >= 0
    assert sum(days_of(families, curve, batches)) == families
    assert max(days_of(families, curve, batches)) <= max(days_of(families, curve, 1)) + batches


def test_the_busiest_shop_stands_first_and_spreading_relieves_it() -> None:
    curve = arrivals(500, days=3)
    assert curve == (500, 250, 250)
    assert days_of(200, curve, 1) == (100, 50, 50)
    assert days_of(200, curve, 2) == (50, 75, 50, 25)
    busy, calm = loads({"A": 40, "B": 200}, curve, 2, 80)
    assert (busy.shop, busy.at_once, busy.spread) == ("B", 100, 75)
    assert (busy.days, calm.days) == (2, 1)
    assert busy.was_overloaded and not busy.is_overloaded and not calm.was_overloaded
    assert days_needed(200, curve, 80) == 2 and days_needed(200, curve, 4) is None
