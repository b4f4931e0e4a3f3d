"""A complaint from its first word to its last: clocks, turns, who sees it, and what stays hidden."""

import datetime as dt
import io
import random
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, KAB, PDF, actor, organisation, regions
from tests.integration.programs.turning import register
from tests.often import often

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.actions import Receipt, Verified
from salur.coordination.domain import pace
from salur.coordination.domain.complaints import COMPLAINT, LIVE, Channel, NewComplaint
from salur.coordination.queries import ComplaintFilter
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence
from salur.evidence.queries import findings_page
from salur.kernel.refused import Refused
from salur.registry import queries as registry

pytestmark = pytest.mark.django_db
NIK = "6201024101900001"
SAID = f"Kartu saya ditahan agen. NIK {NIK}, minta uang."
DAY = dt.timedelta(days=1)
WORDS = "Sudah kami periksa dan selesaikan."


@pytest.fixture(autouse=True)
def _world(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if "own_database" in request.fixturenames:
        return
    enter_scope(SYSTEM)
    regions(tmp_path)


def _people() -> tuple[Actor, Actor, Actor]:
    return (
        actor("operator", "DINSOS-6201"),
        actor("head", "DINSOS-6201"),
        actor("bank", "BRI", "id.62"),
    )


def _recorded(by: Actor, code: str = KAB, **more: str) -> Receipt:
    enter_scope(by)
    new = NewComplaint(code, SAID, Channel.FACE, "PKH", name="Contoh Warga", contact="0812", **more)
    return actions.record_complaint(new=new, by=by, at=AT, key=uuid.uuid4().hex)


def _do(
    act: Callable[..., object], by: Actor, one: Receipt, days: int = 0, **more: object
) -> object:
    enter_scope(by)
    return act(complaint_id=one.id, by=by, at=AT + days * DAY, key="", **more)


def _verified(by: Actor, **more: str) -> Receipt:
    one = _recorded(by)
    _do(actions.verify_complaint, by, one, found=Verified("HARGA", **more))
    return one


def _standing(one: Receipt, by: Actor = SYSTEM) -> coordination.Complaint:
    enter_scope(by)
    found = coordination.complaint(one.id)
    assert found is not None
    return found


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_a_complaint_goes_its_way_by_its_clocks_and_its_receipt_opens_the_answers() -> None:
    operator, _head, bank = _people()
    one = _recorded(operator)
    assert _standing(one).due == AT.date() + 3 * DAY
    _do(actions.verify_complaint, operator, one, 1, found=Verified("HARGA", "", "BPNT", DESA))
    seen = _standing(one)
    assert (seen.code, seen.t, seen.program, seen.due) == (
        DESA,
        "HARGA",
        "BPNT",
        AT.date() + 6 * DAY,
    )
    forward = {"organisation": bank.organisation_id, "words": "Mohon diperiksa."}
    _do(actions.forward_complaint, operator, one, 2, **forward)
    _do(actions.return_complaint, bank, one, 3, reason="Bukan agen kami.")
    _do(actions.forward_complaint, operator, one, 4, **forward)
    assert _standing(one).due == AT.date() + 6 * DAY, "handing on buys no time"
    _do(actions.answer_complaint, bank, one, 5, words=WORDS)
    receipt = {"number": one.number, "secret": f" {one.secret.upper().replace('-', ' ')} "}
    told = actions.look_at_receipt(**receipt)  # type: ignore[arg-type]
    assert told is not None and (told.state, told.due) == ("ANSWERED", AT.date() + 15 * DAY)
    assert [e.words for e in told.events if e.kind == "ANSWERED"] == [WORDS]
    assert {e.kind for e in told.events} <= {"RECEIVED", "VERIFIED", "FORWARDED", "ANSWERED"}
    assert actions.look_at_receipt(number=one.number, secret="padi-padi-padi-000") is None
    reply = {**receipt, "verb": "reopen", "words": "Kartu belum kembali.", "key": "r"}
    late = AT + 16 * DAY
    assert _code(lambda: actions.reply_by_receipt(**{**reply, "key": ""}, at=late)) == (  # type: ignore[arg-type]
        "reply_too_late"
    )
    actions.reply_by_receipt(**reply, at=AT + 15 * DAY)  # type: ignore[arg-type]
    actions.reply_by_receipt(**reply, at=AT + 15 * DAY)  # type: ignore[arg-type]
    seen = _standing(one)
    assert (seen.state, seen.reopened, seen.in_time) == ("REOPENED", 1, True)
    _do(actions.answer_complaint, operator, one, 40, words=WORDS)
    seen = _standing(one)
    assert (seen.state, seen.in_time, seen.forwarded_org) == (
        "ANSWERED", True, operator.organisation_id,
    )  # fmt: skip
    assert actions.close_silent(at=AT + 50 * DAY) == 0
    assert actions.close_silent(at=AT + 51 * DAY) == 1
    assert _standing(one).state == "CLOSED"
    enter_scope(operator)
    events = coordination.complaint_events(one.id)
    assert [e.n for e in events] == list(range(1, len(events) + 1))
    assert [e.kind for e in events][-4:] == ["REOPENED", "FORWARDED", "ANSWERED", "CLOSED"]
    [of_kab] = coordination.complaint_counts("id.62", 4, since=AT.date(), on=AT.date())
    counted = (of_kab.received, of_kab.in_time, of_kab.overdue, of_kab.reopened)
    assert (of_kab.region, of_kab.t, *counted) == (KAB, "HARGA", 1, 1, 0, 1)


def test_refusals_have_their_codes_and_turns_are_kept() -> None:
    operator, head, bank = _people()
    facilitator, analyst = actor("facilitator", "DINSOS-6201"), actor("analyst", "KEMENSOS", "id")
    for by, code, refusal in (
        (analyst, KAB, "role_missing"),
        (operator, "6202", "outside_scope"),
        (operator, "9999", "region_unknown"),
        (facilitator, "x", "region_unknown"),
    ):
        assert _code(lambda b=by, c=code: _recorded(b, c)) == refusal  # type: ignore[misc]
    one = _verified(operator)
    verify = {"found": Verified("HARGA")}
    answer, forward = actions.answer_complaint, actions.forward_complaint
    elsewhere = {"organisation": organisation("BULOG-KALSEL"), "words": ""}
    bri = {"organisation": bank.organisation_id, "words": ""}
    for act, refusal in (
        (lambda: _do(actions.verify_complaint, operator, one, **verify), "step_changed"),
        (lambda: _do(actions.verify_complaint, operator, one, found=Verified("")), "t_missing"),
        (lambda: _do(answer, bank, one, words=WORDS), "complaint_unknown"),
        (lambda: _do(answer, operator, one, words="x"), "words_missing"),
        (lambda: _do(answer, operator, one, words=f"Nomor {NIK} benar."), "words_hold_number"),
        (lambda: _do(forward, operator, one, **elsewhere), "answerer_unknown"),
        (lambda: _do(answer, facilitator, one, words=WORDS), "role_missing"),
    ):
        assert _code(act) == refusal
    _do(forward, operator, one, **bri)
    assert _code(lambda: _do(answer, operator, one, words=WORDS)) == "not_your_turn"
    _do(actions.return_complaint, operator, one, reason="Kami jawab sendiri.")
    _do(answer, head, one, words=WORDS)
    _do(actions.reply_for_complainant, operator, one, verb="accept", words="")
    note = {"words": "Catatan terlambat."}
    assert _code(lambda: _do(actions.note_complaint, operator, one, **note)) == "step_changed"


def test_a_bank_sees_what_was_forwarded_to_it_and_few_see_what_is_sensitive() -> None:
    operator, head, bank = _people()
    one = _verified(operator)
    other = _verified(operator)
    _do(actions.forward_complaint, operator, one, organisation=bank.organisation_id, words="")

    def seen(by: Actor) -> set[uuid.UUID]:
        enter_scope(by)
        return {line.id for line in coordination.complaints_page("id.62")}

    assert (seen(bank), seen(operator)) == ({one.id}, {one.id, other.id})
    assert seen(actor("operator", "DINSOS-6202", "id.62.02")) == set()
    assert seen(actor("bulog", "BULOG-KALTENG", "id.62")) == set()
    enter_scope(bank)
    waiting = ComplaintFilter(forwarded_to=bank.organisation_id)
    assert len(coordination.complaints_page("id.62", waiting)) == 1
    assert coordination.complaint_events(other.id) == ()
    secret = _recorded(operator, sensitive="PETUGAS")
    assert secret.id not in seen(operator) and secret.id in seen(head)
    verify = {"found": Verified("HARGA", sensitive="PETUGAS")}
    unknown = lambda: _do(actions.verify_complaint, operator, secret, **verify)  # noqa: E731
    assert _code(unknown) == "complaint_unknown"
    _do(actions.verify_complaint, head, secret, **verify)
    to_bank = {"organisation": bank.organisation_id, "words": ""}
    assert _code(lambda: _do(actions.forward_complaint, head, secret, **to_bank)) == (
        "answerer_unknown"
    )
    raised = {"complaint_id": secret.id, "by": head, "at": AT, "key": ""}
    assert _code(lambda: actions.raise_obstacle(**raised)) == "t_missing"
    province = {"organisation": organisation("DINSOS-62"), "words": ""}
    _do(actions.forward_complaint, head, secret, **province)
    assert secret.id in seen(actor("province", "DINSOS-62", "id.62"))
    assert secret.id not in seen(bank)
    counts = coordination.complaint_counts("id.62", 4, since=AT.date(), on=AT.date())
    assert sum(count.received for count in counts) == 1, "a bank counts its own alone"


def test_what_somebody_said_and_who_they_are_stays_sealed_and_out_of_the_audit() -> None:
    operator, head, bank = _people()
    one = _verified(operator)
    assert NIK not in _standing(one).words and "minta uang" in _standing(one).words
    with as_owner(), connection.cursor() as cursor:
        for table in ("coordination_complaint", "coordination_complaint_event", "audit_event"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            (text,) = cursor.fetchone()
            for hidden in (NIK, "minta uang", "Contoh Warga", "0812", one.secret):
                assert hidden not in text, (table, hidden)
                assert hidden.encode().hex() not in text, (table, hidden)
    show = {"complaint_id": one.id, "at": AT}
    enter_scope(operator)
    short = lambda: actions.show_complainant(**show, by=operator, reason="x")  # noqa: E731
    assert _code(short) == "reason_missing"
    shown = actions.show_complainant(**show, by=head, reason="Menghubungi pelapor")
    assert shown == ("Contoh Warga", "0812")
    _do(actions.forward_complaint, operator, one, organisation=bank.organisation_id, words="")
    enter_scope(bank)
    asked = lambda: actions.show_complainant(**show, by=bank, reason="Ingin tahu saja")  # noqa: E731
    assert _code(asked) == "not_your_turn"
    key = {"new": NewComplaint(KAB, SAID), "at": AT, "key": "k" * 32}
    first, again = actions.complain(**key), actions.complain(**key)
    assert first == again and first.secret == again.secret
    assert repr(first.secret) not in repr(first) and SAID not in repr(key["new"])


def test_a_complaint_is_linked_to_its_family_and_obstacle_whose_solution_answers_it() -> None:
    operator, _head, _bank = _people()
    register({"K1": DESA})
    one = _verified(operator, cause="OTHER", code=DESA)
    family = registry.family_id_of("K1")
    assert family is not None
    _do(actions.link_family, operator, one, family_id=family)
    unknown = lambda: _do(actions.link_family, operator, one, family_id=uuid.uuid4())  # noqa: E731
    assert _code(unknown) == "family_unknown"
    _do(actions.link_exception, operator, one, exception_id=uuid.UUID(int=9))
    raised = actions.raise_obstacle(complaint_id=one.id, by=operator, at=AT, key="o")
    assert _code(lambda: _do(actions.answer_with_obstacle, operator, one)) == "not_answered_yet"
    enter_scope(operator)
    assert [link.obstacle_id for link in coordination.linked_with("complaint", one.id)] == [
        raised.id
    ]
    assert coordination.complaint_exceptions(one.id) == (uuid.UUID(int=9),)
    proof = {"file_name": "a.pdf", "data": PDF}
    at = {"obstacle_id": raised.id, "by": operator, "at": AT, "key": ""}
    actions.start(**at)
    actions.resolve(**at, words=WORDS, evidence=actions.attach(**at, **proof))
    _do(actions.answer_with_obstacle, operator, one)
    told = actions.look_at_receipt(number=one.number, secret=one.secret)
    assert told is not None and told.events[-1].words == WORDS
    assert _standing(one).family == family


def test_the_database_itself_keeps_complaints_and_their_story() -> None:
    operator, _head, _bank = _people()
    _verified(operator)
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


def test_who_knocks_too_often_waits_whichever_process_counts() -> None:
    mine, all_of_us = (pace.COMPLAIN, "10.0.0.1"), (pace.COMPLAIN_ALL, "all")
    at = AT.replace(minute=10)
    waits = [
        actions.seconds_to_wait([mine, all_of_us], at=at) for _ in range(pace.COMPLAIN.most + 1)
    ]
    assert waits == [0] * pace.COMPLAIN.most + [50 * 60]
    assert actions.seconds_to_wait([(pace.COMPLAIN, "10.0.0.2")], at=at) == 0
    assert actions.seconds_to_wait([mine], at=at.replace(hour=at.hour + 1)) == 0
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, ''), sum(asked) FROM coordination_pace p")
        text, asked = cursor.fetchone()
        assert "10.0.0" not in text and asked == 2 * (pace.COMPLAIN.most + 1) + 2
        actions.seconds_to_wait([mine], at=at + 3 * DAY)
        cursor.execute("SELECT count(*) FROM coordination_pace")
        assert cursor.fetchone() == (1,), "what is over is forgotten"


def test_a_walk_over_offices_a_bank_and_the_complainant_keeps_the_machine() -> None:
    """A plain model walks beside: state, whose turn it is, and every event that was told."""
    operator, head, bank = _people()
    chance = random.Random(1708)
    one, model = _recorded(operator), {"state": "RECEIVED", "with": None, "events": 1}
    for turn in range(often(120, 2_000)):
        verb = chance.choice(("verify", "forward", "answer", "return", "accept", "reopen", "note"))
        by = chance.choice((operator, head, bank))
        try:
            _walk(verb, by, one, turn)
        except Refused:
            continue
        finally:
            told = _standing(one)
        _follow(model, verb, by)
        enter_scope(SYSTEM)
        events = coordination.complaint_events(one.id)
        assert (told.state, len(events)) == (model["state"], model["events"]), (turn, verb)
        assert [e.n for e in events] == list(range(1, len(events) + 1))
        if told.state not in LIVE:
            one, model = _recorded(operator), {"state": "RECEIVED", "with": None, "events": 1}


def _walk(verb: str, by: Actor, one: Receipt, turn: int) -> None:
    receipt = {"number": one.number, "secret": one.secret, "at": AT, "key": f"{turn}"}
    if verb == "verify":
        _do(actions.verify_complaint, by, one, found=Verified("WAKTU"))
    elif verb == "forward":
        to = organisation("BRI")
        _do(actions.forward_complaint, by, one, organisation=to, words="")
    elif verb == "answer":
        _do(actions.answer_complaint, by, one, words=WORDS)
    elif verb == "return":
        _do(actions.return_complaint, by, one, reason="Dikembalikan dahulu.")
    elif verb == "note":
        _do(actions.note_complaint, by, one, words="Sudah ditelepon.")
    else:
        actions.reply_by_receipt(**receipt, verb=verb, words="Masih belum selesai.")  # type: ignore[arg-type]


def _follow(model: dict[str, object], verb: str, by: Actor) -> None:
    """Let the model take the step; AssertionError where it may not."""
    state, at_bank = model["state"], model["with"] == "bank"
    is_bank = "bank" in by.roles
    steps = {
        ("RECEIVED", "verify"): "VERIFIED",
        ("VERIFIED", "forward"): "FORWARDED",
        ("REOPENED", "forward"): "FORWARDED",
        ("FORWARDED", "answer"): "ANSWERED",
        ("FORWARDED", "return"): "VERIFIED",
        ("ANSWERED", "accept"): "CLOSED",
        ("ANSWERED", "reopen"): "REOPENED",
    }
    told = 1
    if verb == "answer" and state in ("VERIFIED", "REOPENED"):
        assert not is_bank
        model["with"], told, after = "office", 2, "ANSWERED"
    elif verb == "note":
        after = str(state)
        assert not is_bank or at_bank
    else:
        after = steps[str(state), verb]
        if verb == "answer":
            assert is_bank == at_bank
        if verb == "forward":
            assert not is_bank
            model["with"] = "bank"
        if verb == "return":
            model["with"] = None
    model |= {"state": after, "events": int(str(model["events"])) + told}


def test_a_file_of_complaints_is_evidence_with_findings_and_comes_in_once(
    tmp_path: Path, settings: object
) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
    operator, _head, _bank = _people()
    enter_scope(operator)
    head = "id_pengaduan,saluran,tanggal,kode_wilayah,isi,t,program,peka,nama,kontak"

    def take(key: str, *lines: str) -> uuid.UUID:
        text = "\n".join((head, *lines)) + "\n"
        file = evidence.receive(
            source=io.BytesIO(text.encode()), file_name="lapor.csv", contract="pengaduan",
            sender=operator.organisation_id, path="id.62.01", program=None, period=None,
            by=operator, at=AT, key=key,
        )  # fmt: skip
        accept_evidence(evidence_id=file.evidence_id, by=operator, at=AT, key=key)
        return file.evidence_id

    first = take(
        "a",
        f'L-1,LAPOR,2019-03-01,{DESA},"{SAID}",HARGA,BPNT,,Contoh Warga,0812',
        "1708-9,SMS_1708,2019-03-02,6201,Beras berkutu sekali.,KUALITAS,PKH,,,",
        "L-2,LAPOR,2019-03-02,6201,Petugas memukul warga.,,,KEKERASAN,,",
        "L-3,WHATSAPP,2019-03-02,6201,Salah saluran.,,,,,",
        f'L-4,LAPOR,2019-03-02,9999,"{SAID}",,,,,',
        "L-5,LAPOR,2019-03-02,6202,Wilayah orang lain.,,,,,",
    )
    take(
        "b",
        "L-1,LAPOR,2019-03-01,6201,Dikirim dua kali.,HARGA,,,,",
        "L-6,LAPOR,2019-03-03,6201,Baru lagi.,,,,,",
    )
    found = {one.rule for one in findings_page(first).rows}
    assert found >= {"region_unknown"} and len(found) == 2
    assert not any(NIK in str(one) for one in findings_page(first).rows)
    listed = coordination.complaints_page("id.62.01")
    assert {(one.channel, one.program, one.t) for one in listed} == {
        ("LAPOR", "BPNT", "HARGA"), ("SMS_1708", "PKH", "KUALITAS"), ("LAPOR", "", ""),
    }  # fmt: skip
    assert {one.received_on.day for one in listed} == {1, 2, 3}
    assert {one.due for one in listed} == {AT.date() + 3 * DAY}
    [lapor] = [one for one in listed if one.t == "HARGA"]
    seen = coordination.complaint(lapor.id)
    assert seen is not None and NIK not in seen.words and "minta uang" in seen.words
    assert (seen.source_number, seen.has_who, seen.evidence) == ("L-1", True, first)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coordination_complaint")
        assert cursor.fetchone() == (4,), "the sensitive one is there, and seen by few"


def test_knocks_at_once_are_all_counted(own_database: object) -> None:
    passed: list[int] = []

    def knock() -> None:
        try:
            for _ in range(3):
                wait = actions.seconds_to_wait([(pace.LOOK_RECEIPT, "1")], at=AT)
                passed.append(wait)
        finally:
            connection.close()

    threads = [threading.Thread(target=knock) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(passed) == 30 and passed.count(0) == pace.LOOK_RECEIPT.most


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
