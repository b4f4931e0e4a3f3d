"""What the database itself refuses, to the program and to the owner."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.ledger import actions, queries
from salur.ledger.domain import PlannedTransfer
from salur.ledger.queries import TransferRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
BANK = uuid.UUID(int=7)
DESA = "id.62.01.02.2001"
COLUMNS = (
    "program, period, reason, from_account, to_account, amount, unit, path, party, key, reverses,"
    " at"
)


def _post(reason: str, amount: int, key: str, *, path: str = DESA) -> TransferRow:
    return actions.post(
        PlannedTransfer(reason, path, BANK, amount),
        period=201903,
        evidence=None,
        by=SYSTEM,
        at=AT,
        key=key,
    )


def _insert(base: TransferRow, **changes: object) -> None:
    values: dict[str, object] = {
        "program": base.program,
        "period": base.period,
        "reason": base.reason,
        "from_account": base.from_account,
        "to_account": base.to_account,
        "amount": base.amount,
        "unit": base.unit,
        "path": base.path,
        "party": base.party,
        "key": "raw",
        "reverses": None,
        "at": AT,
    } | changes
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ledger_transfer ({COLUMNS}) VALUES"
            " (%s, %s, %s, %s, %s, %s, %s, %s::ltree, %s, %s, %s, %s)",
            list(values.values()),
        )


def _rice() -> TransferRow:
    return _post("stocked", 10_000, "rice")


WRONG: list[tuple[str, Callable[[TransferRow], dict[str, object]]]] = [
    ("ledger_transfer_above_zero", lambda t: {"amount": 0}),
    ("ledger_transfer_above_zero", lambda t: {"amount": -5}),
    ("ledger_transfer_two_sided", lambda t: {"to_account": t.from_account}),
    ("to_account", lambda t: {"to_account": None}),
    ("from_account", lambda t: {"from_account": None}),
    ("ledger_transfer_to", lambda t: {"to_account": _rice().to_account}),
    ("ledger_transfer_from", lambda t: {"unit": "GRAM"}),
    ("ledger_transfer_from", lambda t: {"program": "RASTRA"}),
    ("ledger_transfer_key_once", lambda t: {"key": "first:1"}),
    ("ledger_transfer_of_month", lambda t: {"period": 201913}),
    ("ledger_transfer_has_reason", lambda t: {"reason": "Because"}),
    ("ledger_transfer_has_key", lambda t: {"key": ""}),
    ("ledger_transfer_is_opposite", lambda t: {"reverses": t.id}),
    (
        "ledger_transfer_is_opposite",
        lambda t: {
            "reverses": t.id,
            "from_account": t.to_account,
            "to_account": t.from_account,
            "amount": t.amount - 1,
        },
    ),
    (
        "ledger_balance_not_below_zero",
        lambda t: {"from_account": t.to_account, "to_account": t.from_account, "amount": 10**6},
    ),
]


@pytest.mark.parametrize(("guard", "change"), WRONG)
def test_the_database_refuses_a_wrong_transfer_even_from_the_owner(
    guard: str, change: Callable[[TransferRow], dict[str, object]]
) -> None:
    base = _post("ordered", 110_000, "first")
    changes = change(base)
    with pytest.raises(IntegrityError) as caught, as_owner():
        _insert(base, **changes)
    diagnosis = caught.value.__cause__.diag  # type: ignore[union-attr]
    assert guard in (diagnosis.constraint_name, diagnosis.column_name)


def test_the_owner_can_write_what_is_right() -> None:
    base = _post("ordered", 110_000, "first")
    with as_owner():
        _insert(base)
        assert queries.transfer_by_key("raw") is not None


CHANGES = [
    "UPDATE ledger_transfer SET amount = amount + 1",
    "DELETE FROM ledger_transfer",
    "TRUNCATE ledger_transfer CASCADE",
    "UPDATE ledger_account SET kind = 'treasury'",
    "DELETE FROM ledger_account",
    "TRUNCATE ledger_account CASCADE",
    "UPDATE ledger_balance SET balance = 1",
    "DELETE FROM ledger_balance",
    "TRUNCATE ledger_balance",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_nobody_changes_what_was_written(statement: str) -> None:
    _post("ordered", 110_000, "first")
    enter_scope(SYSTEM)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    with (
        pytest.raises(DatabaseError, match=r"append-only|by transfers only"),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_program_itself_cannot_post() -> None:
    base = _post("ordered", 110_000, "first")
    enter_scope(SYSTEM)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _insert(base)


def test_overdrawing_is_refused_with_the_name_of_the_account() -> None:
    _post("ordered", 110_000, "first")
    with pytest.raises(actions.TransferRefused) as caught:
        _post("credited", 110_001, "second")
    assert caught.value.code == "ledger_overdrawn"
    assert f"BPNT:bank_pool:id.62.01:{BANK}" in caught.value.message.id


def test_suspense_and_the_treasury_may_fall_below_zero() -> None:
    _post("over_credited", 5, "over")
    with as_owner():
        found = queries.balances(program="BPNT", path="id", kinds=("suspense", "cards"))
    assert [(b.kind, b.balance) for b in found] == [("cards", 5), ("suspense", -5)]


def test_the_same_key_gives_the_same_transfer_and_moves_nothing() -> None:
    first = _post("ordered", 110_000, "once")
    assert _post("ordered", 110_000, "once") == first
    with as_owner():
        found = queries.balances(program="BPNT", path="id", kinds=("bank_pool",))
    assert found[0].balance == 110_000


def test_the_same_key_for_something_else_is_refused() -> None:
    _post("ordered", 110_000, "once")
    with pytest.raises(actions.TransferRefused) as caught:
        _post("ordered", 110_001, "once")
    assert caught.value.code == "ledger_key_taken"


def test_a_reversal_is_the_exact_opposite_and_happens_once() -> None:
    first = _post("ordered", 110_000, "first")
    back = actions.reverse(first.id, reason="salah unggah", by=SYSTEM, at=AT, key="back")
    assert (back.from_account, back.to_account, back.amount, back.reverses) == (
        first.to_account,
        first.from_account,
        first.amount,
        first.id,
    )
    assert actions.reverse(first.id, reason="salah unggah", by=SYSTEM, at=AT, key="back") == back
    with pytest.raises(actions.TransferRefused) as caught:
        actions.reverse(first.id, reason="lagi", by=SYSTEM, at=AT, key="again")
    assert caught.value.code == "ledger_reversed_already"


def test_a_reason_that_nobody_knows_is_refused() -> None:
    with pytest.raises(actions.TransferRefused) as caught:
        _post("gift", 1, "gift")
    assert caught.value.code == "ledger_plan_faulty"


def _reader(*paths: str, organisation: uuid.UUID | None = None, role: str = "operator") -> Actor:
    return Actor(uuid.uuid4(), organisation, frozenset({role}), paths, "Pembaca")


def _seen() -> tuple[int, int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM ledger_account), (SELECT count(*) FROM ledger_transfer),"
            " (SELECT count(*) FROM ledger_balance)"
        )
        return tuple(cursor.fetchone())


def test_rows_are_seen_by_scope_and_a_bank_sees_its_own() -> None:
    _post("ordered", 110_000, "first")
    assert _seen() == (0, 0, 0)
    enter_scope(_reader("id.63"))
    assert _seen() == (0, 0, 0)
    enter_scope(_reader("id.62.01"))
    assert _seen() == (1, 1, 1)  # the treasury lies at the nation
    enter_scope(_reader("id", organisation=uuid.UUID(int=8), role="bank"))
    assert _seen() == (0, 0, 0)
    enter_scope(_reader("id", organisation=BANK, role="bank"))
    assert _seen() == (1, 1, 1)
