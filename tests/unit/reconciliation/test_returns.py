"""How a line of returns stands: what came back, what is still there, what dropped out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.reconciliation.domain.returns import Outcome, Standing, standing_of

K = 110_000


@pytest.mark.parametrize(
    ("before", "now", "left", "outcome", "rupiah"),
    [
        (0, 0, K, Outcome.OPEN, (0, K, 0)),
        (0, K, 0, Outcome.RETURNED, (K, 0, 0)),
        (0, 40_000, 70_000, Outcome.IN_PART, (40_000, 70_000, 0)),
        # Spent meanwhile, whole or in part.
        (0, 0, 0, Outcome.DROPPED, (0, 0, K)),
        (0, 0, 30_000, Outcome.OPEN, (0, 30_000, 80_000)),
        (0, 30_000, 0, Outcome.DROPPED, (30_000, 0, 80_000)),
        # More than asked is an exception of its class, and closes the line.
        (0, 2 * K, 0, Outcome.RETURNED, (K, 0, 0)),
        # What had come back before the list was drawn up is not counted for it.
        (50_000, 50_000, K, Outcome.OPEN, (0, K, 0)),
        # A setoran that was withdrawn opens the line again.
        (50_000, 0, K, Outcome.OPEN, (0, K, 0)),
    ],
)
def test_a_line_stands_where_what_is_published_puts_it(
    before: int, now: int, left: int, outcome: Outcome, rupiah: tuple[int, int, int]
) -> None:
    standing = standing_of(K, before, now, left)
    assert (standing.outcome, standing) == (outcome, Standing(*rupiah))


@given(*(st.integers(0, 300_000) for _ in range(3)), st.integers(1, 300_000))
def test_nothing_of_what_was_asked_is_lost(before: int, now: int, left: int, asked: int) -> None:
    one = standing_of(asked, before, now, left)
    assert one.returned + one.open + one.dropped == asked
    assert min(one.returned, one.open, one.dropped) >= 0 and one.open <= left
