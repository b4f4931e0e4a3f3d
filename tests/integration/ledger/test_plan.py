"""A plan posts the difference, only once; its sums are checked against the sub-ledger."""

import datetime as dt
import uuid
from collections.abc import Sequence

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.ledger.world import rolled_back
from tests.often import often

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.ledger import actions, pipeline, queries
from salur.ledger.domain import (
    BpntUnit,
    Kind,
    PlannedTransfer,
    balances_after,
    bpnt_flows,
)
from salur.ledger.pipeline import DesiredRow, Posted

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
BANKS = (uuid.UUID(int=7), uuid.UUID(int=8))
GOVERNMENT = uuid.UUID(int=9)
PUBLICATION = uuid.UUID(int=100)
DESAS = ("id.62.01.02.2001", "id.62.01.02.2002", "id.62.02.01.1001")
NOTHING = Posted(0, 0, 0)
LAWS = settings(
    max_examples=often(10, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

AMOUNTS = st.sampled_from([0, 50_000, 110_000, 220_000])
BPNT_UNITS = st.builds(
    BpntUnit, ordered=AMOUNTS, credited=AMOUNTS, spent=AMOUNTS, returned=AMOUNTS, opening=AMOUNTS
)
PLACED = st.lists(st.tuples(st.sampled_from(DESAS), st.sampled_from(BANKS), BPNT_UNITS), max_size=8)


def _rows(placed: Sequence[tuple[str, uuid.UUID, BpntUnit]]) -> list[DesiredRow]:
    return [
        DesiredRow(201903, None, PlannedTransfer(m.reason, desa, bank, m.amount))
        for desa, bank, unit in placed
        for m in bpnt_flows(unit, opens_account=True)
    ]


def _publish(
    rows: Sequence[DesiredRow], *, scope: str = "id.62", publication: uuid.UUID = PUBLICATION
) -> Posted:
    with as_owner():
        actions.open_plan()
        with connection.cursor() as cursor:
            for program in ("BPNT", "RASTRA"):
                cursor.execute(
                    "INSERT INTO ledger_scope VALUES (%s, 201903, %s::ltree)", [program, scope]
                )
        pipeline.copy_desired(rows)
        return actions.post_difference(
            publication=publication, by=SYSTEM, at=AT, key=str(uuid.uuid4())
        )


def _balances() -> dict[str, int]:
    with as_owner():
        found = [
            row
            for program in ("BPNT", "RASTRA")
            for row in queries.balances(program=program, path="id")
        ]
    return {row.code: row.balance for row in found if row.balance}


def _model(rows: Sequence[DesiredRow]) -> dict[str, int]:
    balances = balances_after(row.transfer for row in rows)
    return {name.code: balance for name, balance in balances.items() if balance}


@LAWS
@given(PLACED)
def test_the_posted_balances_are_those_of_the_model(
    placed: list[tuple[str, uuid.UUID, BpntUnit]],
) -> None:
    with rolled_back():
        rows = _rows(placed)
        _publish(rows)
        assert _balances() == _model(rows)
        assert sum(_balances().values()) == 0


@LAWS
@given(PLACED)
def test_publishing_twice_posts_nothing(placed: list[tuple[str, uuid.UUID, BpntUnit]]) -> None:
    with rolled_back():
        _publish(_rows(placed))
        before = _balances()
        assert _publish(_rows(placed), publication=uuid.uuid4()) == NOTHING
        assert _balances() == before


@LAWS
@given(PLACED, PLACED)
def test_a_new_version_leaves_the_balances_it_would_have_made_alone(
    first: list[tuple[str, uuid.UUID, BpntUnit]], second: list[tuple[str, uuid.UUID, BpntUnit]]
) -> None:
    with rolled_back():
        _publish(_rows(first))
        _publish(_rows(second))
        assert _balances() == _model(_rows(second))
        assert _publish(_rows(second)) == NOTHING


@LAWS
@given(PLACED, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    placed: list[tuple[str, uuid.UUID, BpntUnit]], random: object
) -> None:
    shuffled = _rows(placed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with rolled_back():
        one = _publish(_rows(placed))
        assert _publish(shuffled) == NOTHING
    with rolled_back():
        assert _publish(shuffled) == one


def test_what_lies_outside_of_the_scope_stays() -> None:
    order = PlannedTransfer("ordered", DESAS[0], BANKS[0], 110_000)
    other = PlannedTransfer("ordered", DESAS[2], BANKS[0], 220_000)
    _publish([DesiredRow(201903, None, order), DesiredRow(201903, None, other)])
    _publish([], scope="id.62.02")
    assert {code: b for code, b in _balances().items() if "bank_pool" in code} == {
        f"BPNT:bank_pool:id.62.01:{BANKS[0]}": 110_000
    }


def test_what_was_posted_by_hand_is_not_taken_back() -> None:
    actions.post(
        PlannedTransfer("over_credited", DESAS[0], BANKS[0], 40),
        period=201903,
        evidence=None,
        by=SYSTEM,
        at=AT,
        key="hand",
    )
    before = _balances()
    assert _publish([]) == NOTHING
    assert _balances() == before


def test_the_evidence_of_a_sum_may_change_without_moving_it() -> None:
    order = PlannedTransfer("ordered", DESAS[0], BANKS[0], 110_000)
    _publish([DesiredRow(201903, uuid.UUID(int=1), order)])
    before = _balances()
    assert _publish([DesiredRow(201903, uuid.UUID(int=2), order)]).transfers == 2
    assert _balances() == before


def test_a_plan_outside_of_its_scope_is_refused() -> None:
    order = PlannedTransfer("ordered", "id.63.01.02.2001", BANKS[0], 110_000)
    with pytest.raises(actions.TransferRefused) as caught:
        _publish([DesiredRow(201903, None, order)])
    assert caught.value.code == "ledger_plan_faulty"


def test_taking_back_what_was_spent_since_is_refused() -> None:
    rows = _rows([(DESAS[0], BANKS[0], BpntUnit(ordered=110_000, credited=110_000))])
    _publish(rows)
    actions.post(
        PlannedTransfer("spent", DESAS[0], BANKS[0], 110_000),
        period=201904,
        evidence=None,
        by=SYSTEM,
        at=AT,
        key="april",
    )
    with pytest.raises(actions.TransferRefused) as caught:
        _publish(_rows([(DESAS[0], BANKS[0], BpntUnit(ordered=110_000))]))
    assert caught.value.code == "ledger_overdrawn"


def _control(rows: Sequence[tuple[str, str, uuid.UUID | None, int]], program: str = "BPNT") -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_control VALUES (%s, 201903, %s, %s::ltree, %s, %s)",
            [(program, kind, path, party, movement) for kind, path, party, movement in rows],
        )
    actions.assert_control()


def test_control_accounts_equal_the_sum_of_their_rows() -> None:
    unit = BpntUnit(ordered=110_000, credited=110_000, spent=30_000)
    with as_owner():
        _publish(_rows([(DESAS[0], BANKS[0], unit), (DESAS[1], BANKS[0], unit)]))
        _control(
            [
                (Kind.CARDS, DESAS[0], BANKS[0], 50_000),
                (Kind.CARDS, DESAS[0], BANKS[0], 30_000),
                (Kind.CARDS, DESAS[1], BANKS[0], 80_000),
                (Kind.BANK_POOL, "id.62.01", BANKS[0], 0),
            ]
        )


@pytest.mark.parametrize("kept", [[(Kind.CARDS, DESAS[1], BANKS[0], 80_000)], []])
def test_a_control_account_that_differs_is_named(
    kept: list[tuple[str, str, uuid.UUID, int]],
) -> None:
    unit = BpntUnit(ordered=110_000, credited=110_000, spent=30_000)
    with as_owner():
        _publish(_rows([(DESAS[0], BANKS[0], unit), (DESAS[1], BANKS[0], unit)]))
        with pytest.raises(actions.LedgerDiffers, match="moved by 80000") as caught:
            _control([*kept, (Kind.CARDS, DESAS[0], BANKS[0], 79_999)])
        assert caught.value.code == "ledger_differs"
        assert f"BPNT:cards:{DESAS[0]}:{BANKS[0]}" in caught.value.message.en


def test_an_account_that_the_rows_leave_out_is_named() -> None:
    unit = BpntUnit(ordered=110_000, credited=110_000)
    with as_owner():
        _publish(_rows([(DESAS[0], BANKS[0], unit), (DESAS[1], BANKS[0], unit)]))
        with pytest.raises(actions.LedgerDiffers, match=f"cards:{DESAS[1]}"):
            _control([(Kind.CARDS, DESAS[0], BANKS[0], 110_000)])
