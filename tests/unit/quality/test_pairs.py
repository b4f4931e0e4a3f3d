"""How a pair stands by what was said, and for which side somebody speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.quality.domain.pairs import PairState, Side, Votes, Word, kabkota_of, side_of, state_of

WORDS = st.sampled_from([None, *Word])
SMD, SMD_2, KKR = "id.64.72.01.1001", "id.64.72.02.1001", "id.64.02.06.2001"


@pytest.mark.parametrize(
    ("votes", "asked", "state"),
    [
        (Votes(), False, "OPEN"),
        (Votes(), True, "ASKED"),
        (Votes(Word.SAME), False, "OPEN"),
        (Votes(Word.SAME), True, "ASKED"),
        (Votes(Word.SAME, Word.SAME), True, "SAME"),
        (Votes(Word.DIFFERENT, Word.DIFFERENT), False, "DIFFERENT"),
        (Votes(Word.SAME, Word.DIFFERENT), False, "DISPUTED"),
        (Votes(Word.SAME, Word.DIFFERENT, Word.SAME), False, "SAME"),
        (Votes(Word.SAME, Word.DIFFERENT, Word.DIFFERENT), True, "DIFFERENT"),
    ],
)
def test_a_pair_stands_by_what_was_said(votes: Votes, asked: bool, state: str) -> None:
    assert state_of(votes, is_asked=asked) == state


@given(WORDS, WORDS, WORDS, st.booleans())
def test_nothing_is_decided_unless_everybody_or_whoever_is_above_said_so(
    first: Word | None, second: Word | None, settled: Word | None, asked: bool
) -> None:
    state = state_of(Votes(first, second, settled), is_asked=asked)
    assert (state in (PairState.SAME, PairState.DIFFERENT)) == (
        settled is not None or (first is not None and first is second)
    )


@given(WORDS, WORDS, st.sampled_from(Side), st.sampled_from(Word))
def test_a_word_taken_back_leaves_no_trace(
    first: Word | None, second: Word | None, side: Side, word: Word
) -> None:
    votes = Votes(first, second).with_word(side, None)
    assert votes.with_word(side, word).of(side) is word
    assert votes.with_word(side, word).with_word(side, None) == votes


@pytest.mark.parametrize(
    ("first", "second", "reached", "side"),
    [
        (SMD, KKR, (True, False), Side.FIRST),
        (SMD, KKR, (False, True), Side.SECOND),
        (SMD, KKR, (True, True), Side.BOTH),
        (SMD, KKR, (False, False), None),
        (SMD, SMD_2, (True, True), Side.BOTH),
        (SMD, SMD_2, (False, False), None),
    ],
)
def test_an_office_speaks_for_the_families_it_owns(
    first: str, second: str, reached: tuple[bool, bool], side: Side | None
) -> None:
    assert side_of(first, second, reached) is side
    assert kabkota_of(first) == "id.64.72"
