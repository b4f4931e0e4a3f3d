"""Families are divided so that no weak pair chains two of them."""

from hypothesis import given
from hypothesis import strategies as st

from salur.quality.domain.clusters import divided, groups, unseen

ODDS = st.floats(-12, 12, allow_nan=False)
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), ODDS
)


def test_one_weak_pair_does_not_chain_two_families() -> None:
    odds = {(1, 2): 5.0, (3, 4): 5.0, (2, 3): 0.2, (1, 3): -6.0, (1, 4): -6.0, (2, 4): -6.0}
    assert divided([1, 2, 3, 4], odds, 0.0) == [[1, 2], [3, 4]]


def test_pairs_that_nobody_compared_count_against_joining() -> None:
    odds = {(1, 2): 5.0, (3, 4): 5.0, (2, 3): 1.0}
    assert divided([1, 2, 3, 4], odds, 0.0) == [[1, 2], [3, 4]]


def test_three_that_agree_stay_together() -> None:
    odds = {(1, 2): 4.0, (1, 3): -1.0, (2, 3): 4.0}
    assert divided([1, 2, 3], odds, 0.0) == [[1, 2, 3]]


def test_groups_and_what_is_unseen_in_them() -> None:
    assert groups([(4, 5), (1, 2), (2, 3)]) == [[1, 2, 3], [4, 5]]
    assert unseen([[1, 2, 3], [4, 5]], {(1, 2): 1.0, (2, 3): 1.0}) == [(1, 3)]


@given(PAIRS)
def test_every_row_is_in_one_family_and_strong_pairs_never_lie_outside_a_group(
    odds: dict[tuple[int, int], float],
) -> None:
    strong = [pair for pair, one in odds.items() if one > 0]
    together = groups(strong)
    rows = [row for group in together for row in group]
    assert sorted(rows) == sorted({row for pair in strong for row in pair})
    for group in together:
        own = {pair: one for pair, one in odds.items() if pair[0] in group and pair[1] in group}
        families = divided(group, own, 0.0)
        assert sorted(row for family in families for row in family) == group


@given(PAIRS)
def test_the_pairs_between_halves_of_a_family_speak_for_it_together(
    odds: dict[tuple[int, int], float],
) -> None:
    rows = sorted({row for pair in odds for row in pair})
    for family in divided(rows, odds, 0.0):
        inside = [odds.get((a, b), -6.0) for a in family for b in family if a < b]
        assert not inside or max(inside) > 0
