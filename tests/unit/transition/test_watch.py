"""Warnings of the first months on the card: exact chances, laws, and who is compared with whom."""

from fractions import Fraction
from math import comb

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.often import often

from salur.transition.domain.watch import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    Access,
    Count,
    Level,
    Measure,
    Place,
    Rules,
    comparable,
    is_beyond_chance,
    judged,
    judged_shops,
    level,
    loudest,
    months_since,
    settled,
)

RULES = Rules(watch_points=10, warn_points=25, chance=10, settled_days=180, overload=200)
LAWS = settings(
    max_examples=often(40, 1_000), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
_counts = st.integers(0, 80).flatmap(
    lambda of: st.integers(0, of).map(lambda hits: Count(hits, of))
)


@LAWS
@given(_counts, st.integers(0, 1000), st.integers(1, 200))
def test_the_chance_is_what_adding_every_case_gives(count: Count, share: int, chance: int) -> None:
    p = Fraction(share, 1000)
    tail = sum(
        comb(count.of, hits) * p**hits * (1 - p) ** (count.of - hits)
        for hits in range(count.hits, count.of + 1)
    )
    is_above = count.hits > p * count.of
    assert is_beyond_chance(count, share, chance) == (is_above and tail <= Fraction(chance, 1000))


@LAWS
@given(_counts, st.integers(0, 1000))
def test_one_silent_card_more_never_lowers_the_level_and_one_used_more_never_raises_it(
    count: Count, median: int
) -> None:
    here = level(count, median, RULES)
    assert level(Count(count.hits + 1, count.of + 1), median, RULES) >= here
    assert level(Count(count.hits, count.of + 1), median, RULES) <= here
    if count.hits < count.of:
        assert level(Count(count.hits + 1, count.of), median, RULES) >= here
    assert level(count, min(1000, median + 50), RULES) <= here, "others worse: less of a warning"


def test_a_tiny_desa_does_not_warn_by_noise_and_a_large_one_does() -> None:
    found = [level(Count(hits, of), 50, RULES) for hits, of in ((1, 1), (1, 3), (2, 6), (3, 10))]
    assert found == [Level.CALM] * 4
    assert level(Count(60, 200), 50, RULES) is Level.WATCH
    assert level(Count(90, 200), 50, RULES) is Level.WARN
    assert level(Count(4000, 8000), 100, RULES) is Level.WARN


def test_median_and_rank_are_of_the_comparable_desa() -> None:
    others = [Count(hits, 100) for hits in (2, 4, 6, 8)] + [Count(0, 0)]
    found = judged(Measure.UNUSED, Count(7, 100), others, RULES)
    assert (found.median, found.rank, found.level) == (50, 2, Level.CALM)
    alone = judged(Measure.UNUSED, Count(7, 100), [], RULES)
    assert (alone.median, alone.rank, alone.level) == (None, None, None)
    assert judged(Measure.UNUSED, Count(0, 0), others, RULES).level is None
    assert loudest([found, alone]) is Level.CALM and loudest([alone]) is None


def test_a_shop_is_watched_above_its_capacity_and_warns_at_the_dated_share() -> None:
    cases = {(): None, ((250, 250),): Level.CALM, ((251, 250), (9, 250)): Level.WATCH,
             ((500, 250),): Level.WATCH, ((800, 250),): Level.WARN}  # fmt: skip
    for loads, wanted in cases.items():
        assert judged_shops(loads, RULES).level is wanted, loads
    found = judged_shops(((800, 250), (9, 250)), RULES)
    assert (found.count, found.most) == (Count(1, 2), 800)


def place(number: int, families: int = 100, **other: object) -> Place:
    given_ = {"access": Access.DESA, "first": 201801, "had_rice": False, **other}
    return Place(f"{number:010}", families, **given_)  # type: ignore[arg-type]


def test_who_is_used_to_the_card_had_it_for_half_a_year_or_never_had_rice() -> None:
    cases = [
        (place(1), True), (place(2, first=None), False), (place(3, families=0), False),
        (place(4, first=201904, had_rice=True), False), (place(5, first=201903, had_rice=True), True),
        (place(6, first=201910), False),
    ]  # fmt: skip
    found = settled((one for one, _ in cases), 201909, RULES)
    assert [one.code for one in found] == [one.code for one, is_in in cases if is_in]
    assert [months_since(201911, period) for period in (201911, 202001, 201910)] == [1, 3, 0]


def test_the_rule_is_widened_only_where_too_few_are_alike() -> None:
    one = place(0, 100)
    near = [place(n, 100 + n) for n in range(1, 6)]
    far = [place(10 + n, 100, access=Access.NOWHERE) for n in range(5)]
    large = [place(20 + n, 300) for n in range(5)]
    codes = lambda found: {each.code for each in found}  # noqa: E731
    everybody = [one, *near, *far, *large]
    assert set(comparable(one, everybody).codes) == codes(near)
    fewer = comparable(one, [one, *near[1:], *far, *large])
    assert (set(fewer.codes), fewer.widened) == (codes([*near[1:], *far]), 1)
    any_size = comparable(one, [*near[1:], *large])
    assert (set(any_size.codes), any_size.widened) == (codes([*near[1:], *large]), 2)
    assert comparable(one, near[1:]).codes == ()


@LAWS
@given(
    st.lists(st.tuples(st.integers(1, 500), st.sampled_from(Access)), max_size=80),
    st.integers(1, 500), st.randoms(),
)  # fmt: skip
def test_the_set_does_not_depend_on_the_order_and_never_holds_the_desa_itself(
    others: list[tuple[int, Access]], families: int, r: object
) -> None:
    one = place(0, families)
    among = [one, *(place(n, size, access=access) for n, (size, access) in enumerate(others, 1))]
    found = comparable(one, among)
    r.shuffle(among)  # type: ignore[attr-defined]
    assert comparable(one, among) == found
    assert one.code not in found.codes and len(found.codes) <= MOST_COMPARED
    assert not found.codes or len(found.codes) >= FEWEST_COMPARED
    farthest = max(
        (abs(each.families - families) for each in among if each.code in found.codes), default=0
    )
    if found.widened == 2 and len(found.codes) == MOST_COMPARED:
        left = [each for each in among if each.code not in (*found.codes, one.code)]
        assert all(abs(each.families - families) >= farthest for each in left)
