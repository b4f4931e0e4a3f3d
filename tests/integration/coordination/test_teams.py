"""Teams by decree: one at a time, one chair at a time, known to those beneath, and a gate's proof."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, KAB, actor, organisation, regions
from tests.integration.programs.turning import HARBOUR, register

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.teams import ContactWords, Decree, NewMember, Seat
from salur.kernel.refused import Refused
from salur.transition.actions import measure_readiness
from salur.transition.domain.readiness import Gate
from salur.transition.queries import readiness

pytestmark = pytest.mark.django_db
TODAY = AT.date()
DECREE = Decree("188.45/17/2018", dt.date(2018, 5, 1), dt.date(2018, 5, 1))
NEXT = Decree("188.45/3/2019", dt.date(2019, 2, 1), dt.date(2019, 2, 1))


@pytest.fixture(autouse=True)
def _world(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_a_team_has_its_offices_by_decree_one_chair_at_a_time_and_gives_way_to_the_next() -> None:
    operator = actor("operator", "DINSOS-6201")
    enter_scope(operator)
    doer = {"by": operator, "at": AT, "key": ""}
    for code, decree, refusal in (
        ("6202", DECREE, "outside_scope"),
        ("6201022001", DECREE, "region_unknown"),
        (KAB, Decree(" ", TODAY, TODAY), "decree_not_numbered"),
        (KAB, Decree("202612345678", TODAY, TODAY), "decree_not_numbered"),
        (KAB, Decree("1", TODAY, dt.date(2019, 9, 1)), "day_in_future"),
    ):
        made = lambda c=code, d=decree: actions.set_up_team(code=c, decree=d, **doer)  # noqa: E731
        assert _code(made) == refusal
    first = actions.set_up_team(code=KAB, decree=DECREE, **doer).id
    chair = NewMember(Seat.CHAIR, "Sekretaris Daerah", DECREE, "Contoh Sekda")

    def add(new: NewMember, team: uuid.UUID = first) -> object:
        return actions.add_member(team_id=team, new=new, **doer)

    add(chair)
    add(NewMember(Seat.MEMBER, "Dinas Dukcapil", DECREE))
    add(NewMember(Seat.MEMBER, "Dinas Perdagangan", DECREE))
    assert _code(lambda: add(NewMember(Seat.CHAIR, "Asisten II", NEXT))) == "seat_taken"
    assert _code(lambda: add(NewMember(Seat.MEMBER, " ", DECREE))) == "office_missing"
    assert _code(lambda: add(NewMember(Seat.MEMBER, "NIK 6201024101900001", DECREE))) == (
        "words_hold_number"
    )
    seated = coordination.members(first)
    assert [one.seat for one in seated] == [Seat.CHAIR, Seat.MEMBER, Seat.MEMBER]
    end = {"team_id": first, "member_id": seated[0].id, **doer}
    assert _code(lambda: actions.end_member(**end, on=dt.date(2018, 1, 1))) == (
        "ends_before_it_began"
    )
    actions.end_member(**end, on=dt.date(2018, 12, 31))
    assert _code(lambda: actions.end_member(**end, on=TODAY)) == "ended_already"
    add(NewMember(Seat.CHAIR, "Asisten II", Decree("5/2019", TODAY, dt.date(2019, 1, 1))))
    found = coordination.team(first, TODAY)
    assert found is not None and (found.chair, found.members) == ("Asisten II", 3)
    second = actions.set_up_team(code=KAB, decree=NEXT, **doer).id
    assert coordination.teams_of([KAB], TODAY)[KAB].id == second
    ended = coordination.team(first, TODAY)
    assert ended is not None and ended.valid_to == NEXT.valid_from
    assert all(one.valid_to for one in coordination.members(first))
    again = lambda: actions.set_up_team(code=KAB, decree=DECREE, **doer)  # noqa: E731
    assert _code(again) == "ends_before_it_began"
    assert _code(lambda: add(chair)) == "ended_already"
    enter_scope(actor("bank", "BRI", "id.62.01.02"))
    assert [one.id for one in coordination.teams_ever(KAB, TODAY)] == [second, first]
    assert len(coordination.members(first)) == 4, "whoever works beneath knows the team above"
    enter_scope(actor("operator", "DINSOS-6202", "id.62.02"))
    assert coordination.team(first, TODAY) is None and coordination.members(first) == ()


def test_the_database_itself_keeps_one_team_and_one_chair_at_a_time() -> None:
    doer = {"by": SYSTEM, "at": AT, "key": ""}
    made = actions.set_up_team(code=KAB, decree=DECREE, **doer).id
    new = NewMember(Seat.CHAIR, "Sekretaris Daerah", DECREE)
    actions.add_member(team_id=made, new=new, **doer)
    copy = "SELECT gen_random_uuid(), {} FROM {}"
    team = "code, path, decree_number, decree_on, valid_from + 3, recorded_by, 'x', recorded_at"
    seat = "team, seat, 'Asisten', decree_number, decree_on, valid_from + 3, recorded_by, 'x', recorded_at"
    columns = (
        "(id, code, path, decree_number, decree_on, valid_from, recorded_by, recorded_by_name,"
        " recorded_at)"
    )
    member = columns.replace("code, path, ", "team, seat, office, ")
    for statement, why in (
        (f"INSERT INTO coordination_team {columns} {copy.format(team, 'coordination_team')}",
         "one_at_a_time"),
        (f"INSERT INTO coordination_team_member {member}"
         f" {copy.format(seat, 'coordination_team_member')}", "one_chair"),
        ("UPDATE coordination_team SET decree_number = '2'", "stays"),
        ("UPDATE coordination_team_member SET office = 'x'", "stays"),
        ("DELETE FROM coordination_team_member", "stays"),
        ("DELETE FROM coordination_team", "stays"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match=why):
            _owner(statement)


def test_a_decree_of_the_directory_passes_the_gate_and_a_team_that_ended_does_not() -> None:
    register({"K1": HARBOUR})
    doer = {"by": SYSTEM, "at": AT, "key": ""}

    def gate() -> int:
        measure_readiness(path="id.62.01", **doer)
        return next(g.have for g in readiness.gates_of("id.62.01", 10) if g.gate is Gate.TIKOR)

    assert gate() == 0
    actions.set_up_team(code="62", decree=DECREE, **doer)
    assert gate() == 0, "the province's team is not the kab/kota's"
    made = actions.set_up_team(code=KAB, decree=DECREE, **doer).id
    assert gate() == 1
    actions.end_team(team_id=made, on=TODAY, **doer)
    assert gate() == 0


def test_a_contact_is_of_an_office_within_reach_and_superseded_never_changed() -> None:
    operator = actor("operator", "DINSOS-6201")
    enter_scope(operator)
    doer = {"by": operator, "at": AT, "key": ""}
    own, bank = operator.organisation_id, organisation("BRI")
    assert own is not None
    words = ContactWords("0532-21000", "dinsos@kab.go.id", "Jalan Contoh 1", "08.00-15.00")
    set_contact = actions.set_contact
    assert _code(lambda: set_contact(organisation=bank, words=words, **doer)) == "outside_scope"
    assert _code(lambda: set_contact(organisation=uuid.uuid4(), words=words, **doer)) == (
        "organisation_unknown"
    )
    empty, long = ContactWords(), ContactWords(address="NIK 6201024101900001")
    assert _code(lambda: set_contact(organisation=own, words=empty, **doer)) == "office_missing"
    assert _code(lambda: set_contact(organisation=own, words=long, **doer)) == "words_hold_number"
    set_contact(organisation=own, words=words, **doer)
    set_contact(organisation=own, words=ContactWords("0532-21001"), **doer)
    assert coordination.contacts([own])[own].words.phone == "0532-21001"
    with pytest.raises(DatabaseError, match="stays"):
        _owner("UPDATE coordination_contact SET phone = 'x'")


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
