"""The machine of obstacles, its causes, its clock, and who sees and moves what."""

import datetime as dt
from itertools import product
from uuid import UUID

import pytest

from salur.access.domain import ROLES
from salur.coordination.domain.causes import (
    ESCALATION,
    CausesBroken,
    Owner,
    Parties,
    owner_of,
    read_causes,
)
from salur.coordination.domain.machine import Machine, Step, table_sql
from salur.coordination.domain.obstacles import (
    LIVE,
    OBSTACLE,
    OPEN,
    Level,
    State,
    desk_path,
    first_level,
    is_overdue,
    level_on,
    number_of,
    rises_after,
    shown_number,
)
from salur.coordination.domain.turns import RIGHTS, Reader, Whose, sees, stands, steps_open
from salur.coordination.queries import causes
from salur.programs.domain import all_default_parameters

A, B, C, PERSON = (UUID(int=n) for n in range(1, 5))
DAY = dt.date(2019, 3, 1)


def test_every_state_is_reached_and_every_obstacle_can_end() -> None:
    reached, more = {OBSTACLE.first}, True
    while more:
        found = {step.after for step in OBSTACLE.steps if step.before in reached}
        more, reached = not found <= reached, reached | found
    assert reached == set(State) == set(OBSTACLE.states)
    ends = {State.VERIFIED.value}
    for _ in State:
        ends |= {s.before for s in OBSTACLE.steps if s.after in ends}
    assert ends == set(State)
    assert OBSTACLE.beginnings() == {"REPORTED", "ASSIGNED"}


def test_the_steps_of_the_domain_notes_are_there_and_nothing_leads_past_them() -> None:
    arrows = {(s.before, s.after) for s in OBSTACLE.steps if s.before != s.after}
    assert arrows == {
        ("REPORTED", "CLASSIFIED"), ("REPORTED", "ASSIGNED"), ("CLASSIFIED", "ASSIGNED"),
        ("ASSIGNED", "IN_PROGRESS"), ("IN_PROGRESS", "ASSIGNED"), ("REOPENED", "ASSIGNED"),
        ("REOPENED", "IN_PROGRESS"), ("ASSIGNED", "RESOLVED"), ("IN_PROGRESS", "RESOLVED"),
        ("REOPENED", "RESOLVED"), ("RESOLVED", "VERIFIED"), ("RESOLVED", "REOPENED"),
        ("VERIFIED", "REOPENED"),
    }  # fmt: skip
    assert OBSTACLE.next("REPORTED", "resolve") is None
    assert not OBSTACLE.who("REPORTED", "resolve")
    # Whatever state, it can be talked about; what is open can rise.
    assert all(OBSTACLE.next(state, "comment") == state for state in State)
    assert {s for s in State if OBSTACLE.next(s, "escalate")} == OPEN
    assert State.VERIFIED not in LIVE


def test_every_verb_of_a_person_has_a_right_that_a_role_holds() -> None:
    people = {s.verb for s in OBSTACLE.steps if s.who not in ("data", "clock")}
    assert people == RIGHTS.keys()
    held = frozenset().union(*ROLES.values())
    assert {right for rights in RIGHTS.values() for right in rights} <= held


def test_a_machine_that_leads_to_two_states_and_a_name_that_is_none_are_refused() -> None:
    with pytest.raises(ValueError, match="two states"):
        Machine("m", "A", (Step("A", "go", "x", "B"), Step("A", "go", "y", "C")))
    with pytest.raises(ValueError, match="not a name"):
        table_sql([Machine("m'", "A", ())])


def test_causes_are_whole_and_their_days_are_parameters() -> None:
    parameters = {one.name for one in all_default_parameters()}
    assert {one.days for one in causes().values()} | {ESCALATION} <= parameters
    assert "OTHER" in causes()
    with pytest.raises(CausesBroken, match="X"):
        read_causes('[[cause]]\ncode="X"\nid="x"\nen="x"\nt="SOON"\nowner="office"\ndays="data"')
    line = '[[cause]]\ncode="X"\nid="x"\nen="x"\nt="WAKTU"\nowner="bank"\ndays="data"\n'
    with pytest.raises(CausesBroken, match="twice"):
        read_causes(line * 2)


@pytest.mark.parametrize(
    ("kind", "party", "party_kind", "banks", "owner"),
    [
        (Owner.BANK, "P", "bank", ("BRI", "BNI"), "P"),
        (Owner.BANK, None, "", ("BRI",), "BRI"),
        (Owner.BANK, None, "", ("BRI", "BNI"), "OFFICE"),
        (Owner.BANK, "P", "bulog", ("BRI",), "BRI"),
        (Owner.GOVERNMENT, None, "", (), "PEMDA"),
        (Owner.DUKCAPIL, None, "", (), "OFFICE"),
        (Owner.MINISTRY, None, "", (), "MINISTRY"),
    ],
)
def test_an_obstacle_has_an_owner_from_its_first_moment(
    kind: Owner, party: str | None, party_kind: str, banks: tuple[str, ...], owner: str
) -> None:
    there = Parties("OFFICE", "PEMDA", None, banks, "BULOG", "PROVINCE", "MINISTRY")
    assert owner_of(kind, there, party, party_kind) == owner
    nobody = Parties(None, None, None, (), None, None, "MINISTRY")
    assert all(owner_of(one, nobody, None, "") == "MINISTRY" for one in Owner)


def test_it_begins_where_it_lies_and_rises_the_day_after_its_deadline() -> None:
    paths = ("id.62.01.02.2001", "id.62.01.02", "id.62.01", "id.62", "id")
    assert [first_level(path) for path in paths] == [0, 0, 1, 2, 3]
    assert [desk_path(paths[0], level) for level in Level] == list(paths[1:])
    assert not is_overdue(State.ASSIGNED, DAY, DAY)
    assert is_overdue(State.ASSIGNED, DAY, DAY + dt.timedelta(days=1))
    assert not is_overdue(State.RESOLVED, DAY, DAY + dt.timedelta(days=9))
    rises = rises_after(DAY)
    days = [level_on(0, rises, DAY + dt.timedelta(days=n), 5)[0] for n in range(14)]
    assert days == [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]


def test_asking_the_clock_every_day_or_once_gives_the_same() -> None:
    level, rises = 0, rises_after(DAY)
    for n in range(20):
        level, rises = level_on(level, rises, DAY + dt.timedelta(days=n), 3)
    assert (level, rises) == level_on(0, rises_after(DAY), DAY + dt.timedelta(days=19), 3)


def test_a_bank_sees_its_own_and_what_is_restricted_stays_with_few() -> None:
    for owner, offered, party, raised, restricted in product(
        (A, B), (None, B), (None, B), (None, B), (False, True)
    ):
        whose = Whose("id.62.01", owner, offered, party, PERSON, raised, restricted)
        bank = Reader(C, B, ("id.62",), True, False, False)
        named = B in (owner, offered, party, raised)
        assert sees(whose, bank) == (named and (not restricted or owner == B))
        office = Reader(C, C, ("id.62.01",), False, False, True)
        assert sees(whose, office) == (not restricted)
        assert sees(whose, Reader(PERSON, C, ("id.62.01",), False, False, True))
        assert sees(whose, Reader(C, C, ("id",), False, True, False))
        assert not sees(whose, Reader(C, B, (), True, True, True))
        assert not sees(whose, Reader(C, B, ("id.62.01.02",), False, True, True))


def test_whose_turn_it_is() -> None:
    whose = Whose("id.62.01", A, B, None, PERSON, C, False)
    owner = Reader(UUID(int=9), A, ("id.62",), True, False, False)
    assert stands(whose, owner) == {"reader", "owner"}
    assert "resolve" in steps_open("ASSIGNED", whose, owner)
    assert "accept" not in steps_open("ASSIGNED", whose, owner)
    offered = Reader(UUID(int=9), B, ("id.62",), False, False, False)
    assert {"accept", "return"} <= steps_open("ASSIGNED", whose, offered)
    colleague = Reader(UUID(int=9), C, ("id.62",), False, False, True)
    assert stands(whose, colleague) == {"reader", "raiser", "assigner"}
    assert {"verify", "reopen"} <= steps_open("RESOLVED", whose, colleague)
    program = Reader(UUID(int=0), None, ("id",), False, True, True, is_program=True)
    assert steps_open("RESOLVED", whose, program) >= {"verify", "reopen", "count"}


def test_a_number_is_shown_and_read_back() -> None:
    assert shown_number(1234) == "H-0001234"
    assert [number_of(text) for text in ("H-0001234", " h1234 ", "1234")] == [1234] * 3
    assert [number_of(text) for text in ("", "H-", "x", "²", "9" * 400)] == [None] * 5
