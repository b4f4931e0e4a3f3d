"""A plan from readiness to the decision that lists obey, a delay, and a return to rice."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.programs.turning import (
    DECIDER,
    HARBOUR,
    ISLAND,
    KAB,
    freeze,
    regions,
    register,
)
from tests.integration.registry.changing import OPERATOR

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.programs.queries import areas_in
from salur.transition import actions
from salur.transition.domain.facts import NewFact
from salur.transition.domain.plan import PlanKind, PlanState, Stays
from salur.transition.domain.readiness import FactKind
from salur.transition.queries.plans import Plan, plan, plan_lines, plans_page

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 7, 10, 3, tzinfo=dt.UTC)
RASTRA, BPNT = Program.RASTRA, Program.BPNT
JULY, AUGUST, SEPTEMBER, OCTOBER = (Period(2019, n) for n in (7, 8, 9, 10))
PATH = "id.62.01"


@pytest.fixture(autouse=True)
def _kabkota() -> None:
    enter_scope(SYSTEM)
    regions()
    seed_parameters(by=SYSTEM, at=AT)
    register({"K1": HARBOUR, "K2": HARBOUR, "K3": ISLAND})
    freeze(RASTRA, JULY)
    facts = [NewFact(ISLAND, FactKind.NETWORK, False, AT.date())]
    actions.record_facts(facts=facts, by=OPERATOR, at=AT, key="")


def _do(verb: object, by: Actor = OPERATOR, **more: object) -> actions.Planned:
    return verb(by=by, at=AT, key="", **more)  # type: ignore[operator,no-any-return]


def _decide(one: actions.Planned, **more: object) -> actions.Planned:
    said = {"number": "188/7/2019", "decided_on": AT.date(), "despite": "kartu menyusul", **more}
    return _do(actions.decide_plan, **{"by": DECIDER, "plan_id": one.id, **said})  # type: ignore[arg-type]


def _code(act: object) -> str:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def _drafted() -> actions.Planned:
    actions.measure_readiness(path=PATH, by=OPERATOR, at=AT, key="")
    return _do(actions.draft_plan, kode_wilayah=KAB)


def _known(one: actions.Planned) -> Plan:
    found = plan(one.id)
    assert found is not None
    return found


def _from(one: actions.Planned, month: Period, under: str = HARBOUR) -> actions.Planned:
    return _do(actions.change_lines, plan_id=one.id, under=under, first=month)


def test_a_plan_goes_from_readiness_to_lists_that_obey_it() -> None:
    assert _code(lambda: _do(actions.draft_plan, kode_wilayah=KAB)) == "not_measured"
    one = _drafted()
    lines = {line.code: line for line in plan_lines(one.id)}
    assert (lines[ISLAND].stays, lines[HARBOUR].stays) == (Stays.BLANK_SPOT, Stays.NOT_READY)
    assert _code(lambda: _do(actions.propose_plan, plan_id=one.id)) == "nothing_changes"
    assert _code(lambda: _from(one, JULY)) == "month_frozen"
    assert _code(lambda: _from(one, AUGUST, "6202")) == "line_unknown"
    nothing = {"plan_id": one.id, "under": HARBOUR, "first": None}
    assert _code(lambda: _do(actions.change_lines, **nothing)) == "line_wants_month_or_reason"
    assert (_from(one, SEPTEMBER).changing, one.changing) == (1, 0)
    assert _code(lambda: _do(actions.draft_plan, kode_wilayah=KAB)) == "plan_open_already"
    assert _code(lambda: _decide(one)) == "plan_not_proposed"
    _do(actions.propose_plan, plan_id=one.id)
    assert _code(lambda: _from(one, OCTOBER)) == "plan_changed_already"
    assert _code(lambda: _decide(one, by=OPERATOR)) == "role_missing"
    own = replace(DECIDER, person_id=OPERATOR.person_id)
    assert _code(lambda: _decide(one, by=own)) == "own_proposal"
    for number in (" ", "202612345678"):
        assert _code(lambda n=number: _decide(one, number=n)) == "decision_not_numbered"
    assert _code(lambda: _decide(one, despite="")) == "gates_open"
    assert areas_in(SEPTEMBER, PATH) == {}
    _decide(one)
    assert _known(one).state is PlanState.DECIDED and _known(one).number == "188/7/2019"
    assert areas_in(AUGUST, PATH) == {HARBOUR: RASTRA, ISLAND: RASTRA}
    assert areas_in(SEPTEMBER, PATH) == {HARBOUR: BPNT, ISLAND: RASTRA}
    assert freeze(RASTRA, AUGUST).families == 3
    assert (freeze(BPNT, SEPTEMBER).families, freeze(RASTRA, SEPTEMBER).families) == (2, 1)
    withdrawn = {"plan_id": one.id, "reason": "x"}
    assert _code(lambda: _do(actions.withdraw_plan, **withdrawn)) == "plan_closed_already"


def test_a_delay_supersedes_and_a_return_stands_beside_it() -> None:
    first = _drafted()
    _from(first, AUGUST)
    _do(actions.propose_plan, plan_id=first.id)
    _decide(first)
    second = _drafted()
    _from(second, SEPTEMBER)
    _do(actions.propose_plan, plan_id=second.id)
    _decide(second, number="188/8/2019")
    assert [(one.version, one.state) for one in plans_page(PATH)] in (
        [(2, PlanState.DECIDED), (1, PlanState.SUPERSEDED)],
        [(1, PlanState.SUPERSEDED), (2, PlanState.DECIDED)],
    )
    assert areas_in(AUGUST, PATH)[HARBOUR] is RASTRA
    returning = {"under": HARBOUR, "first": OCTOBER, "note": "kartu gagal"}
    assert _code(lambda: _do(actions.draft_return, **returning)) == "nothing_to_return"
    freeze(BPNT, SEPTEMBER)
    back = _do(actions.draft_return, **returning)
    assert (back.changing, _known(back).kind) == (1, PlanKind.RETURN)
    _do(actions.propose_plan, plan_id=back.id)
    _decide(back, number="188/9/2019")
    assert areas_in(OCTOBER, PATH) == {HARBOUR: RASTRA, ISLAND: RASTRA}
    assert _known(second).state is PlanState.DECIDED
    early = returning | {"first": SEPTEMBER}
    assert _code(lambda: _do(actions.draft_return, **early)) == "month_frozen"
    assert _code(lambda: _do(actions.draft_return, **(early | {"first": None}))) == (
        "return_month_missing"
    )
    unknown = {"plan_id": uuid.uuid4()}
    assert _code(lambda: _do(actions.propose_plan, **unknown)) == "plan_unknown"


def test_the_database_itself_keeps_a_plan_as_it_was_said() -> None:
    one = _drafted()
    _from(one, AUGUST)
    _do(actions.propose_plan, plan_id=one.id)
    four_eyes = (
        "UPDATE transition_plan SET state = 'DECIDED', decided_by = drafted_by, decided_by_name = 'x',"
        " decided_at = now(), decided_on = now(), number = '1', area_decision = gen_random_uuid()"
    )
    for statement, why in (
        (four_eyes, "four_eyes"),
        (four_eyes.replace("drafted_by", "gen_random_uuid()").replace("'1'", "' '"), "decided_whole"),
        ("UPDATE transition_plan SET state = 'DRAFT'", "does not go"),
        ("UPDATE transition_plan SET drafted_by = gen_random_uuid()", "stays"),
        ("UPDATE transition_plan_line SET first = 201912, stays = NULL, review = NULL", "only a draft"),
        ("DELETE FROM transition_plan_line", "only a draft"),
        ("DELETE FROM transition_plan", "stays"),
        (
            "INSERT INTO transition_plan (id, kode_wilayah, path, version, kind, since, drafted_by,"
            " drafted_by_name, drafted_at) SELECT gen_random_uuid(), kode_wilayah, path, 9, kind, since,"
            " drafted_by, 'x', now() FROM transition_plan",
            "one_open",
        ),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match=why):
            _owner(statement)
    reason = {"plan_id": one.id, "reason": " "}
    assert _code(lambda: _do(actions.withdraw_plan, **reason)) == "reason_missing"
    _do(actions.withdraw_plan, plan_id=one.id, reason="bupati menunda")
    assert _known(one).state is PlanState.WITHDRAWN


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
