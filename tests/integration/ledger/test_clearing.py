"""Suspense is cleared by two people, never beyond what it holds, and taken back the same way."""

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.config.postgres import Address
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.ledger import actions, queries
from salur.ledger.domain import PlannedTransfer
from salur.ledger.queries import Clearing

AT = dt.datetime(2019, 4, 30, 8, tzinfo=dt.UTC)
BANK = uuid.UUID(int=7)
KAB = "id.62.01"
REASON = "Bank mengkreditkan dua kali, diterima Kas Negara."


def _person(role: str, *paths: str) -> Actor:
    return Actor(uuid.uuid4(), uuid.uuid4(), frozenset({role}), paths or (KAB,), f"Contoh {role}")


OPERATOR, HEAD = _person("operator"), _person("head")


def _evidence(status: str = "accepted") -> uuid.UUID:
    """Receive a letter, as far as this needs it."""
    identity = uuid.uuid4()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO evidence_file (id, sha256, contract, file_name, size, sender, sender_name,"
            " received_by, received_by_name, received_at, path, reading, status, rows, accepted,"
            " held_back_rows, held_back_amount, has_reversals, refusal_code)"
            " VALUES (%(id)s, %(sha)s, 'perintah', 'surat.pdf', 1, %(id)s, 'KPPN', %(id)s, 'KPPN',"
            " %(at)s, %(path)s::ltree, '{}', %(status)s, 0, 0, 0, 0, false, '')",
            {"id": identity, "sha": identity.hex * 2, "at": AT, "path": KAB, "status": status},
        )
    return identity


def _over_credited(amount: int = 100) -> None:
    enter_scope(SYSTEM)
    actions.post(
        PlannedTransfer("over_credited", f"{KAB}.02.2001", BANK, amount),
        period=201903, evidence=None, by=SYSTEM, at=AT, key=str(uuid.uuid4()),
    )  # fmt: skip


def _propose(amount: int, *, by: Actor = OPERATOR, **more: object) -> Clearing:
    enter_scope(by)
    asked: dict[str, object] = {
        "program": Program.BPNT, "path": KAB, "party": BANK, "amount": amount,
        "month": Period(2019, 3), "reason": REASON, "decision": "S-12/KPPN/2019",
        "evidence_id": None, "at": AT, "key": str(uuid.uuid4()),
    } | more  # fmt: skip
    asked["evidence_id"] = asked["evidence_id"] or _evidence()
    return actions.clear_suspense(by=by, **asked)  # type: ignore[arg-type]


def _act(verb: str, one: Clearing, by: Actor, **more: object) -> Clearing:
    enter_scope(by)
    asked = {"clearing_id": one.id, "by": by, "at": AT, "key": str(uuid.uuid4())} | more
    done = getattr(actions, verb)(**asked)
    assert isinstance(done, Clearing)
    return done


def _suspense() -> int:
    enter_scope(SYSTEM)
    return sum(b.balance for b in queries.balances(program="BPNT", path=KAB, kinds=("suspense",)))


def _refused(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        work()
    assert caught.value.message.id and caught.value.next_step.id
    return caught.value.code


@pytest.mark.django_db
def test_two_people_clear_suspense_and_take_it_back() -> None:
    _over_credited(100)
    proposed = _propose(60, key="one")
    assert (proposed.state, _suspense()) == ("PROPOSED", -100)
    assert _propose(60, key="one").id == proposed.id
    posted = _act("approve_clearing", proposed, HEAD, key="two")
    assert (posted.state, posted.decided_by_name, _suspense()) == ("POSTED", HEAD.name, -40)
    assert _act("approve_clearing", proposed, HEAD, key="two") == posted
    enter_scope(HEAD)
    page = queries.transfers_of("BPNT", [KAB], 201903, 201903, kind="suspense", party=BANK)
    assert page is not None
    assert [(t.reason, t.amount, t.evidence) for t in page] == [
        ("over_credited", 100, None), ("cleared_by_treasury", 60, posted.evidence),
    ]  # fmt: skip
    words = {"reason": "Ternyata salah bank.", "decision": "S-13"}
    back = _act("undo_clearing", posted, OPERATOR, **words)
    assert (back.undoes, back.amount, _suspense()) == (posted.id, 60, -40)
    assert _refused(lambda: _act("undo_clearing", posted, OPERATOR, **words)) == "clearing_undone"
    assert _act("approve_clearing", back, HEAD).state == "POSTED"
    assert _suspense() == -100
    enter_scope(OPERATOR)
    assert [(c.amount, c.undone) for c in queries.clearings_page(KAB)] in (
        [(60, False), (60, True)], [(60, True), (60, False)],
    )  # fmt: skip


@pytest.mark.django_db
def test_what_is_refused_and_in_which_order() -> None:
    _over_credited(100)
    facilitator, elsewhere = _person("facilitator"), _person("operator", "id.63")
    wrong = {"path": f"{KAB}.02", "amount": 0, "reason": "kurang", "decision": ""}
    steps: list[tuple[str, Actor, dict[str, object]]] = [
        ("role_missing", facilitator, {}),
        ("outside_scope", elsewhere, {}),
        ("clearing_of_kabkota", OPERATOR, {"path": KAB}),
        ("clearing_not_positive", OPERATOR, {"amount": 101}),
        ("clearing_words_missing", OPERATOR, {"decision": "S-1"}),
        ("clearing_words_missing", OPERATOR, {"reason": "NIK 6201010101010001 salah"}),
        ("identifier_in_text", OPERATOR, {"reason": REASON}),
        ("clearing_evidence_unknown", OPERATOR, {"evidence_id": None}),
        ("suspense_too_small", OPERATOR, {"amount": 100}),
    ]
    wrong["evidence_id"] = uuid.uuid4()
    for code, by, mended in steps:
        assert _refused(partial(_propose, by=by, **wrong)) == code, code  # type: ignore[arg-type]
        wrong |= mended
    proposed = _propose(**wrong)  # type: ignore[arg-type]
    both = Actor(OPERATOR.person_id, None, frozenset({"operator", "head"}), (KAB,), "Satu orang")
    assert _refused(lambda: _act("approve_clearing", proposed, OPERATOR)) == "role_missing"
    assert _refused(lambda: _act("approve_clearing", proposed, both)) == "four_eyes"
    assert _refused(lambda: _act("approve_clearing", proposed, elsewhere)) == "clearing_unknown"
    second = _propose(1)
    assert _act("approve_clearing", proposed, HEAD).state == "POSTED"
    assert _refused(lambda: _act("approve_clearing", second, HEAD)) == "suspense_too_small"
    assert _refused(lambda: _act("approve_clearing", proposed, HEAD)) == "clearing_decided"
    said = _act("refuse_clearing", second, OPERATOR, reason="Tidak jadi, sudah selesai.")
    assert (said.state, said.said) == ("REFUSED", "Tidak jadi, sudah selesai.")
    again = _refused(lambda: _act("refuse_clearing", second, HEAD, reason="Tidak jadi lagi."))
    assert again == "clearing_decided"
    assert _suspense() == 0


@pytest.mark.django_db
def test_the_database_itself_asks_for_two_people_and_keeps_what_was_said() -> None:
    _over_credited(100)
    proposed = _propose(60)
    own = (
        "UPDATE ledger_clearing SET state = 'POSTED', transfer = (SELECT min(id) FROM"
        " ledger_transfer), decided_by = proposed_by, decided_at = now()"
    )
    for statement in (own, "UPDATE ledger_clearing SET amount = 1", "DELETE FROM ledger_clearing"):
        with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
            cursor.execute(statement)
    _act("approve_clearing", proposed, HEAD)
    with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_clearing SET said = 'lain'")


def test_two_who_approve_at_once_do_not_clear_more_than_there_is(own_database: Address) -> None:
    with transaction.atomic():
        _over_credited(100)
        proposals = [_propose(60), _propose(60)]
    codes: list[str] = []

    def work(one: Clearing) -> None:
        try:
            with transaction.atomic():
                codes.append(_act("approve_clearing", one, _person("head")).state)
        except Refused as refused:
            codes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in proposals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(codes) == ["POSTED", "suspense_too_small"]
    with transaction.atomic():
        assert _suspense() == -40
