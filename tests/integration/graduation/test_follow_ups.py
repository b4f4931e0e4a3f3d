"""Somebody looks how a family stands that left: on its days, once, and until it stands."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.integration.coordination.cast import DESA, actor, enrolled
from tests.integration.graduation.leaving import facilitator, family_of, left, on, village
from tests.integration.registry.changing import family, load, propose_families

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.coordination.actions.notices import tell_people
from salur.coordination.queries.notices import notices_page
from salur.graduation.actions.coming_back import recover_family, return_family
from salur.graduation.actions.follow_ups import make_follow_ups, record_follow_up
from salur.graduation.domain.follow_ups import Outcome, Standing, once_more, planned
from salur.graduation.queries import follow_ups as queries
from salur.graduation.queries.notices import follow_ups_to_tell, objections_to_tell
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.registry import queries as registry

pytestmark = pytest.mark.django_db
WORDS = "Warungnya ramai, anaknya sekolah."
DAY = dt.timedelta(days=1)


def make(at: dt.datetime) -> int:
    with as_owner():
        return make_follow_ups(at=at)


def due(at: dt.datetime, **more: object) -> list[tuple[str, int]]:
    found = queries.follow_ups_due("id.62", at.date(), **more)  # type: ignore[arg-type]
    return [(one.id_kpm, one.months) for one in found]


def record(one: queries.FollowUp, outcome: str, by: Actor, at: dt.datetime, **more: object) -> str:
    values: dict[str, object] = {
        "words": WORDS,
        "by": by,
        "at": at,
        "key": uuid.uuid4().hex,
        **more,
    }
    return record_follow_up(follow_up_id=one.id, outcome=outcome, **values).state  # type: ignore[arg-type]


def of(id_kpm: str) -> dict[int, queries.FollowUp]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT family FROM graduation_case WHERE id_kpm = %s", [id_kpm])
        (family,) = cursor.fetchone()
    return {one.months: one for one in queries.follow_ups_of_family(family)}


def code(act: object) -> str:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def test_a_year_of_follow_ups_leaves_nobody_behind(tmp_path: Path) -> None:
    """One stands, one struggles on, one falls back, one is not found: until each has an end."""
    village(tmp_path, "STANDS", "STRUGGLES", "FALLS", "LOST")
    left("STANDS", "STRUGGLES", "FALLS", "LOST")
    by = facilitator()
    enter_scope(by)
    finds = {
        "STANDS": lambda months: "STANDS",
        "STRUGGLES": lambda months: "STANDS" if months > 12 else "STRUGGLES",
        "FALLS": lambda months: "FELL_BACK" if months == 6 else "STANDS",
        "LOST": lambda months: "NOT_FOUND",
    }
    day, states, looked = on(2019, 4, 2), {}, []
    assert [make(day), make(day)] == [12, 0]
    while day < on(2020, 12, 1):
        for one in queries.follow_ups_due("id.62", day.date()):
            assert one.standing(day.date()) is Standing.DUE
            found = finds[one.id_kpm](one.months)
            states[one.id_kpm] = record(one, found, by, day)
            looked.append((one.id_kpm, one.months))
        assert make(day) == 0  # whoever looked made what comes next
        day += 7 * DAY
    assert states == {
        "STANDS": "STANDING", "STRUGGLES": "STANDING", "FALLS": "RETURNING", "LOST": "LEFT"
    }  # fmt: skip
    assert sorted(looked) == [
        ("FALLS", 3), ("FALLS", 6), ("LOST", 3), ("LOST", 6), ("LOST", 12), ("LOST", 15),
        ("LOST", 18), ("STANDS", 3), ("STANDS", 6), ("STANDS", 12), ("STRUGGLES", 3),
        ("STRUGGLES", 6), ("STRUGGLES", 12), ("STRUGGLES", 15),
    ]  # fmt: skip
    counts = queries.follow_up_counts("id.62", 4, since=dt.date(2019, 1, 1), today=day.date())
    assert [(c.stands, c.struggles, c.fell_back, c.not_found) for c in counts] == [(5, 3, 1, 5)]


def test_the_database_makes_the_days_that_the_domain_plans(tmp_path: Path) -> None:
    village(tmp_path, *(f"K{month:02}" for month in range(1, 13)))
    for month in range(1, 13):
        left(f"K{month:02}", month=201900 + month)
    by, at = facilitator(), on(2020, 12, 31)
    enter_scope(by)
    make(at)
    times = queries.times_on(at.date())
    for month in range(1, 13):
        found = of(f"K{month:02}")
        plan = planned(Period(2019, month), times)
        assert [(f.months, f.due_on, f.until_on, f.last) for f in found.values()] == [
            (p.months, p.due_on, p.until_on, p.last) for p in plan
        ]
        for one in found.values():  # all late, on the last day of a year
            record(one, "STRUGGLES", by, at)
        more = list(of(f"K{month:02}").values())[-1]
        expected = once_more(Period(2019, month), 12, times, at.date())
        assert (more.months, more.due_on, more.until_on) == (
            expected.months, expected.due_on, expected.until_on,
        )  # fmt: skip


def test_what_is_due_is_listed_by_desa_and_what_is_overdue_is_counted(tmp_path: Path) -> None:
    village(tmp_path, "K1", "K2", "K3")
    left("K1", "K2")
    left("K3", month=201905)
    by = facilitator()
    enter_scope(by)
    make(on(2019, 5, 2))
    assert due(on(2019, 6, 30)) == []
    assert sorted(due(on(2019, 7, 1))) == [("K1", 3), ("K2", 3)]
    late = on(2019, 8, 1)
    assert [k for k, _ in due(late)][-1] == "K3"
    assert sorted(due(late, overdue=True)) == [("K1", 3), ("K2", 3)]
    first = queries.follow_ups_due("id.62", late.date(), limit=1)
    assert len(due(late, after=first[0].after_key)) == 2
    (count,) = queries.follow_up_counts("id.62", 10, since=dt.date(2019, 1, 1), today=late.date())
    assert (count.region, count.due, count.overdue) == (DESA, 1, 2)
    for other in (actor("bank", "BRI", "id.62"), actor("facilitator", "DINSOS-6202", "id.62.02")):
        enter_scope(other)
        assert due(late) == []


def test_it_is_refused_in_order(tmp_path: Path) -> None:
    village(tmp_path, "K1")
    left("K1")
    by, july = facilitator(), on(2019, 7, 2)
    enter_scope(by)
    make(july)
    one, later = of("K1")[3], of("K1")[6]
    bank = actor("bank", "BRI", "id.62")
    assert code(lambda: record(one, "STANDS", bank, july)) == "role_missing"
    elsewhere = actor("facilitator", "DINSOS-6202", "id.62.02")
    enter_scope(elsewhere)
    assert code(lambda: record(one, "X", elsewhere, july)) == "follow_up_unknown"
    enter_scope(by)
    assert code(lambda: record(one, "X", by, july, words="")) == "outcome_unknown"
    assert code(lambda: record(one, "STRUGGLES", by, july, words="-")) == "words_missing"
    assert code(lambda: record(one, "STANDS", by, july, words="x" * 2001)) == "words_too_long"
    assert code(lambda: record(one, "STANDS", by, july, words="6201024101900001")) == (
        "words_hold_number"
    )
    assert code(lambda: record(one, "STANDS", by, july, visit=uuid.uuid4())) == "visit_unknown"
    assert code(lambda: record(later, "STANDS", by, july)) == "not_due_yet"
    assert record(one, "STANDS", by, july, words="", key="a") == "LEFT"
    assert record(one, "STANDS", by, july, key="a") == "LEFT"
    assert code(lambda: record(one, "STANDS", by, july)) == "follow_up_done"
    # Whoever fell back does not wait for the day.
    assert record(later, "FELL_BACK", by, july) == "RETURNING"
    assert code(lambda: record(of("K1")[12], "STANDS", by, on(2020, 5, 1))) == "case_elsewhere"
    assert due(on(2020, 5, 1)) == []


def test_who_fell_back_waits_before_all_others_and_is_looked_after_again_once_well(
    tmp_path: Path,
) -> None:
    village(tmp_path, "K1", "K2")
    left("K1", "K2")
    propose_families(family("B1", 8))
    by, office, july = facilitator(), actor("operator", "DINSOS-6201"), on(2019, 7, 2)
    enter_scope(by)
    make(july)
    for who in ("K1", "K2"):
        assert record(of(who)[3], "FELL_BACK", by, july) == "RETURNING"
    enter_scope(office)
    at = {"by": office, "at": on(2019, 7, 20)}
    back = return_family(
        case_id=of("K1")[3].case_id, no_ba="BA/9", tanggal_ba=dt.date(2019, 7, 19), key="r", **at
    )
    assert back.state == "RETURNED"
    waiting = registry.waiting_list("id.62")
    assert [(one.id_kpm, one.first, one.no_ba) for one in waiting] == [
        ("K1", True, "BA/9"), ("B1", False, "BA-U/1"),
    ]  # fmt: skip
    recover_family(case_id=of("K2")[3].case_id, words="Sudah bekerja lagi.", key="s", **at)
    enter_scope(by)
    assert due(on(2019, 10, 1)) == [("K2", 6)]
    with as_owner(), connection.cursor() as cursor:  # its desa gets another code
        cursor.execute(
            "UPDATE graduation_case SET code = '6202012001', path = 'id.62.02.01.2001',"
            " events = events + 1 WHERE id_kpm = 'K2'"
        )
        cursor.execute(
            "INSERT INTO graduation_case_event (case_id, n, at, by_name, kind, before, after)"
            " SELECT id, events, now(), 'Salur', 'move', state, state FROM graduation_case"
            " WHERE id_kpm = 'K2'"
        )
    assert due(on(2019, 10, 1)) == [], "what is done of a case follows it, done or not"
    enter_scope(actor("facilitator", "DINSOS-6202", "id.62.02"))
    assert due(on(2019, 10, 1)) == [("K2", 6)] and of("K2")[3].code == "6202012001"
    [counted] = queries.follow_up_counts(
        "id.62", 4, since=july.date(), today=on(2019, 10, 1).date()
    )
    assert (counted.region, counted.overdue, counted.due, counted.fell_back) == ("6202", 0, 1, 1)


def test_whose_turn_it_is_is_told_once_and_of_many_desa_together(tmp_path: Path) -> None:
    """A follow-up that is overdue, and an objection whose answer is due soon and then late."""
    village(tmp_path, "K1", "K2", "K3")
    load(family("K4", 9, desa="6201022002"))
    left("K1", "K2", "K3", "K4")
    helper, head = enrolled("facilitator", "DINSOS-6201"), enrolled("head", "DINSOS-6201")
    elsewhere = enrolled("facilitator", "DINSOS-6202", "id.62.02")
    make(on(2019, 7, 2))
    late = next(iter(queries.follow_ups_of_family(family_of("K1", helper)))).until_on
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE graduation_case SET state = 'CONTESTED', objected_on = %s, due = %s,"
            " events = events + 1 WHERE id_kpm = 'K3'",
            [late, late + 2 * DAY],
        )
        cursor.execute(
            "INSERT INTO graduation_case_event (case_id, n, at, by_name, kind, before, after)"
            " SELECT id, events, now(), 'Salur', 'object', 'LEFT', state FROM graduation_case"
            " WHERE id_kpm = 'K3'"
        )
    for days in range(12):
        at = dt.datetime.combine(late + days * DAY, dt.time(3), dt.UTC)
        with as_owner():
            matters = [*follow_ups_to_tell(at), *objections_to_tell(at)]
        tell_people(matters, at=at, mails=False)
    told = {}
    for who in (helper, head, elsewhere):
        enter_scope(who)
        found = notices_page(who.person_id)
        told[who] = sorted((n.kind, timezone.localdate(n.at) - late) for n in found)
    assert told == {
        helper: [("follow_up_late", DAY)],
        head: [("objection_late", 3 * DAY), ("objection_soon", 0 * DAY)],
        elsewhere: [],
    }


BROKEN = {
    "done again": "UPDATE graduation_follow_up SET done_on = done_on + 1 WHERE done_on IS NOT NULL",
    "another day": "UPDATE graduation_follow_up SET due_on = due_on - 1 WHERE done_on IS NULL",
    "half done": "UPDATE graduation_follow_up SET outcome = 'STANDS' WHERE done_on IS NULL",
    "another outcome": (
        "UPDATE graduation_follow_up SET outcome = 'GOOD', done_on = due_on, done_at = now(),"
        " done_by = gen_random_uuid() WHERE done_on IS NULL"
    ),
    "waits though done": "UPDATE graduation_follow_up SET waits = true WHERE done_on IS NOT NULL",
    "deleted": "DELETE FROM graduation_follow_up",
}


def test_the_database_itself_refuses(tmp_path: Path) -> None:
    village(tmp_path, "K1")
    left("K1")
    by, july = facilitator(), on(2019, 7, 2)
    enter_scope(by)
    make(july)
    record(of("K1")[3], str(Outcome.STANDS), by, july)
    for why, statement in BROKEN.items():
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            as_owner(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
            pytest.fail(why)
