"""A whole month of each programme, from the empty cycle to the next month's opening balance."""

import uuid

import pytest
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BNI,
    BPNT,
    BRI,
    BUDI,
    BULOG,
    HEAD,
    KAB,
    KEMENSOS,
    MARCH,
    OFFICE,
    RASTRA,
    send,
)

from salur.access.queries import SYSTEM
from salur.audit import queries as audit
from salur.distribution import actions, queries
from salur.distribution.domain import LADDER, State, is_legal
from salur.distribution.domain import Step as Move
from salur.kernel.refused import Refused
from salur.programs.actions import turn_areas
from salur.programs.domain import AreaLine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(SYSTEM)


def _targets(one: queries.Cycle) -> list[State]:
    return [step.target for step in queries.steps_of(one.id)]


def _all_legal(one: queries.Cycle) -> bool:
    return all(
        is_legal(one.program, Move(step.source, step.event, step.target))
        for step in queries.steps_of(one.id)
        if step.source is not None
    )


def test_a_bpnt_month_runs_from_the_list_to_the_next_months_opening() -> None:
    one = world.frozen(BPNT)
    assert (one.state, one.opening.kind) == (State.LIST_FROZEN, "unknown")
    files = [send("perintah", KEMENSOS), send("sp2d", KEMENSOS)]
    assert world.now(one).state is State.ORDERED
    files += [send("topup", BRI), send("transaksi", BRI), send("topup", BNI)]
    assert world.now(one).state is State.ORDERED, "BNI has not reported what was bought"
    files.append(send("transaksi", BNI))
    assert world.now(one).state is State.REPORTED
    files.append(send("saldo", BRI))
    version = uuid.uuid4()
    world.reconciled(one, files, version=version, balance=45_000)
    assert world.now(one).state is State.RECONCILED
    closed = actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="c")
    assert closed.state is State.CLOSED and closed.closed_at == AT
    rolled = actions.roll_over(program=BPNT, period=MARCH, codes=[KAB], by=BUDI, at=AT, key="r")
    assert rolled == actions.Opened(APRIL, 1, 0)
    april = queries.cycle_of(BPNT, APRIL, KAB)
    assert april is not None and april.rolled_from == one.id
    assert april.opening == queries.Opening("version", 45_000, version, 1)
    assert _targets(one) == list(LADDER[BPNT]) and _all_legal(one)


def test_a_rastra_month_runs_from_the_list_to_the_hand_over() -> None:
    one = world.frozen(RASTRA)
    spa = world.prepared(one)
    assert world.now(one).state is State.SPA_PREPARED
    assert (spa.kpm, spa.grams, spa.desas) == (3, 30_000, 2)
    actions.approve_spa(spa_id=spa.id, by=HEAD, at=AT, key="a")
    assert world.now(one).state is State.SPA_APPROVED
    files = [actions.keep_spa(spa_id=spa.id, by=HEAD, at=AT)]
    world.as_(SYSTEM)
    for contract, sender, state in (
        ("do", BULOG, State.RELEASED),
        ("bast", BULOG, State.ARRIVED),
        ("serah", OFFICE, State.HANDED),
    ):
        files.append(send(contract, sender))
        assert world.now(one).state is state
    world.reconciled(one, files)
    assert actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="").state is State.CLOSED
    assert _targets(one) == list(LADDER[RASTRA]) and _all_legal(one)


def test_every_step_is_on_the_record() -> None:
    one = world.frozen(RASTRA)
    spa = world.prepared(one)
    actions.approve_spa(spa_id=spa.id, by=HEAD, at=AT, key="")
    files = [actions.keep_spa(spa_id=spa.id, by=HEAD, at=AT)]
    world.as_(SYSTEM)
    world.reconciled(one, files)
    actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="")
    story = [event.action for event in reversed(audit.events_page().events)]
    assert [name for name in story if name.startswith(("cycle.", "spa."))] == [
        "cycle.opened",
        "cycle.list_frozen",
        "spa.prepared",
        "spa.approved",
        "cycle.evidence_linked",
        "cycle.reconciled",
        "cycle.closed",
    ]


def test_a_bank_that_stays_silent_does_not_hold_the_reconciliation_up() -> None:
    one = world.frozen(BPNT)
    files = [send("perintah", KEMENSOS), send("saldo", BRI)]
    world.reconciled(one, files)
    assert world.now(one).state is State.RECONCILED
    missing = [row.contract for row in queries.expected_evidence(one.id) if row.status == "missing"]
    assert missing == ["topup", "topup", "transaksi", "transaksi"]


def test_a_later_version_reopens_a_closed_month_and_moves_the_next_ones_opening() -> None:
    one = world.frozen(BPNT)
    files, version = [send("perintah", KEMENSOS), send("saldo", BRI)], uuid.uuid4()
    world.reconciled(one, files, version=version, balance=10)
    actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="")
    actions.roll_over(program=BPNT, period=MARCH, codes=[KAB], by=BUDI, at=AT, key="")
    april = queries.cycle_of(BPNT, APRIL, KAB)
    assert april is not None
    actions.freeze_list(cycle_id=april.id, by=BUDI, at=AT, key="")
    world.reconciled(april, [], balance=5)
    assert queries.outdated([world.now(april)])[april.id] == ()
    late = send("topup", BRI)
    assert queries.outdated([world.now(one)])[one.id] == ("evidence_since",)
    assert world.now(one).state is State.CLOSED
    unchanged = world.reconciled(one, [*files, late], version=version, balance=10)
    assert unchanged.reopened == () and world.now(one).state is State.CLOSED
    changed = world.reconciled(one, [*files, late], number=2, balance=20)
    assert changed.reopened == (one.id,)
    assert world.now(one).state is State.RECONCILED and world.now(one).closed_at is None
    assert world.now(april).opening.balance == 20
    assert queries.outdated([world.now(april)])[april.id] == ("opening_changed",)
    with pytest.raises(Refused) as refusal:
        actions.close_cycle(cycle_id=april.id, by=BUDI, at=AT, key="")
    assert refusal.value.code == "publication_outdated"
    assert _all_legal(one)


def test_evidence_that_is_withdrawn_takes_the_cycle_down() -> None:
    one = world.frozen(BPNT)
    order = send("perintah", KEMENSOS)
    assert world.now(one).state is State.ORDERED
    world.withdraw(order)
    assert world.now(one).state is State.LIST_FROZEN
    assert queries.steps_of(one.id)[-1].event == "withdrawn" and _all_legal(one)


def test_rice_ends_and_the_card_begins_with_the_decision() -> None:
    rice = world.frozen(RASTRA)
    lines = [AreaLine(desa, BPNT, APRIL) for desa in (world.DESA, world.DESA_2)]
    turn_areas(
        kode_wilayah=KAB, lines=lines, number="SK-1", decided_on=AT.date(), reason="",
        prepared_by=BUDI.person_id, by=world.HEAD, at=AT, key="",
    )  # fmt: skip
    told = {"period": MARCH, "codes": [KAB], "by": BUDI, "at": AT, "key": ""}
    with pytest.raises(Refused, match="cycle_unknown"):
        actions.roll_over(program=RASTRA, **told)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="program_not_here"):
        actions.open_cycles(program=RASTRA, **(told | {"period": APRIL}))  # type: ignore[arg-type]
    card = actions.roll_over(program=BPNT, **told)  # type: ignore[arg-type]
    assert card == actions.Opened(APRIL, 1, 0), "though March had none"
    april = queries.cycle_of(BPNT, APRIL, KAB)
    assert april is not None and april.rolled_from is None and rice.id != april.id
