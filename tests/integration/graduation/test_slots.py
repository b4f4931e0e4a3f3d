"""A place that a family leaves is kept, offered to who is next, filled once, and never lost."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.integration.registry.changing import (
    APRIL,
    DESA,
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    OTHER_DESA,
    apply,
    family,
    line,
    load,
    propose,
    propose_families,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.graduation.actions import follow_register
from salur.graduation.actions.closing_slots import close_slots, reopen_slots
from salur.graduation.actions.offering import SlotsOffered, fill_slots, plan_slots
from salur.graduation.actions.settling_slots import SlotsSettled, settle_slots, settle_slots_of
from salur.graduation.domain.slots import SLOT, SlotState
from salur.graduation.queries.slots import empty_months, free_slots, slot_counts, slots_page
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import endorse_changes, load_quotas, seed_parameters
from salur.programs.domain import QuotaRow
from salur.registry import actions as registry
from salur.registry.domain import Kind, NewChange

pytestmark = pytest.mark.django_db
CODE = "6201"
JUNE = Period(2019, 6)
OTHER_HEAD = replace(HEAD, person_id=uuid.UUID(int=3))


@pytest.fixture
def village(db: None) -> None:
    """Three members and three who wait, the quota full from April to June."""
    enter_scope(OPERATOR)
    seed_parameters(by=OPERATOR, at=MARCH)
    load(*(family(f"K{n}", n) for n in (1, 2, 3)))
    propose_families(family("B1", 11, payable=False, reasons=("nik_invalid",)), family("B2", 12))
    propose_families(family("B3", 13, desa=OTHER_DESA), day=dt.date(2019, 2, 5))
    _quota(3)


def _quota(kpm: int, code: str = CODE) -> None:
    claims = [QuotaRow(code, Program.BPNT, APRIL, JUNE, kpm, "SK-1")]
    load_quotas(claims, evidence=uuid.uuid4(), by=OPERATOR, at=MARCH, key="")


def _endorse(*lines: NewChange, at: dt.datetime = MARCH) -> None:
    no_ba = lines[0].no_ba if lines else "BA/S"
    if lines:
        propose(*lines)
    found = rows("SELECT DISTINCT document FROM registry_change WHERE no_ba = %s", [no_ba])
    endorse_changes(document=found[0][0], by=HEAD, at=at, key="")  # type: ignore[arg-type]
    settle_slots_of(path=KAB, at=at)


def _states() -> dict[str, int]:
    return {one.state: one.slots for one in slot_counts(KAB, 4)}


def _offered() -> list[int]:
    return [row[0] for row in rows("SELECT id FROM registry_change WHERE source = 'slot'")]  # type: ignore[misc]


def test_a_freed_place_goes_to_the_next_in_line_by_berita_acara(village: None) -> None:
    _endorse(
        line(Kind.HAPUS, "K1"),
        line(Kind.GRADUASI_MANDIRI, "K2"),
        line(Kind.HAPUS, "B3", kode_wilayah=OTHER_DESA),
    )
    assert _states() == {"FREE": 2}, "who only waited leaves no place"
    assert free_slots(KAB) == (2, APRIL)
    with pytest.raises(Refused) as outside:
        plan_slots(code="6202", by=OPERATOR, at=MARCH)
    assert outside.value.code == "outside_scope"
    plan = plan_slots(code=CODE, by=OPERATOR, at=MARCH)
    assert [one.family.id_kpm for one in plan.offers] == ["B2"]
    assert [(one.family.id_kpm, one.why) for one in plan.passed] == [
        ("B1", "not_payable"),
        ("B3", "comes_already"),
    ]
    with pytest.raises(Refused) as changed:
        fill_slots(code=CODE, by=OPERATOR, at=MARCH, key="k", seen="another")
    assert changed.value.code == "plan_changed"
    did = fill_slots(code=CODE, by=OPERATOR, at=MARCH, key="k", seen=plan.digest)
    assert did == SlotsOffered(1, 1)
    assert fill_slots(code=CODE, by=OPERATOR, at=MARCH, key="k", seen=plan.digest) == did
    with pytest.raises(Refused) as nobody:
        fill_slots(code=CODE, by=OPERATOR, at=MARCH, key="l")
    assert nobody.value.code == "nobody_follows"
    assert _states() == {"FREE": 1, "OFFERED": 1}
    registry.verify_changes(
        change_ids=_offered(), no_ba="BA/S", tanggal_ba=dt.date(2019, 3, 8), asked=None,
        by=OPERATOR, at=MARCH, key="",
    )  # fmt: skip
    _endorse()
    assert _states() == {"FREE": 1, "FILLED": 1}
    assert apply() == 4
    assert settle_slots_of(path=KAB, at=MARCH) == SlotsSettled(0, 0, 0)
    (filled,) = slots_page(KAB, states=("FILLED",))
    assert (filled.from_month, filled.filled_month, filled.code) == (201904, 201904, DESA)
    assert [(m.month, m.slots) for m in empty_months(KAB, 4, Period(2019, 5))] == [
        (APRIL, 1),
        (Period(2019, 5), 1),
    ]


def test_a_proposal_that_is_refused_lets_go_of_the_place(village: None) -> None:
    _endorse(line(Kind.HAPUS, "K1"))
    fill_slots(code=CODE, by=OPERATOR, at=MARCH, key="")
    registry.refuse_changes(change_ids=_offered(), reason="salah desa", by=HEAD, at=MARCH, key="")
    assert settle_slots(at=MARCH) == SlotsSettled(0, 1, 0)
    # Nobody was offered it; who comes by hand takes it, and only once.
    _endorse(
        line(Kind.TAMBAH, "B3", no_ba="BA/2", kode_wilayah=OTHER_DESA),
        at=MARCH + dt.timedelta(hours=1),
    )
    assert _states() == {"FILLED": 1}
    kinds = rows("SELECT kind FROM graduation_slot_event ORDER BY n")
    assert [row[0] for row in kinds] == ["open", "offer", "release", "fill"]


def test_who_came_before_a_place_was_free_does_not_take_it_later(village: None) -> None:
    assert rows("UPDATE programs_quota SET kpm = 4 RETURNING kpm")
    _endorse(line(Kind.TAMBAH, "B2", no_ba="BA/2"))
    _endorse(line(Kind.HAPUS, "K1"), at=MARCH + dt.timedelta(hours=1))
    assert _states() == {"FREE": 1}
    assert settle_slots(at=MARCH + dt.timedelta(days=1)) == SlotsSettled(0, 0, 0)


def test_who_was_heard_of_before_the_place_takes_it_all_the_same(village: None) -> None:
    assert rows("UPDATE programs_quota SET kpm = 4 RETURNING kpm")
    _endorse(line(Kind.TAMBAH, "B2", no_ba="BA/2"), at=MARCH + dt.timedelta(minutes=2))
    # Endorsed a minute earlier, and committed after it.
    _endorse(line(Kind.HAPUS, "K1"), at=MARCH + dt.timedelta(minutes=1))
    assert _states() == {"FILLED": 1}
    follow_register(at=MARCH)
    with CaptureQueriesContext(connection) as asked:
        assert settle_slots_of(path=KAB, at=MARCH) == SlotsSettled(0, 0, 0)
        assert follow_register(at=MARCH) == 0
    assert any("registry_news" in one["sql"] for one in asked)
    assert not [one for one in asked if "registry_change" in one["sql"]], "there is nothing new"


def test_what_reached_nobody_is_rice_or_money_by_the_programme_of_the_desa(village: None) -> None:
    _endorse(line(Kind.HAPUS, "K1"))
    nobody = [(APRIL, Program.BPNT), (Period(2019, 5), Program.BPNT), (JUNE, Program.BPNT)]
    assert [(one.month, one.program) for one in empty_months(KAB, 4, JUNE)] == nobody
    # Of the desa nobody decided anything, but its kab/kota had a list of rice.
    rows(_LIST)
    nobody = [(month, Program.RASTRA) for month, _ in nobody]
    assert [(one.month, one.program) for one in empty_months(KAB, 10, JUNE)] == nobody
    rows(_TURN, [DESA])
    nobody[2] = (JUNE, Program.BPNT)
    assert [(one.month, one.program) for one in empty_months("id", 2, JUNE)] == nobody


_LIST = """
INSERT INTO programs_list (id, program, period, kode_wilayah, path, taken_at, sha256, families, payable, entitled)
VALUES (gen_random_uuid(), 'RASTRA', 201904, '6201', 'id.62.01', now(), repeat('0', 64), 1, 1, 1) RETURNING 1
"""
_TURN = """
WITH decision AS (
    INSERT INTO programs_area_decision (id, kode_wilayah, path, number, decided_on, reason, prepared_by, decided_by, at)
    VALUES (gen_random_uuid(), '6201', 'id.62.01', 'SK', '2019-04-01', 'Contoh', gen_random_uuid(), gen_random_uuid(),
        now()) RETURNING id
)
INSERT INTO programs_turn (kode_wilayah, month, program, path, decision)
SELECT %s, 201906, 'BPNT', 'id.62.01.02.2001', id FROM decision RETURNING 1
"""


def test_a_full_desa_is_passed_over_and_a_lowered_quota_gives_the_place_up(village: None) -> None:
    _quota(2, DESA)
    _quota(3, OTHER_DESA)
    _endorse(line(Kind.HAPUS, "K1"))
    plan = plan_slots(code=CODE, by=OPERATOR, at=MARCH)
    assert [one.family.id_kpm for one in plan.offers] == ["B3"]
    assert [(one.family.id_kpm, one.why) for one in plan.passed][-1] == ("B2", "quota_full")
    (free,) = slots_page(KAB)
    for actor, reason, number, code in (
        (OPERATOR, "quota", "SK-2", "role_missing"),
        (HEAD, "", "SK-2", "reason_missing"),
        (HEAD, "quota", " ", "decree_missing"),
    ):
        with pytest.raises(Refused) as refused:
            close_slots(
                slot_ids=[free.id], reason=reason, number=number, by=actor, at=MARCH, key=""
            )
        assert refused.value.code == code
    assert close_slots(
        slot_ids=[free.id], reason="quota", number="SK-2", by=HEAD, at=MARCH, key="c"
    ) == 1  # fmt: skip
    assert not plan_slots(code=CODE, by=OPERATOR, at=MARCH).free
    with pytest.raises(Refused) as again:
        close_slots(slot_ids=[free.id], reason="quota", number="SK", by=HEAD, at=MARCH, key="d")
    assert again.value.code == "slot_step_forbidden"
    assert not empty_months(KAB, 4, JUNE)
    assert reopen_slots(slot_ids=[free.id], by=HEAD, at=MARCH, key="") == 1
    assert _states() == {"FREE": 1}


def test_a_place_that_becomes_free_later_is_offered_from_its_month(village: None) -> None:
    _endorse(line(Kind.HAPUS, "K1", asked=JUNE))
    late = MARCH + dt.timedelta(days=18)  # after the cut-off: April is gone
    (one,) = plan_slots(code=CODE, by=OPERATOR, at=late).offers
    assert (one.family.id_kpm, one.month) == ("B2", JUNE)


def test_the_database_itself_keeps_places(village: None) -> None:
    _endorse(line(Kind.HAPUS, "K1"))
    with connection.cursor() as cursor, as_owner():
        cursor.execute(
            "SELECT before, verb, who, after FROM coordination_step WHERE machine = 'slot'"
        )
        assert {tuple(row) for row in cursor.fetchall()} == {
            (str(one.before), one.verb, one.who, str(one.after)) for one in SLOT.steps
        }
    for statement in (
        "UPDATE graduation_slot SET state = 'CLOSED', closed_for = 'quota', closed_no = 'x'",
        "UPDATE graduation_slot SET state = 'FILLED', filled_by = 99, filled_month = 201904,"
        " family = gen_random_uuid(), events = events + 1;"
        " UPDATE graduation_slot SET state = 'FREE', filled_by = NULL, filled_month = NULL,"
        " family = NULL, events = events + 1",
        "UPDATE graduation_slot SET change = 99, events = events + 1",
        "UPDATE graduation_slot SET free_since = now(), events = events + 1;"
        " SET CONSTRAINTS ALL IMMEDIATE",
        "DELETE FROM graduation_slot",
        "UPDATE graduation_slot_event SET by_name = 'x'",
        "INSERT INTO graduation_slot (change, code, path, from_month, free_since, opened_at,"
        " changed_at) SELECT change, code, path, from_month, now(), now(), now()"
        " FROM graduation_slot",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)
    assert SlotState.FREE in _states()
