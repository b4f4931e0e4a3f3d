"""The state of a payment: the function and its twin in SQL say the same, and move by the table."""

from dataclasses import fields, replace

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.reconciliation.domain.payments import (
    CLASSES,
    Facts,
    MonthMoney,
    Payment,
    Stage,
    is_legal,
    left_of,
    state_of,
)
from tests.often import often

money = st.sampled_from([0, 1, 50_000, 110_000, 220_000])
facts = st.builds(
    Facts,
    listed=st.booleans(),
    payable=st.booleans(),
    ordered=money,
    stage=st.sampled_from(Stage),
    rest=st.sampled_from(["", "short", "reversed", "failed", "missing"]),
    credited=money,
    spent=money,
    returned=money,
    opening=money,
    hanging=st.booleans(),
    idle=st.booleans(),
    asked=st.booleans(),
)
# What becomes known, one thing at a time; None where it cannot be said of such a payment.
BECOMES_KNOWN = {
    "woken": lambda f: replace(f, payable=True),
    "ordered": lambda f: replace(f, ordered=110_000, rest="missing", stage=Stage.IN_SPM)
    if not f.ordered and not f.credited else None,
    "paid out": lambda f: replace(f, stage=Stage(f.stage + 1)) if 0 < f.stage < Stage.INSTRUCTED
    else None,
    "failed": lambda f: replace(f, rest="failed") if f.rest == "missing" and not f.credited
    else None,
    "credited": lambda f: replace(f, credited=110_000, rest="", spent=0, returned=0)
    if not f.credited and f.ordered else None,
    "reversed": lambda f: replace(f, credited=0, rest="reversed")
    if f.credited and f.ordered and not f.spent and not f.returned else None,
    "hangs": lambda f: replace(f, hanging=True) if f.credited and not f.spent else None,
    "lies idle": lambda f: replace(f, idle=True) if f.credited else None,
    "asked back": lambda f: replace(f, asked=True) if f.credited and f.idle else None,
    "spent from": lambda f: replace(f, spent=f.spent + 1, idle=False) if f.credited else None,
    "spent whole": lambda f: replace(f, spent=max(f.spent, f.credited + f.opening - f.returned),
                                     idle=False, asked=False) if f.credited else None,
    "returned": lambda f: replace(f, returned=max(f.returned, f.credited + f.opening - f.spent))
    if f.credited else None,
}  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=often(12, 25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(facts, min_size=1, max_size=60))
def test_the_function_and_its_twin_in_sql_say_the_same(many: list[Facts]) -> None:
    names = [one.name for one in fields(Facts)]
    columns = {name: [getattr(one, name) for one in many] for name in names}
    order = "listed payable ordered stage rest credited spent returned opening hanging idle asked"
    kinds = dict.fromkeys(("listed", "payable", "hanging", "idle", "asked"), "boolean")
    kinds |= {"stage": "smallint", "rest": "text"}
    arrays = ", ".join(f"%({name})s::{kinds.get(name, 'bigint')}[]" for name in order.split())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT reconciliation_payment_state({', '.join(order.split())})"
            f" FROM unnest({arrays}) WITH ORDINALITY AS f ({', '.join(order.split())}, place)"
            " ORDER BY place",
            columns,
        )
        said = [row[0] for row in cursor.fetchall()]
    assert said == [state_of(one) for one in many]


@given(facts, st.sampled_from(sorted(BECOMES_KNOWN)))
def test_whatever_becomes_known_moves_a_payment_by_the_table(one: Facts, what: str) -> None:
    after = BECOMES_KNOWN[what](one)
    before = state_of(one)
    if after is None or before is None:
        return
    target = state_of(after)
    if what == "credited" and one.opening and target in (Payment.PARTLY_SPENT, Payment.SPENT):
        return
    assert target is not None
    if before in (Payment.SPENT, Payment.RETURNED):
        return  # nothing more is expected; what comes all the same is an exception of its class
    assert is_legal(before, target), (before, what, target)


def _class_of(f: Facts) -> int:
    """Give the class of contracts.md section 3, for one line and one credit."""
    used = f.spent + f.returned
    tried = (
        (1, not f.ordered and f.credited > 0),
        (2, f.credited == 0 and used > f.opening),
        (4, f.ordered > 0 and f.credited > 0 and f.credited != f.ordered),
        (5, f.credited > 0 and used > f.credited + f.opening),
        (6, f.ordered > 0 and f.credited == 0 and f.rest == "reversed"),
        (7, f.ordered > 0 and f.credited == 0 and f.rest == "failed"),
        (8, f.ordered > 0 and f.credited == 0),
        (9, not f.ordered),
        (10, used == 0),
        (11, used < f.credited + f.opening),
    )
    return next((number for number, holds in tried if holds), 12)


@given(facts)
def test_a_list_looks_only_among_the_classes_that_a_state_can_have(one: Facts) -> None:
    state = state_of(one)
    if state in (None, Payment.PLANNED, Payment.SUSPENDED):
        return
    # Only what is credited and ordered can be said to hang or lie idle with purchases of its own.
    assert _class_of(one) in CLASSES[state]


@given(st.lists(st.tuples(money, money, money), max_size=6))
def test_what_is_left_is_never_more_than_the_balance_or_the_credit(
    moved: list[tuple[int, int, int]],
) -> None:
    months, balance = [], 0
    for credited, spent, returned in moved:
        there = balance + credited
        spent = min(spent, there)
        returned = min(returned, there - spent)
        months.append(MonthMoney(credited, spent, returned, balance))
        balance = there - spent - returned
    left = left_of(months)
    assert sum(left) <= balance
    assert all(0 <= of <= month.credited for of, month in zip(left, months, strict=True))
