"""The book of a warehouse: what lies there, whatever order its documents became known in."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from salur.distribution.domain import Entry, StockEntry, can_give, held_at_last, stock_moves

DAYS = [dt.date(2019, 3, day) for day in range(1, 32)]
MASSES = st.sampled_from([0, 10, 500, 1_000]) | st.integers(0, 5_000)
ENTRIES = st.lists(
    st.builds(
        StockEntry,
        day=st.sampled_from(DAYS),
        kind=st.sampled_from([*Entry, Entry.DRAW]),
        grams=MASSES,
        number=st.sampled_from(["A", "B", "C", "D"]),
    ),
    max_size=14,
)


def _at(day: int, kind: Entry, grams: int, number: str = "") -> StockEntry:
    return StockEntry(dt.date(2019, 3, day), kind, grams, number)


def _told(*entries: StockEntry) -> list[tuple[str, int, int]]:
    return [(move.reason, move.grams, move.after) for move in stock_moves(entries)]


@given(ENTRIES)
def test_nothing_is_lost_or_made_and_nothing_falls_below_zero(entries: list[StockEntry]) -> None:
    moves = stock_moves(entries)
    held = 0
    for move in moves:
        held += move.change
        assert move.after == held >= 0 and move.grams > 0
    assert (held_at_last(entries) or 0) == held


@given(ENTRIES, st.randoms())
def test_the_book_does_not_depend_on_the_order_in_which_it_became_known(
    entries: list[StockEntry], chance: random.Random
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert stock_moves([*shuffled, *entries]) == stock_moves(entries)


@given(ENTRIES, st.sampled_from(DAYS), st.integers(1, 3_000))
def test_what_can_be_given_is_exactly_what_leaves_nobody_short(
    entries: list[StockEntry], day: dt.date, grams: int
) -> None:
    def beyond(found: list[StockEntry]) -> int:
        return sum(m.grams for m in stock_moves(found) if m.reason == "drawn_beyond_stock")

    possible = can_give(entries, day)
    drawn = [*entries, StockEntry(day, Entry.DRAW, grams, "new")]
    if possible is None:
        assert not any(e.kind is Entry.COUNT and e.day < day for e in entries)
    elif grams <= possible:
        assert beyond(drawn) == beyond(entries)
    else:
        assert beyond(drawn) > beyond(entries)


def test_before_the_first_count_nobody_knows_and_nothing_moves() -> None:
    assert _told(_at(1, Entry.DRAW, 500)) == []
    assert held_at_last([_at(1, Entry.DRAW, 500)]) is None
    assert can_give([], DAYS[0]) is None


def test_the_first_count_opens_and_a_later_one_says_what_came_or_is_missing() -> None:
    told = _told(
        _at(2, Entry.COUNT, 1_000), _at(5, Entry.DRAW, 300), _at(9, Entry.COUNT, 690),
        _at(20, Entry.COUNT, 900),
    )  # fmt: skip
    assert told == [
        ("stocked", 1_000, 1_000), ("drawn", 300, 700), ("counted_short", 10, 690),
        ("stocked", 210, 900),
    ]  # fmt: skip


def test_a_claim_beyond_what_lies_there_is_kept_apart() -> None:
    told = _told(_at(2, Entry.COUNT, 100), _at(3, Entry.DRAW, 130))
    assert told == [("stocked", 100, 100), ("drawn", 100, 0), ("drawn_beyond_stock", 30, 0)]


def test_a_day_is_counted_at_its_end_and_of_two_counts_the_least_holds() -> None:
    entries = [_at(4, Entry.COUNT, 80), _at(4, Entry.COUNT, 70), _at(4, Entry.DRAW, 30),
               _at(2, Entry.COUNT, 100)]  # fmt: skip
    assert _told(*entries) == [("stocked", 100, 100), ("drawn", 30, 70)]


def test_rice_that_is_brought_back_lies_there_again() -> None:
    told = _told(_at(1, Entry.COUNT, 0), _at(3, Entry.BACK, 20), _at(4, Entry.DRAW, 20))
    assert told == [("taken_back", 20, 20), ("drawn", 20, 0)]
