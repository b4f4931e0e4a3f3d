"""A complaint from its first word to its last: clocks, turns, who sees it, and what it is about."""

import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, KAB, PDF, actor, organisation, regions
from tests.integration.coordination.complaining import (
    DAY,
    NIK,
    WORDS,
    code,
    do,
    people,
    recorded,
    standing,
    verified,
)
from tests.integration.programs.turning import register

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.actions import Verified
from salur.coordination.domain.complaints import COMPLAINT
from salur.coordination.queries import ComplaintFilter
from salur.registry import queries as registry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


def test_a_complaint_goes_its_way_by_its_clocks_and_its_receipt_opens_the_answers() -> None:
    operator, _head, bank = people()
    one = recorded(operator)
    assert standing(one).due == AT.date() + 3 * DAY
    do(actions.verify_complaint, operator, one, 1, found=Verified("HARGA", "", "BPNT", DESA))
    seen = standing(one)
    assert (seen.code, seen.t, seen.program, seen.due) == (
        DESA,
        "HARGA",
        "BPNT",
        AT.date() + 6 * DAY,
    )
    forward = {"organisation": bank.organisation_id, "words": "Mohon diperiksa."}
    do(actions.forward_complaint, operator, one, 2, **forward)
    do(actions.return_complaint, bank, one, 3, reason="Bukan agen kami.")
    do(actions.forward_complaint, operator, one, 4, **forward)
    assert standing(one).due == AT.date() + 6 * DAY, "handing on buys no time"
    do(actions.answer_complaint, bank, one, 5, words=WORDS)
    receipt = {"number": one.number, "secret": f" {one.secret.upper().replace('-', ' ')} "}
    told = actions.look_at_receipt(**receipt)  # type: ignore[arg-type]
    assert told is not None and (told.state, told.due) == ("ANSWERED", AT.date() + 15 * DAY)
    assert [e.words for e in told.events if e.kind == "ANSWERED"] == [WORDS]
    assert {e.kind for e in told.events} <= {"RECEIVED", "VERIFIED", "FORWARDED", "ANSWERED"}
    assert actions.look_at_receipt(number=one.number, secret="padi-padi-padi-000") is None
    reply = {**receipt, "verb": "reopen", "words": "Kartu belum kembali.", "key": "r"}
    late = AT + 16 * DAY
    assert code(lambda: actions.reply_by_receipt(**{**reply, "key": ""}, at=late)) == (  # type: ignore[arg-type]
        "reply_too_late"
    )
    actions.reply_by_receipt(**reply, at=AT + 15 * DAY)  # type: ignore[arg-type]
    actions.reply_by_receipt(**reply, at=AT + 15 * DAY)  # type: ignore[arg-type]
    seen = standing(one)
    assert (seen.state, seen.reopened, seen.in_time) == ("REOPENED", 1, True)
    do(actions.answer_complaint, operator, one, 40, words=WORDS)
    seen = standing(one)
    assert (seen.state, seen.in_time, seen.forwarded_org) == (
        "ANSWERED", True, operator.organisation_id,
    )  # fmt: skip
    assert actions.close_silent(at=AT + 50 * DAY) == 0
    assert actions.close_silent(at=AT + 51 * DAY) == 1
    assert standing(one).state == "CLOSED"
    enter_scope(operator)
    events = coordination.complaint_events(one.id)
    assert [e.n for e in events] == list(range(1, len(events) + 1))
    assert [e.kind for e in events][-4:] == ["REOPENED", "FORWARDED", "ANSWERED", "CLOSED"]
    [of_kab] = coordination.complaint_counts("id.62", 4, since=AT.date(), on=AT.date())
    counted = (of_kab.received, of_kab.in_time, of_kab.overdue, of_kab.reopened)
    assert (of_kab.region, of_kab.t, *counted) == (KAB, "HARGA", 1, 1, 0, 1)


def test_refusals_have_their_codes_and_turns_are_kept() -> None:
    operator, head, bank = people()
    facilitator, analyst = actor("facilitator", "DINSOS-6201"), actor("analyst", "KEMENSOS", "id")
    for by, region, refusal in (
        (analyst, KAB, "role_missing"),
        (operator, "6202", "outside_scope"),
        (operator, "9999", "region_unknown"),
        (facilitator, "x", "region_unknown"),
    ):
        assert code(lambda b=by, c=region: recorded(b, c)) == refusal  # type: ignore[misc]
    one = verified(operator)
    verify = {"found": Verified("HARGA")}
    answer, forward = actions.answer_complaint, actions.forward_complaint
    elsewhere = {"organisation": organisation("BULOG-KALSEL"), "words": ""}
    bri = {"organisation": bank.organisation_id, "words": ""}
    for act, refusal in (
        (lambda: do(actions.verify_complaint, operator, one, **verify), "step_changed"),
        (lambda: do(actions.verify_complaint, operator, one, found=Verified("")), "t_missing"),
        (lambda: do(answer, bank, one, words=WORDS), "complaint_unknown"),
        (lambda: do(answer, operator, one, words="x"), "words_missing"),
        (lambda: do(answer, operator, one, words=f"Nomor {NIK} benar."), "words_hold_number"),
        (lambda: do(forward, operator, one, **elsewhere), "answerer_unknown"),
        (lambda: do(answer, facilitator, one, words=WORDS), "role_missing"),
    ):
        assert code(act) == refusal
    do(forward, operator, one, **bri)
    assert code(lambda: do(answer, operator, one, words=WORDS)) == "not_your_turn"
    do(actions.return_complaint, operator, one, reason="Kami jawab sendiri.")
    do(answer, head, one, words=WORDS)
    do(actions.reply_for_complainant, operator, one, verb="accept", words="")
    note = {"words": "Catatan terlambat."}
    assert code(lambda: do(actions.note_complaint, operator, one, **note)) == "step_changed"


def test_a_bank_sees_what_was_forwarded_to_it_and_few_see_what_is_sensitive() -> None:
    operator, head, bank = people()
    one = verified(operator)
    other = verified(operator)
    do(actions.forward_complaint, operator, one, organisation=bank.organisation_id, words="")

    def seen(by: Actor) -> set[uuid.UUID]:
        enter_scope(by)
        return {line.id for line in coordination.complaints_page("id.62")}

    assert (seen(bank), seen(operator)) == ({one.id}, {one.id, other.id})
    assert seen(actor("operator", "DINSOS-6202", "id.62.02")) == set()
    assert seen(actor("bulog", "BULOG-KALTENG", "id.62")) == set()
    enter_scope(bank)
    waiting = ComplaintFilter(waiting_for=bank)
    assert len(coordination.complaints_page("id.62", waiting)) == 1
    assert coordination.complaint_events(other.id) == ()
    late = AT.date() + 9 * DAY
    assert coordination.complaints_waiting(bank, late) == (1, 1)
    enter_scope(operator)
    assert coordination.complaints_waiting(operator, AT.date()) == (1, 0)
    ours = coordination.complaints_page("id.62", ComplaintFilter(waiting_for=operator))
    assert [line.id for line in ours] == [other.id]
    enter_scope(bank)
    secret = recorded(operator, sensitive="PETUGAS")
    assert secret.id not in seen(operator) and secret.id in seen(head)
    verify = {"found": Verified("HARGA", sensitive="PETUGAS")}
    unknown = lambda: do(actions.verify_complaint, operator, secret, **verify)  # noqa: E731
    assert code(unknown) == "complaint_unknown"
    do(actions.verify_complaint, head, secret, **verify)
    to_bank = {"organisation": bank.organisation_id, "words": ""}
    assert code(lambda: do(actions.forward_complaint, head, secret, **to_bank)) == (
        "answerer_unknown"
    )
    raised = {"complaint_id": secret.id, "by": head, "at": AT, "key": ""}
    assert code(lambda: actions.raise_obstacle(**raised)) == "t_missing"
    province = {"organisation": organisation("DINSOS-62"), "words": ""}
    do(actions.forward_complaint, head, secret, **province)
    assert secret.id in seen(actor("province", "DINSOS-62", "id.62"))
    assert secret.id not in seen(bank)
    counts = coordination.complaint_counts("id.62", 4, since=AT.date(), on=AT.date())
    assert sum(count.received for count in counts) == 1, "a bank counts its own alone"


def test_a_complaint_is_linked_to_its_family_and_obstacle_whose_solution_answers_it() -> None:
    operator, head, bank = people()
    register({"K1": DESA})
    one = verified(operator, cause="OTHER", code=DESA)
    family = registry.family_id_of("K1")
    assert family is not None
    do(actions.link_family, operator, one, family_id=family)
    unknown = lambda: do(actions.link_family, operator, one, family_id=uuid.uuid4())  # noqa: E731
    assert code(unknown) == "family_unknown"
    do(actions.link_exception, operator, one, exception_id=uuid.UUID(int=9))
    raised = actions.raise_obstacle(complaint_id=one.id, by=operator, at=AT, key="o")
    assert code(lambda: do(actions.answer_with_obstacle, operator, one)) == "not_answered_yet"
    enter_scope(operator)
    assert [link.obstacle_id for link in coordination.linked_with("complaint", one.id)] == [
        raised.id
    ]
    assert coordination.complaint_exceptions(one.id) == (uuid.UUID(int=9),)
    proof = {"file_name": "a.pdf", "data": PDF}
    at = {"obstacle_id": raised.id, "by": operator, "at": AT, "key": ""}
    actions.start(**at)
    actions.resolve(**at, words=WORDS, evidence=actions.attach(**at, **proof))
    do(actions.answer_with_obstacle, operator, one)
    told = actions.look_at_receipt(number=one.number, secret=one.secret)
    assert told is not None and told.events[-1].words == WORDS
    assert standing(one).family == family
    secret = recorded(operator, sensitive="PETUGAS")
    do(actions.link_family, head, secret, family_id=family)
    for by, seen in ((operator, [one.id]), (head, [secret.id, one.id]), (bank, [])):
        enter_scope(by)
        assert [told.id for told in coordination.complaints_of_family(family)] == seen


def test_the_database_itself_keeps_complaints_and_their_story() -> None:
    operator, _head, _bank = people()
    verified(operator)
    for statement, why in (
        ("UPDATE coordination_complaint SET state = 'ANSWERED', events = events + 1,"
         " forwarded_org = id", "does not go"),
        ("UPDATE coordination_complaint SET t = 'JUMLAH'", "by an event"),
        ("UPDATE coordination_complaint SET words_sealed = 'x', events = events + 1", "as it came"),
        ("UPDATE coordination_complaint SET t = 'JUMLAH', events = events + 1;"
         " SET CONSTRAINTS ALL IMMEDIATE", "an event for every"),
        ("UPDATE coordination_complaint SET state = 'FORWARDED', events = events + 1", "answerer"),
        ("DELETE FROM coordination_complaint", "stays"),
        ("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE coordination_complaint CASCADE", "stays"),
        ("UPDATE coordination_complaint_event SET by_name = 'x'", "stays"),
        ("DELETE FROM coordination_complaint_event", "stays"),
        ("DELETE FROM coordination_complaint_exception", "stays"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match=why):
            _owner(statement)
    with connection.cursor() as cursor:
        cursor.execute("SELECT before, after FROM coordination_step WHERE machine = 'complaint'")
        assert set(cursor.fetchall()) == {(s.before, s.after) for s in COMPLAINT.steps}


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
