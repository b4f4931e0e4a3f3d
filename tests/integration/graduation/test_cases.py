"""A family leaves by the village's word and a berita acara, is told, may object, and may return."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.graduation.ways import (
    DAY,
    FACILITATOR,
    MAY,
    OTHER_HEAD,
    TODAY,
    WORDS,
    answer,
    case_of,
    do,
    follow,
    lapse,
    leaves,
    left,
    month_comes,
    object_to,
    propose,
    standing,
    tell,
    village,
    visit,
)
from tests.integration.registry.changing import (
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    line,
    one,
    propose_families,
    rows,
    staged,
)
from tests.integration.registry.changing import endorse as endorse_lines
from tests.integration.registry.changing import family as new_family

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.graduation import actions, queries
from salur.graduation.domain.cases import Told
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.registry.domain import Kind, Reason

pytestmark = pytest.mark.django_db


def story(case: uuid.UUID) -> list[str]:
    enter_scope(SYSTEM)
    return [event.kind for event in queries.case_events(case)]


def _run(statement: str, values: list[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refusal(act: object, **values: object) -> str:
    try:
        act(**values)  # type: ignore[operator]
    except Refused as fault:
        return fault.code
    return ""


def test_a_family_leaves_step_by_step_and_the_story_tells_it() -> None:
    village("K1", "K2")
    case = left("K1")
    now = standing(case)
    assert (now.state, now.left_from, now.no_ba) == ("LEFT", 201905, "BA/7")
    assert one("K1", "ended_from, ended_no_ba") == (201905, "BA/7")
    assert staged(MAY) == {"K2": True}
    assert story(case) == [
        *("open", "visit", "decide_leaves", "tell", "lapse", "submit", "endorse", "leave"),
    ]
    events = queries.case_events(case)
    assert (events[0].words, events[2].no_ba, events[3].day) == (WORDS, "BA/7", TODAY)
    assert (follow(days=30), follow(days=30)) == (0, 0)
    with connection.cursor() as cursor:  # what is told at commit holds already
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_every_step_again_with_its_key_changes_nothing() -> None:
    village("K1")
    keys = {
        name: uuid.uuid4().hex for name in ("open", "decide", "tell", "object", "answer", "send")
    }
    for _ in range(2):
        case = propose("K1", key=keys["open"])
        visit("K1") if standing(case).state == "PROPOSED" else None
        assert leaves(case, key=keys["decide"]) == "DECIDED"
        assert tell(case, key=keys["tell"]) == "TOLD"
        assert object_to(case, key=keys["object"]) == "OBJECTED"
        enter_scope(HEAD)
        values = {"case_id": case, "granted": False, "words": WORDS, "by": HEAD, "at": MARCH + DAY}
        assert actions.answer_objection(**values, key=keys["answer"]).state == "CONFIRMED"  # type: ignore[arg-type]
        assert do(actions.submit_cases, case, key=keys["send"]) == "SUBMITTED"
    assert rows("SELECT count(*) FROM graduation_case_event") == [(7,)]
    assert rows(
        "SELECT count(*), count(*) FILTER (WHERE state = 'VERIFIED') FROM registry_change"
    ) == [(1, 1)]


def test_refusals_stand_in_their_order() -> None:
    village("K1", "K2")
    case = propose("K1")
    outside = Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id.63",), "Tetangga")
    bank = Actor(uuid.uuid4(), None, frozenset({"bank"}), (KAB,), "Bank")
    assert do(actions.withdraw_case, case, by=bank, words="") == "role_missing"
    assert do(actions.withdraw_case, case, by=outside, words="") == "case_unknown"
    assert do(actions.withdraw_case, uuid.uuid4(), words="") == "case_unknown"
    assert do(actions.withdraw_case, case, words="pendek") == "words_missing"
    assert do(actions.withdraw_case, case, words="x" * 2001) == "words_too_long"
    assert do(actions.withdraw_case, case, words=f"NIK {'6201' * 4} keliru") == "words_hold_number"
    new = {"kind": "MANDIRI", "source": "facilitator", "words": WORDS, "key": "", "at": MARCH}
    nobody = {**new, "family_id": uuid.uuid4(), "by": FACILITATOR}
    enter_scope(FACILITATOR)
    assert refusal(actions.propose_case, **{**nobody, "by": HEAD}) == "role_missing"
    assert refusal(actions.propose_case, **nobody) == "family_unknown"
    theirs = {**nobody, "family_id": standing(case).family}
    enter_scope(FACILITATOR)
    assert refusal(actions.propose_case, **{**theirs, "kind": "HAPUS"}) == "kind_unknown"
    assert refusal(actions.propose_case, **{**theirs, "source": "rule"}) == "kind_unknown"
    assert refusal(actions.propose_case, **{**theirs, "words": ""}) == "words_missing"
    assert refusal(actions.propose_case, **theirs) == "case_open"
    assert leaves(case, by=FACILITATOR) == "role_missing"
    assert leaves(case, no_ba=" ") == "berita_acara_missing"
    assert leaves(case, tanggal_ba=TODAY + DAY) == "day_impossible"
    assert leaves(case, asked=Period(2019, 2)) == "month_impossible"
    assert leaves(case, no_ba="6201" * 4) == "words_hold_number"
    assert leaves(case) == "step_changed"  # nobody was at the door yet
    visit("K1")
    assert leaves(case) == "DECIDED"
    told = Told("", TODAY, "Ibu Contoh")
    assert do(actions.tell_family, case, told=told) == "letter_missing"
    assert object_to(case, on=2, days=1) == "day_impossible"
    assert object_to(case) == "step_changed"
    assert tell(case) == "TOLD"
    assert object_to(case, on=-1) == "objection_too_late"
    assert object_to(case, on=15, days=20) == "objection_too_late"
    assert do(actions.submit_cases, case) == "step_changed"


def test_an_objection_said_in_time_counts_though_it_is_written_down_later() -> None:
    village("K1")
    case = propose("K1")
    visit("K1")
    leaves(case)
    tell(case)
    assert standing(case).object_until == dt.date(2019, 3, 24)
    assert (lapse(14), lapse(15), lapse(15)) == (0, 1, 0)
    assert object_to(case, on=14, days=16) == "OBJECTED"
    assert standing(case).due == dt.date(2019, 4, 3)
    assert answer(case, granted=False, days=17) == "CONFIRMED"
    assert object_to(case, on=14, days=18) == "objected_already"
    assert do(actions.submit_cases, case, days=31) == "SUBMITTED"
    # The month that the village wanted has begun by now: nobody leaves backwards.
    assert rows("SELECT asked FROM registry_change") == [(201905,)]
    assert standing(case).asked == 201905


def test_where_one_of_several_may_not_be_submitted_none_is_and_nothing_stays() -> None:
    village("K1", "K2")
    ready, early = propose("K1"), propose("K2")
    visit("K1", "K2")
    leaves(ready)
    leaves(early)
    tell(ready)
    lapse(15)
    values = {"case_ids": [ready, early], "by": OPERATOR, "at": MARCH + 15 * DAY, "key": ""}
    enter_scope(OPERATOR)
    assert refusal(actions.submit_cases, **values) == "step_changed"
    assert (standing(ready).state, standing(early).state) == ("CONFIRMED", "DECIDED")
    assert rows("SELECT count(*) FROM registry_change") == [(0,)]


def test_who_had_a_part_in_it_does_not_answer_an_objection() -> None:
    village("K1")
    all_in_one = Actor(uuid.uuid4(), None, frozenset({"operator", "head"}), (KAB,), "Semua")
    case = propose("K1", by=all_in_one)
    visit("K1")
    leaves(case)
    tell(case)
    object_to(case)
    assert answer(case, granted=True, by=all_in_one) == "own_case"
    assert answer(case, granted=True, by=OPERATOR) == "role_missing"
    assert answer(case, granted=True, by=OTHER_HEAD) == "STAYS"
    assert staged() == {"K1": True}


def test_a_line_that_came_without_a_case_gets_one_and_the_family_is_told_and_may_object() -> None:
    village("K1", "K2", "K3")
    proposed, objecting = propose("K2"), propose("K3")
    visit("K3")
    leaves(objecting)
    tell(objecting)
    object_to(objecting)
    endorse_lines(
        line(Kind.GRADUASI_ALAMIAH, "K1"), line(Kind.GRADUASI_MANDIRI, "K2"),
        line(Kind.GRADUASI_MANDIRI, "K3"),
    )  # fmt: skip
    assert (follow(), follow()) == (3, 0)
    adopted = case_of("K1")
    assert (adopted.state, adopted.kind, adopted.source, adopted.no_ba) == (
        *("ENDORSED", "ALAMIAH", "berita_acara", "BA/1"),
    )
    assert (standing(proposed).state, standing(objecting).state) == ("ENDORSED", "CONTESTED")
    assert [one.id for one in queries.cases_page(KAB, queries.CaseFilter(untold=True))] == [
        adopted.id, proposed,
    ]  # fmt: skip
    month_comes()
    assert tell(adopted.id, days=56) == "LEFT"
    assert tell(adopted.id, days=56) == "told_already"
    assert object_to(proposed) == "not_told_yet"
    assert object_to(adopted.id, on=57, days=57) == "CONTESTED"
    assert answer(adopted.id, granted=True, by=OTHER_HEAD, days=58) == "RETURNING"
    assert answer(objecting, granted=False, by=OTHER_HEAD) == "LEFT"
    values = {"no_ba": "BA/9", "tanggal_ba": dt.date(2019, 4, 5)}
    assert do(actions.return_family, adopted.id, days=58, **values) == "RETURNED"
    assert one("K1", "waiting_first, waiting_no_ba") == (True, "BA/9")


def test_who_ended_otherwise_stays_off_the_way_and_a_refused_line_leaves_nobody_out() -> None:
    village("K1", "K2", "K3")
    dead, refused, moved = propose("K1"), propose("K2"), propose("K3")
    visit("K2")
    leaves(refused)
    tell(refused)
    lapse(15)
    assert do(actions.submit_cases, refused, days=15) == "SUBMITTED"
    enter_scope(HEAD)
    from salur.registry.actions import refuse_changes

    (change,) = rows("SELECT id FROM registry_change")[0]
    refuse_changes(change_ids=[change], reason="Salah keluarga", by=HEAD, at=MARCH, key="")  # type: ignore[list-item]
    endorse_lines(
        line(Kind.HAPUS, "K1", reason=Reason.MENINGGAL),
        line(Kind.PINDAH, "K3", column="kode_wilayah", value="6201022002", no_ba="BA/2"),
    )
    month_comes()
    assert (standing(dead).state, standing(refused).state) == ("STAYS", "STAYS")
    assert (standing(moved).code, standing(moved).state) == ("6201022002", "PROPOSED")
    assert story(moved) == ["open", "move"]
    assert refusal(
        actions.propose_case, family_id=standing(dead).family, kind="MANDIRI", source="family",
        words=WORDS, by=FACILITATOR, at=MARCH, key="",
    ) == "family_not_member"  # fmt: skip
    assert propose("K2") != refused  # a family may be proposed again


def test_who_gets_a_place_again_is_back_and_may_leave_once_more() -> None:
    village("K1")
    first = left("K1")
    propose_families(new_family("K1"))
    endorse_lines(line(Kind.TAMBAH, "K1", asked=Period(2019, 6), no_ba="BA/8"))
    endorse_lines(line(Kind.GRADUASI_MANDIRI, "K1", asked=Period(2019, 7), no_ba="BA/9"))
    assert follow() == 0  # one way at a time
    month_comes(Period(2019, 6))
    again = standing(first)
    assert (again.state, again.return_no_ba) == ("RETURNED", "BA/8")
    assert case_of("K1").state == "ENDORSED"
    month_comes(Period(2019, 7))
    assert (case_of("K1").state, case_of("K1").left_from) == ("LEFT", 201907)


def test_the_database_itself_keeps_ways_out_and_their_story() -> None:
    village("K1", "K2")
    case = left("K1")
    other = propose("K2")
    update = "UPDATE graduation_case SET events = events + 1, state = %s WHERE id = %s"
    told = (
        "INSERT INTO graduation_case_event (case_id, n, at, by_name, kind, before, after)"
        " VALUES (%s, %s, now(), 'x', %s, %s, %s)"
    )
    forbidden: list[tuple[str, list[object]]] = [
        ("DELETE FROM graduation_case WHERE id = %s", [case]),
        ("DELETE FROM graduation_case_event WHERE case_id = %s", [case]),
        ("UPDATE graduation_case_event SET after = 'LEFT' WHERE case_id = %s", [case]),
        ("UPDATE graduation_case SET events = events + 1, id_kpm = 'K9' WHERE id = %s", [case]),
        ("UPDATE graduation_case SET due = NULL WHERE id = %s", [case]),  # without an event
        ("UPDATE graduation_case SET events = events + 1, no_ba = NULL WHERE id = %s", [case]),
        (
            "UPDATE graduation_case SET events = events + 1, answered_by = opened_by WHERE id = %s",
            [case],
        ),
        (update, ["STANDING", case]),  # told by no event
        (update, ["LEFT", other]),  # without a berita acara
        (update, ["DECIDED", other]),
        (update, ["SUBMITTED", other]),
        (told, [other, 2, "leave", "PROPOSED", "LEFT"]),  # no such step
        (told, [other, 2, "visit", "VISITED", "VISITED"]),  # not where it stands
        (told, [other, 2, "move", "PROPOSED", "VISITED"]),
        (told, [other, 3, "visit", "PROPOSED", "VISITED"]),
    ]
    for statement, values in forbidden:
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            _run(statement, values)
    enter_scope(OPERATOR)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(update, ["STAYS", other])  # the program itself writes nothing
    enter_scope(Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"agency"}), (KAB,), "Dinas lain"))
    assert queries.case(case) is None
    assert queries.case_events(case) == ()


def test_counts_and_lists_say_what_waits() -> None:
    village("K1", "K2")
    case, _ = propose("K1"), propose("K2")
    visit("K1")
    leaves(case)
    enter_scope(OPERATOR)
    found = {
        (one.region, one.state): (one.cases, one.untold)
        for one in queries.case_counts(KAB, 10, on=TODAY)
    }
    assert found == {("6201022001", "DECIDED"): (1, 1), ("6201022001", "PROPOSED"): (1, 0)}
    assert [one.state for one in queries.cases_page(KAB)] == ["PROPOSED", "DECIDED"]
    assert [one.id for one in queries.cases_of_berita_acara("BA/7", "6201")] == [case]
    assert queries.cases_of_berita_acara("BA/7", "6202") == ()
    assert len(queries.cases_page("id.62.02")) == 0


_VISIT = """
INSERT INTO graduation_visit (
    id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, source,
    by_person, by_name, at
)
SELECT gen_random_uuid(), id, id_kpm, kode_wilayah, path, %s, 'Contoh', '', %s, %s, '{}', %s, 'form', id, 'Contoh', %s
FROM registry_family WHERE id_kpm = %s
"""
_SIX = ["income", "assets", "work", "schooling", "health", "housing"]


def seen_at(id_kpm: str, met: int, *, eligible: bool = True, day: dt.date = TODAY) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(_VISIT, [day, _SIX[:met], _SIX[met:], eligible, MARCH, id_kpm])


def test_the_rule_proposes_whom_the_newest_visit_found_ready_and_decides_nothing() -> None:
    village("K1", "K2", "K3", "K4", "K5")
    seen_at("K1", 4)
    seen_at("K2", 3)
    seen_at("K3", 0, eligible=False)
    seen_at("K4", 6, day=dt.date(2017, 1, 1))  # long ago
    seen_at("K5", 6, day=dt.date(2019, 1, 1))
    seen_at("K5", 2)  # stood well, and does no longer
    enter_scope(FACILITATOR)
    ask = {"path": KAB, "by": FACILITATOR, "at": MARCH}
    assert actions.propose_by_rule(**ask, key="once") == 2  # type: ignore[arg-type]
    assert actions.propose_by_rule(**ask, key="once") == 2  # type: ignore[arg-type]
    assert actions.propose_by_rule(**ask, key="") == 0  # type: ignore[arg-type]
    found = {
        one: (case_of(one).kind, case_of(one).state, case_of(one).source) for one in ("K1", "K3")
    }
    assert found == {"K1": ("MANDIRI", "VISITED", "rule"), "K3": ("ALAMIAH", "VISITED", "rule")}
    assert rows("SELECT count(*) FROM registry_change") == [(0,)]
    kept = {"no_ba": "BA/7", "tanggal_ba": TODAY, "words": "Masih membutuhkan bantuan."}
    assert do(actions.decide_stays, case_of("K1").id, **kept) == "STAYS"
    enter_scope(FACILITATOR)
    assert actions.propose_by_rule(**ask, key="") == 0  # type: ignore[arg-type]
    seen_at("K1", 5, day=TODAY + DAY)  # somebody was at the door again
    enter_scope(FACILITATOR)
    assert actions.propose_by_rule(**ask, key="") == 1  # type: ignore[arg-type]
