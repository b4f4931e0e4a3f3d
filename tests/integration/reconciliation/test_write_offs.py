"""What no evidence will end is ended by a decision of two people, and hangs again when undone."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world as parties
from tests.integration.reconciliation.test_publish_bpnt import (
    OPERATOR,
    World,
    assert_open_counts_are_true,
    credit,
    order,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, NotAllowed
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions, queries
from salur.reconciliation.actions import WriteOffRefused

pytestmark = pytest.mark.django_db

HEAD = replace(OPERATOR, person_id=uuid.uuid4(), roles=frozenset({"head"}), name="Kepala Uji")
BOTH = replace(OPERATOR, roles=frozenset({"operator", "head"}))
MAY = dt.datetime(2019, 5, 20, 8, tzinfo=dt.UTC)
PAPER = b"%PDF-1.4 keputusan"
STANDS = (
    "SELECT resolved_kind, resolved_in, amount FROM reconciliation_exception WHERE id_kpm = 'K1'"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two families of which the bank says nothing, one that is paid."""
    parties.build()
    enter_scope(SYSTEM)
    seed_parameters(by=SYSTEM, at=MAY)
    made = World(tmp_path)
    made.add("perintah", [order(1), order(2), order(3)])
    made.add("saldo", [])
    return made.add("topup", [credit(3)])


def of_k1() -> UUID:
    [(found,)] = rows("SELECT id FROM reconciliation_exception WHERE id_kpm = 'K1'")
    return found  # type: ignore[no-any-return]


def propose(by: object = OPERATOR, key: str = "p", **more: object) -> queries.WriteOff:
    enter_scope(OPERATOR)
    said = {
        "exception_id": of_k1(), "decision": "SK 12/2019", "decided_on": dt.date(2019, 5, 18),
        "reason": "bank penyalur sudah bubar", "file_name": "sk.pdf", "data": PAPER, "by": by,
        "at": MAY, "key": key,
    }  # fmt: skip
    enter_scope(OPERATOR)
    return actions.propose_write_off(**(said | more))  # type: ignore[arg-type]


def code_of(refused: pytest.ExceptionInfo[WriteOffRefused]) -> str:
    return refused.value.code


def test_two_people_write_off_what_hangs_and_it_adds_up_until_it_is_undone(world: World) -> None:
    world.publish()
    for wrong, code in (
        ({"decision": " "}, "decision_missing"),
        ({"decided_on": dt.date(2019, 5, 21)}, "decision_in_future"),
        ({"reason": "bubar"}, "reason_missing"),
        ({"reason": "rekening 0062010000000001"}, "identifier_in_text"),
        ({"exception_id": uuid.uuid4()}, "write_off_unknown"),
    ):
        with pytest.raises(WriteOffRefused) as refused:
            propose(**wrong)  # type: ignore[arg-type]
        assert code_of(refused) == code
    with pytest.raises(NotAllowed):
        propose(by=HEAD)
    one = propose(by=BOTH)
    assert (one.status, one.lines, one.amount) == ("PROPOSED", 1, 110_000)
    assert propose(by=BOTH) == one  # the same key again
    with pytest.raises(WriteOffRefused) as refused:
        propose(key="q")
    assert code_of(refused) == "write_off_proposed_already"
    assert rows(STANDS) == [(None, None, 110_000)]
    decided = {"write_off_id": one.id, "at": MAY}
    enter_scope(OPERATOR)
    with pytest.raises(WriteOffRefused) as refused:
        actions.approve_write_off(by=BOTH, key="a", **decided)
    assert code_of(refused) == "four_eyes"
    enter_scope(HEAD)
    assert actions.open_decision(write_off_id=one.id, by=HEAD, at=MAY)[1] == PAPER
    actions.approve_write_off(by=HEAD, key="a", **decided)
    assert actions.approve_write_off(by=HEAD, key="a", **decided).status == "APPROVED"
    assert rows(STANDS) == [("written_off", 201905, 110_000)]
    assert_open_counts_are_true()
    enter_scope(OPERATOR)
    may = queries.carried_over("BPNT", 201905, "id.62.01")
    assert (may.opening.count, may.all_resolved.amount, may.closing.count) == (3, 110_000, 2)
    # A publication keeps it, until more hangs than was decided about.
    world.add("topup", [credit(2)])
    world.publish()
    assert rows(STANDS) == [("written_off", 201905, 110_000)]
    enter_scope(HEAD)
    actions.undo_write_off(by=HEAD, key="u", reason="bank ternyata membayar", **decided)
    assert rows(STANDS) == [(None, None, 110_000)]
    with pytest.raises(WriteOffRefused) as refused:
        actions.undo_write_off(by=HEAD, key="v", reason="bank ternyata membayar", **decided)
    assert code_of(refused) == "write_off_decided_already"
    again = propose(key="again")
    enter_scope(HEAD)
    actions.approve_write_off(write_off_id=again.id, by=HEAD, at=MAY, key="b")
    world.add("perintah", [order(1) | {"no_spm": "S2"}])
    world.publish()
    assert rows(STANDS) == [(None, None, 220_000)]
    assert_open_counts_are_true()


def test_a_proposal_is_withdrawn_or_refused_and_the_database_itself_keeps_a_decision(
    world: World,
) -> None:
    world.publish()
    one = propose()
    actions.refuse_write_off(
        write_off_id=one.id, reason="salah perkara ini", by=OPERATOR, at=MAY, key="r"
    )
    two = propose(key="two")
    enter_scope(HEAD)
    actions.refuse_write_off(
        write_off_id=two.id, reason="belum ada putusan", by=HEAD, at=MAY, key="s"
    )
    assert rows(STANDS) == [(None, None, 110_000)]
    three = propose(key="three")
    for statement in (
        "UPDATE reconciliation_write_off SET status = 'APPROVED', answered_by = proposed_by,"
        f" answered_by_name = 'x', answered_at = now() WHERE id = '{three.id}'",
        f"UPDATE reconciliation_write_off SET amount = 1 WHERE id = '{three.id}'",
        f"UPDATE reconciliation_write_off SET status = 'PROPOSED' WHERE id = '{one.id}'",
        "DELETE FROM reconciliation_write_off_line",
        "UPDATE reconciliation_exception SET resolved_kind = 'spent', resolved_on = now(),"
        " resolved_in = period, settled_in = period",
        "UPDATE reconciliation_exception SET resolved_kind = 'spent', resolved_on = now(),"
        " resolved_in = period - 1, settled_in = period, resolved_by = id",
    ):
        with as_owner(), pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)
