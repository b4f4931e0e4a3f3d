"""What two accounts agree in, what that counts, and what becomes of it: worked cases."""

import pytest

from salur.reconciliation.domain.matching import (
    POINTS,
    WORDS,
    Candidate,
    Standing,
    in_order,
    proposed,
    score,
)

CLEAR, POSSIBLE, AMBIGUOUS, NOT = Standing.CLEAR, Standing.POSSIBLE, Standing.AMBIGUOUS, None
# what is seen of one order and one stranger: points, and what a proposal of it alone is
CASES = (
    # zeros lost on the way through a spreadsheet, everything else as it was
    ("number_zeros nik_same name_same amount_same place_same", 118, CLEAR),
    ("number_zeros amount_same place_same", 53, CLEAR),
    # the account was replaced: another number, the same person
    ("nik_same name_same amount_same place_same", 78, CLEAR),
    ("holder_same amount_same place_same", 58, CLEAR),
    ("card_same amount_same place_same", 53, CLEAR),
    # a slip of the hand, and nothing that says whose the number is
    ("number_swapped amount_same place_same", 33, POSSIBLE),
    ("number_digit amount_same place_same", 31, POSSIBLE),
    ("number_digit amount_other place_same", 13, NOT),
    # a slip of the hand, and the same name
    ("number_digit name_same amount_same place_same", 56, CLEAR),
    ("number_length name_near amount_same place_same", 43, POSSIBLE),
    # only called the same: never clear
    ("name_same amount_same place_same", 38, POSSIBLE),
    ("name_same amount_same nik_near place_same", 53, CLEAR),
    # called the same, and somebody else
    ("name_same amount_same place_same nik_other", 8, NOT),
    ("name_same amount_same place_same holder_other", -2, NOT),
    # a near number of somebody else
    ("number_swapped name_other amount_same place_same", 13, NOT),
    ("number_zeros name_other nik_other amount_same", -2, NOT),
    # a card lent or mixed up: people look at it
    ("card_same name_other amount_same place_same", 33, POSSIBLE),
    # purchases on a number that nobody credited
    ("card_same number_swapped amount_within place_same", 68, CLEAR),
    ("number_swapped amount_within place_same", 28, NOT),
)


@pytest.mark.parametrize(("seen", "points", "becomes"), CASES)
def test_what_is_seen_adds_up(seen: str, points: int, becomes: Standing | None) -> None:
    reasons = in_order(seen.split())
    assert score(reasons) == points
    found = proposed([Candidate("A", "B", reasons, points)])
    assert [one.standing for one in found] == ([] if becomes is None else [becomes])


# candidates (ordered, other, points), and what is proposed of them
RIVALS = (
    ([("A", "X", 78)], {("A", "X"): CLEAR}),
    ([("A", "X", 78), ("A", "Y", 63)], {("A", "X"): CLEAR}),  # too far behind to be a rival
    ([("A", "X", 78), ("A", "Y", 64)], {("A", "X"): AMBIGUOUS, ("A", "Y"): AMBIGUOUS}),
    ([("A", "X", 78), ("B", "X", 78)], {("A", "X"): AMBIGUOUS, ("B", "X"): AMBIGUOUS}),
    # whoever is another's best stands back
    ([("A", "X", 78), ("B", "X", 38), ("B", "Y", 38)], {("A", "X"): CLEAR, ("B", "Y"): POSSIBLE}),
    ([("A", "X", 29)], {}),
)


@pytest.mark.parametrize(("candidates", "expected"), RIVALS)
def test_who_has_a_rival_is_never_clear(
    candidates: list[tuple[str, str, int]], expected: dict[tuple[str, str], Standing]
) -> None:
    found = proposed([Candidate(a, b, ("name_same",), points) for a, b, points in candidates])
    assert {(one.ordered, one.other): one.standing for one in found} == expected


def test_every_reason_is_a_sentence_in_both_languages_without_a_number() -> None:
    assert POINTS.keys() == WORDS.keys()
    said = [text for words in WORDS.values() for text in (words.id, words.en)]
    assert all(text.endswith(".") and not any(map(str.isdigit, text)) for text in said)
