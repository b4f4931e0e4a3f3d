"""A family is referred to who can help; the organisation sees what it was asked, and answers."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, KAB, actor, enrolled, organisation
from tests.integration.graduation.leaving import facilitator, family_of, village

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.coordination.actions.notices import tell_people
from salur.coordination.queries.notices import notices_page
from salur.graduation.actions.referrals import (
    Referred,
    decline_referral,
    deliver_referral,
    make_referral,
    recall_referral,
    take_referral,
)
from salur.graduation.queries import referrals as queries
from salur.graduation.queries.notices import referrals_to_tell
from salur.graduation.queries.referral_kinds import referral_kinds
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
WORDS = "Ingin menambah modal warung kecilnya."


@pytest.fixture(autouse=True)
def _village(tmp_path: Path) -> None:
    village(tmp_path, "K1", "K2")


def refer(by: Actor, id_kpm: str = "K1", *, to: str = "BRI", **more: object) -> Referred:
    values: dict[str, object] = {
        "family_id": more.get("family_id") or family_of(id_kpm, by), "kind": "KUR", "organisation": organisation(to),
        "words": WORDS, "by": by, "at": AT, "key": uuid.uuid4().hex, **more,
    }  # fmt: skip
    return make_referral(**values)  # type: ignore[arg-type]


def do(
    act: Callable[..., Referred], by: Actor, one: Referred, days: int = 0, **more: object
) -> str:
    enter_scope(by)
    at = AT + days * DAY
    return act(referral_id=one.id, by=by, at=at, key=uuid.uuid4().hex, **more).state


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def seen(one: Referred, by: Actor) -> queries.Referral | None:
    enter_scope(by)
    return queries.referral(one.id)


def test_a_bank_takes_a_referral_promises_a_day_and_delivers() -> None:
    maker, bank = facilitator(), actor("bank", "BRI", "id.62")
    one = refer(maker, key="once")
    assert refer(maker, key="once") == one
    found = seen(one, bank)
    assert found is not None
    assert (found.family_name, found.words, found.code, found.state) == (
        "Ibu K1",
        WORDS,
        DESA,
        "SENT",
    )
    assert (found.made_on, found.due_on) == (dt.date(2019, 3, 4), dt.date(2019, 3, 22))
    waiting = queries.referrals_waiting(bank, dt.date(2019, 3, 23))
    assert (waiting.count, waiting.overdue, len(waiting.first)) == (1, 1, 1)
    assert do(take_referral, bank, one, 19, promised_on=dt.date(2019, 4, 5)) == "TAKEN"
    found = seen(one, bank)
    assert found is not None
    assert (found.due_on, found.in_time) == (dt.date(2019, 4, 5), False)
    assert do(deliver_referral, bank, one, 25, words="Kredit mikro sudah cair.") == "DELIVERED"
    found = seen(one, maker)
    assert found is not None
    assert (found.answered_on, found.ended_on) == (dt.date(2019, 3, 23), dt.date(2019, 3, 29))
    told = [(event.kind, event.words) for event in queries.referral_events(one.id)]
    assert told == [("SENT", ""), ("TAKEN", ""), ("DELIVERED", "Kredit mikro sudah cair.")]
    figures = queries.answers_per_organisation("id.62", since=AT.date(), today=dt.date(2019, 4, 1))
    assert [(f.made, f.waiting, f.overdue, f.late, f.taken, f.delivered) for f in figures] == [
        (1, 0, 0, 1, 1, 1)
    ]
    assert [(f.answered, f.usual_days) for f in figures] == [(1, 19)]
    no_one = queries.answers_per_organisation(
        "id.62", since=AT.date(), today=dt.date(2019, 4, 1), organisation=uuid.uuid4()
    )
    assert no_one == ()


def test_another_bank_and_another_region_see_nothing_of_it() -> None:
    one = refer(facilitator())
    assert seen(one, actor("bank", "BNI", "id.62")) is None
    assert seen(one, actor("agency", "DUKCAPIL-6201", "id.62")) is None
    assert seen(one, actor("bank", "BRI", "id.63")) is None
    for who in (actor("bank", "BNI", "id.62"), actor("bank", "BRI", "id.63")):
        enter_scope(who)
        assert queries.referrals_page("id") == queries.referral_events(one.id) == ()
        assert code(lambda who=who: do(take_referral, who, one, promised_on=AT.date())) == (  # type: ignore[misc]
            "referral_unknown"
        )
    assert [x.id for x in queries.referrals_page("id")] == []
    enter_scope(actor("bank", "BRI", "id.62"))
    assert [x.id for x in queries.referrals_page("id")] == [one.id]
    with connection.cursor() as cursor:  # and of the family itself, nothing either
        cursor.execute("SELECT count(*) FROM graduation_case")
        assert cursor.fetchone()[0] == 0


def test_it_is_refused_in_order() -> None:
    maker, bank = facilitator(), actor("bank", "BRI", "id.62")
    elsewhere = actor("facilitator", "DINSOS-6202", "id.62.02")
    family = family_of("K1", maker)
    assert code(lambda: refer(bank, family_id=family)) == "role_missing"
    assert code(lambda: refer(maker, family_id=uuid.uuid4(), kind="X")) == "family_unknown"
    enter_scope(elsewhere)
    assert code(lambda: refer(elsewhere, family_id=family)) == "family_unknown"
    enter_scope(maker)
    assert code(lambda: refer(maker, kind="X", to="BNI")) == "kind_unknown"
    assert code(lambda: refer(maker, to="BNI", words="")) == "answerer_unknown"  # serves it not
    assert (
        code(lambda: refer(maker, kind="KUBE", words="")) == "answerer_unknown"
    )  # a bank has none
    assert code(lambda: refer(maker, words="pendek")) == "words_missing"
    assert code(lambda: refer(maker, words="x" * 2001)) == "words_too_long"
    assert code(lambda: refer(maker, words="NIK 6201024101900001")) == "words_hold_number"
    one = refer(maker)
    assert code(lambda: refer(maker)) == "referred_already"
    assert code(lambda: do(deliver_referral, bank, one, words="")) == "words_missing"
    past = AT.date() - DAY
    assert code(lambda: do(take_referral, bank, one, promised_on=past)) == "day_not_ahead"
    assert code(lambda: do(deliver_referral, bank, one, words="Sudah diberikan.")) == "step_changed"
    operator = actor("operator", "DINSOS-6201")
    assert code(lambda: do(decline_referral, operator, one, reason="Tidak dapat kami.")) == (
        "not_your_turn"
    )
    assert do(recall_referral, maker, one, reason="Keluarganya pindah usaha.") == "RECALLED"
    assert refer(maker).id != one.id  # and may be made anew


def test_offices_are_asked_for_what_is_theirs_and_agencies_where_they_are() -> None:
    kinds = referral_kinds()
    asked = {
        name: [one.code for one in queries.askable(DESA, AT.date(), (kinds[name],))]
        for name in ("KUR", "KUBE", "PASOKAN_EWARONG")
    }
    assert asked["KUR"] == ["BRI"]
    assert {"DINSOS-6201", "PEMDA-6201"} <= set(asked["KUBE"])
    assert {"BRI", "BULOG-KALTENG"} <= set(asked["PASOKAN_EWARONG"])
    everybody = [one.code for one in queries.askable(DESA, AT.date(), tuple(kinds.values()))]
    assert not any(f"-{other}" in one for one in everybody for other in ("6202", "6371"))
    assert any(KAB in one for one in everybody)


def tell(at: dt.datetime) -> None:
    with as_owner():
        matters = referrals_to_tell(at)
    tell_people(matters, at=at, mails=False)


def test_people_are_told_when_one_arrives_is_late_and_is_answered() -> None:
    maker, bank = enrolled("facilitator", "DINSOS-6201"), enrolled("bank", "BRI", "id.62")
    other = enrolled("bank", "BNI", "id.62")
    one = refer(maker)
    tell(AT)
    tell(AT + 19 * DAY)
    do(take_referral, bank, one, 20, promised_on=dt.date(2019, 4, 5))
    tell(AT + 20 * DAY)
    tell(AT + 20 * DAY)
    kinds = {}
    for who in (maker, bank, other):
        enter_scope(who)
        kinds[who.name] = sorted(
            n.kind for n in notices_page(who.person_id) if "referral" in n.kind
        )
    assert kinds == {
        maker.name: ["referral_answered", "referral_unanswered"],
        bank.name: ["referral", "referral_late"],
        other.name: [],
    }


BROKEN = {
    "another family": "UPDATE graduation_referral SET family_name = 'Lain', events = events + 1",
    "without an event": "UPDATE graduation_referral SET changed_at = now()",
    "past a step": (
        "UPDATE graduation_referral SET state = 'DELIVERED', ended_on = made_on,"
        " answered_on = made_on, in_time = true, events = events + 1"
    ),
    "deleted": "DELETE FROM graduation_referral",
    "told otherwise": "UPDATE graduation_referral_event SET after = 'TAKEN'",
    "untold": "DELETE FROM graduation_referral_event",
    "not told": (
        "UPDATE graduation_referral SET state = 'RECALLED', ended_on = made_on, events = events + 1;"
        " SET CONSTRAINTS ALL IMMEDIATE"
    ),
}


def test_the_database_itself_refuses() -> None:
    refer(facilitator())
    for why, statement in BROKEN.items():
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            as_owner(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
            pytest.fail(why)
