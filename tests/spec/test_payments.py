"""Payments by their worked cases, and the table of their moves."""

import itertools

import pytest

from salur.reconciliation.domain.payments import (
    MOVES,
    STEPS,
    TERMINAL,
    MonthMoney,
    Payment,
    is_legal,
    left_of,
    reached,
    state_of,
)
from tests.spec.payment_cases import CASES


@pytest.mark.parametrize("case", CASES)
def test_a_payment_stands_where_its_facts_put_it(case: str) -> None:
    facts, wanted = CASES[case]
    assert state_of(facts) is wanted


def test_the_table_of_moves_knows_every_state_and_ends_where_it_says() -> None:
    assert set(MOVES) == set(Payment)
    assert {one for one, following in MOVES.items() if not following} == TERMINAL
    for source, target in itertools.product(Payment, Payment):
        if target in (Payment.PLANNED, Payment.SUSPENDED) and source is not target:
            assert not is_legal(source, target) or source is Payment.SUSPENDED
    assert is_legal(Payment.PLANNED, Payment.RETURNED)
    assert not is_legal(Payment.SPENT, Payment.CREDITED)


def test_every_state_lies_on_one_step_and_whoever_is_further_passed_the_ones_before() -> None:
    standing = [state for _name, states in STEPS for state in states]
    assert sorted(standing) == sorted(Payment) and len(standing) == len(set(standing))
    counts = {Payment.PLANNED: 1, Payment.IN_SPM: 2, Payment.FAILED: 3, Payment.IDLE: 4}
    assert reached(counts | {Payment.SPENT: 5}) == (15, 14, 12, 9, 5)


@pytest.mark.parametrize(
    ("months", "left"),
    [
        ([], ()),
        ([MonthMoney(110, 0, 0)], (110,)),
        # Spent a month later: the older credit goes first.
        ([MonthMoney(110, 0, 0), MonthMoney(110, 110, 0, 110)], (0, 110)),
        ([MonthMoney(110, 0, 0), MonthMoney(110, 150, 0, 110)], (0, 70)),
        # What went back for March is March's.
        ([MonthMoney(110, 0, 0), MonthMoney(110, 0, 0, 110)], (110, 110)),
        ([MonthMoney(110, 0, 110), MonthMoney(110, 0, 0)], (0, 110)),
        ([MonthMoney(110, 0, 0), MonthMoney(110, 0, 110, 110)], (110, 0)),
        # An opening balance is nobody's month.
        ([MonthMoney(110, 0, 0, 50)], (110,)),
        ([MonthMoney(110, 200, 0)], (0,)),
    ],
)
def test_what_is_left_of_a_credit(months: list[MonthMoney], left: tuple[int, ...]) -> None:
    assert left_of(months) == left
