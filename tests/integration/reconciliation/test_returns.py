"""Idle credits on their way back: a frozen list, two people, and lines that published months close."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.reconciliation.test_publish_bpnt import (
    APRIL,
    AT,
    MARCH,
    World,
    credit,
    order,
    purchase,
    rows,
)
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.kernel.period import Period
from salur.parties.models import Organisation
from salur.parties.queries import organisation_by_code
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions, queries
from salur.reconciliation.actions import ReturnRefused, publish_bpnt
from salur.reconciliation.domain.returns import Outcome
from salur.reconciliation.queries import ReturnList
from salur.registry.actions import load_families

pytestmark = pytest.mark.django_db

DAY = dt.date(2019, 7, 1)  # more than 105 days after 10 March
LATER = dt.datetime(2019, 7, 2, 8, tzinfo=dt.UTC)
PUBLISHER = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id",), "Petugas")
BUDI = Actor(uuid.UUID(int=1), uuid.uuid4(), frozenset({"operator"}), ("id.62.01",), "Budi")
HEAD = Actor(uuid.UUID(int=2), uuid.uuid4(), frozenset({"head"}), ("id.62.01",), "Kepala")
BOTH = replace(BUDI, roles=frozenset({"operator", "head"}))


def bank(code: str) -> Actor:
    found = organisation_by_code(code)
    assert found is not None
    return Actor(uuid.UUID(int=9), found.id, frozenset({"bank"}), ("id",), f"Petugas {code}")


@pytest.fixture
def world(tmp_path: Path, db: None) -> World:
    """Five families credited in March who buy nothing; one of them the field has seen."""
    for code in ("BRI", "BNI"):
        Organisation.objects.create(id=uuid.uuid4(), kind="bank", code=code, name=f"Bank {code}")
    enter_scope(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)
    load_families(
        [FAMILY._replace(id_kpm="K1", no_rekening="006201000000001", no_kks=None)],
        evidence=None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    made = World(tmp_path)
    made.add("perintah", [order(n) for n in range(1, 6)] + [order(9, desa="6202012003")])
    made.add("topup", [*(credit(n) for n in range(1, 6)), credit(9)])
    made.add("saldo", [])
    made.add("transaksi", [purchase(5, 1000)])
    return made.add("cek_lapangan", [{"id_kpm": "K4", "periode": "2019-03", "sebab": "EDC",
                                      "tanggal": "2019-03-20"}])  # fmt: skip


def publish(world: World, *months: Period) -> None:
    found = organisation_by_code("BRI")
    assert found is not None
    publish_bpnt(
        months=[world.month(one) for one in months or (MARCH, APRIL)], banks={"BRI": found.id},
        by=PUBLISHER, at=AT, key=str(uuid.uuid4()),
    )  # fmt: skip


def returned(number: int, amount: int, ntpn: str = "N1") -> dict[str, object]:
    return {"no_rekening": f"00620100000{number:04d}", "periode": "2019-03", "nominal": amount,
            "ntpn": ntpn, "tanggal": "2019-07-20"}  # fmt: skip


def proposed(key: str = "p", **more: object) -> ReturnList:
    enter_scope(BUDI)
    how: dict[str, object] = {"code": "6201", "bank": "BRI", "as_of": DAY, "by": BUDI, "at": LATER}
    return actions.propose_return(key=key, **(how | more))  # type: ignore[arg-type]


def lines(one: ReturnList) -> dict[str | None, tuple[Outcome, int, int, int, str | None]]:
    return {
        each.id_kpm: (each.standing.outcome, each.standing.returned, each.standing.open,
                      each.standing.dropped, each.excuse)
        for each in queries.return_lines(one.id)
    }  # fmt: skip


def states() -> dict[str, int]:
    enter_scope(SYSTEM)
    sums = queries.by_state(queries.payment_sums(201903, ["id.62.01"]))
    return {str(state): one.payments for state, one in sums.items()}


K = 110_000


def test_what_lies_idle_is_asked_back_by_two_people_and_closed_by_what_the_bank_returns(
    world: World,
) -> None:
    publish(world, MARCH)
    one = proposed()
    assert (one.lines, one.amount, one.left_out, one.status) == (3, 3 * K, 1, "PREPARED")
    assert lines(one)["K4"][-1] == "EDC" and lines(one)["K1"] == (Outcome.OPEN, 0, K, 0, None)
    assert proposed() == one  # the same key again
    with pytest.raises(ReturnRefused, match="four_eyes"):
        actions.approve_return(return_id=one.id, by=BOTH, at=LATER, key="x")
    enter_scope(HEAD)
    approved = actions.approve_return(return_id=one.id, by=HEAD, at=LATER, key="a")
    assert approved.due_on == dt.date(2019, 8, 1)
    assert actions.approve_return(return_id=one.id, by=HEAD, at=LATER, key="a") == approved
    with pytest.raises(ReturnRefused) as refused:
        actions.approve_return(return_id=one.id, by=HEAD, at=LATER, key="b")
    assert refused.value.code == "return_decided_already"
    assert states() == {"TO_RETURN": 3, "CREDITED": 1, "PARTLY_SPENT": 1}
    # One is returned whole, one in part, one was spent from before the bank came to it.
    world.add("setoran", [returned(1, K), returned(2, 40_000, "N2")])
    world.add("transaksi", [purchase(3, 80_000, "2019-04")])
    publish(world)
    enter_scope(SYSTEM)
    now = lines(one)
    assert now["K1"] == (Outcome.RETURNED, K, 0, 0, None)
    assert now["K2"] == (Outcome.IN_PART, 40_000, 70_000, 0, None)
    assert now["K3"] == (Outcome.OPEN, 0, 30_000, 80_000, None)
    listed = queries.return_list(one.id)
    assert listed is not None
    assert (listed.returned, listed.open, listed.dropped) == (150_000, 100_000, 80_000)
    assert listed.is_overdue(dt.date(2019, 8, 2)) and not listed.is_overdue(dt.date(2019, 8, 1))
    assert states()["RETURNED"] == 1
    # Weeks later the bank takes a credit back: there is nothing of it to return any more.
    world.add("topup", [credit(2, referensi="B2", status="BATAL", referensi_asal="T-2019-03-2")])
    # More than was asked is an exception of its class, and no line's.
    world.add("setoran", [returned(1, 5_000, "N3")])
    publish(world)
    enter_scope(SYSTEM)
    assert lines(one)["K2"] == (Outcome.DROPPED, 40_000, 0, 70_000, None)
    assert lines(one)["K1"] == (Outcome.RETURNED, K, 0, 0, None)
    assert rows("SELECT class FROM reconciliation_unit WHERE period = 201903 AND until IS NULL"
                " AND id_kpm IN ('K1', 'K2') ORDER BY id_kpm") == [(5,), (2,)]  # fmt: skip


def test_a_draft_is_replaced_an_excuse_can_be_overruled_and_nothing_is_asked_back_twice(
    world: World,
) -> None:
    publish(world, MARCH)
    first = proposed()
    second = proposed("q", include=["K4"])
    assert (second.lines, second.left_out) == (4, 0)
    with pytest.raises(ReturnRefused):
        actions.approve_return(return_id=first.id, by=HEAD, at=LATER, key="a")
    actions.approve_return(return_id=second.id, by=HEAD, at=LATER, key="a2")
    enter_scope(BUDI)
    with pytest.raises(ReturnRefused, match="return_empty"):
        proposed("r")
    cancelled = actions.cancel_return(
        return_id=second.id, reason="salah hari hitung", by=BUDI, at=LATER, key="c"
    )
    assert cancelled.status == "CANCELLED" and "TO_RETURN" not in states()
    assert proposed("s").lines == 3
    enter_scope(BUDI)
    with pytest.raises(ReturnRefused, match="return_empty"):
        proposed("t", as_of=dt.date(2019, 6, 23))  # the 105th day after 10 March
    assert proposed("u", as_of=dt.date(2019, 6, 24)).lines == 3
    with pytest.raises(ReturnRefused, match="bank_unknown"):
        proposed("v", bank="X")
    with pytest.raises(NotAllowed):
        actions.propose_return(code="6202", bank="BRI", as_of=DAY, by=BUDI, at=LATER, key="w")


def test_the_bank_sees_a_list_once_it_is_approved_and_opens_its_accounts_on_a_reason(
    world: World,
) -> None:
    publish(world, MARCH)
    one = proposed()
    bri, bni = bank("BRI"), bank("BNI")
    enter_scope(bri)
    assert queries.returns_page() == ()
    enter_scope(HEAD)
    actions.approve_return(return_id=one.id, by=HEAD, at=LATER, key="a")
    enter_scope(bri)
    assert [each.id for each in queries.returns_page(status="APPROVED")] == [one.id]
    with pytest.raises(ReturnRefused, match="reason_missing"):
        actions.open_return(return_id=one.id, reason="x", by=bri, at=LATER)
    opened = actions.open_return(return_id=one.id, reason="setoran Juli", by=bri, at=LATER)
    assert {each.line.id_kpm: each.number for each in opened} == {
        "K1": "006201000000001", "K2": None, "K3": None,
    }  # fmt: skip
    said = rows("SELECT facts::text FROM audit_event WHERE action = 'return.opened'")
    assert len(said) == 1 and "006201000000001" not in said[0][0]
    enter_scope(bni)
    assert queries.returns_page() == () and queries.return_lines(one.id) == ()


def test_the_database_itself_keeps_a_list_and_asks_for_two_people(world: World) -> None:
    publish(world, MARCH)
    one = proposed()
    for statement in (
        "UPDATE reconciliation_return SET status = 'APPROVED', approved_by = prepared_by,"
        " approved_by_name = 'x', approved_at = now(), due_on = now()::date",
        "UPDATE reconciliation_return SET amount_idr = 1, status = 'CANCELLED', cancelled_at = now()",
        "DELETE FROM reconciliation_return",
        "UPDATE reconciliation_return_line SET amount_idr = 1",
        "DELETE FROM reconciliation_return_line",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)
    enter_scope(SYSTEM)
    assert queries.return_list(one.id) == one
