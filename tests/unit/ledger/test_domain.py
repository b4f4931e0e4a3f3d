"""Which transfers a reconciled unit produces, and what holds for every unit there can be."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.program import Program
from salur.ledger.domain import (
    FLOWS,
    KINDS,
    Book,
    BpntUnit,
    Kind,
    Movement,
    PlannedTransfer,
    RastraUnit,
    account_of,
    balances_after,
    bpnt_flows,
    first_overdrawn,
    rastra_flows,
)

DESA = "id.62.01.02.2001"
BANK = uuid.UUID(int=7)
AMOUNTS = st.sampled_from([0, 1, 50_000, 110_000, 220_000]) | st.integers(0, 10**9)
BPNT_UNITS = st.builds(
    BpntUnit, ordered=AMOUNTS, credited=AMOUNTS, spent=AMOUNTS, returned=AMOUNTS, opening=AMOUNTS
)
RASTRA_UNITS = st.builds(
    RastraUnit, released=AMOUNTS, arrived=AMOUNTS, rejected=AMOUNTS, handed=AMOUNTS,
    sent_again=AMOUNTS, brought_back=AMOUNTS,
)  # fmt: skip


def _planned(movements: tuple[Movement, ...]) -> list[PlannedTransfer]:
    return [PlannedTransfer(m.reason, DESA, BANK, m.amount) for m in movements]


def _balance(movements: tuple[Movement, ...], program: Program, kind: Kind) -> int:
    return balances_after(_planned(movements)).get(account_of(program, kind, DESA, BANK), 0)


@given(BPNT_UNITS)
def test_suspense_holds_exactly_what_the_bank_over_claims(unit: BpntUnit) -> None:
    flows = bpnt_flows(unit, opens_account=True)
    assert _balance(flows, Program.BPNT, Kind.SUSPENSE) == -unit.over_claimed
    without_order = 0 if unit.ordered else unit.credited
    over = max(unit.credited - unit.ordered, 0) if unit.ordered else 0
    excess = max(unit.spent + unit.returned - unit.credited - unit.opening, 0)
    assert unit.over_claimed == over + without_order + excess


@given(BPNT_UNITS)
def test_a_card_keeps_what_was_neither_spent_nor_returned(unit: BpntUnit) -> None:
    flows = bpnt_flows(unit, opens_account=True)
    assert _balance(flows, Program.BPNT, Kind.CARDS) == unit.carried
    assert _balance(flows, Program.BPNT, Kind.SHOPS) == unit.spent
    assert _balance(flows, Program.BPNT, Kind.RETURNED) == unit.returned


@given(BPNT_UNITS)
def test_the_bank_pool_keeps_what_was_ordered_and_not_credited(unit: BpntUnit) -> None:
    flows = bpnt_flows(unit, opens_account=True)
    left = unit.ordered - min(unit.ordered, unit.credited)
    assert _balance(flows, Program.BPNT, Kind.BANK_POOL) == left


@given(RASTRA_UNITS)
def test_rice_suspense_holds_exactly_what_is_claimed_beyond_what_came(unit: RastraUnit) -> None:
    suspense = _balance(rastra_flows(unit), Program.RASTRA, Kind.SUSPENSE)
    kept = max(unit.arrived - unit.rejected, 0)
    beyond_release = unit.arrived - unit.released - unit.rejected  # rejects are sent again
    assert -suspense == (
        max(beyond_release, 0)
        + max(unit.rejected - unit.arrived, 0)
        + max(unit.handed - kept, 0)
        + max(unit.brought_back - max(kept - unit.handed, 0), 0)
    )


@given(RASTRA_UNITS, st.integers(0, 20))
def test_rice_on_its_way_and_at_the_delivery_point_is_what_is_missing(
    unit: RastraUnit, tolerance: int
) -> None:
    flows = rastra_flows(unit, tolerance_permille=tolerance)
    sent = unit.released + unit.replaced
    missing = max(sent - unit.arrived, 0)
    lost = _balance(flows, Program.RASTRA, Kind.WEIGHING)
    assert _balance(flows, Program.RASTRA, Kind.IN_TRANSIT) + lost == missing
    assert lost in (0, missing) and lost * 1000 <= unit.released * tolerance
    left = max(max(unit.arrived - unit.rejected, 0) - unit.handed, 0)
    at_point = max(left - unit.brought_back, 0)
    assert _balance(flows, Program.RASTRA, Kind.DELIVERY_POINT) == at_point
    assert _balance(flows, Program.RASTRA, Kind.WAREHOUSE) == 0


def test_what_scales_may_lose_is_no_longer_on_its_way_and_what_is_more_stays_missing() -> None:
    near, far = RastraUnit(released=6_000, arrived=5_988), RastraUnit(released=6_000, arrived=5_987)
    assert Movement("weighed_short", 12) in rastra_flows(near, tolerance_permille=2)
    assert far.weighed_short(2) == 0
    assert RastraUnit(released=6_000).weighed_short(1000) == 0  # nothing came: nothing was weighed


def test_rejects_that_come_again_are_nobodys_claim_and_leave_the_shortage_in_sight() -> None:
    unit = RastraUnit(released=6_000, arrived=6_060, rejected=100, sent_again=100)
    flows = rastra_flows(unit, tolerance_permille=2)
    assert _balance(flows, Program.RASTRA, Kind.SUSPENSE) == 0
    assert _balance(flows, Program.RASTRA, Kind.IN_TRANSIT) == 40
    assert _balance(flows, Program.RASTRA, Kind.DELIVERY_POINT) == 5_960


@given(st.lists(BPNT_UNITS | RASTRA_UNITS, max_size=6))
def test_no_unit_overdraws_an_account_and_nothing_is_made_or_lost(
    units: list[BpntUnit | RastraUnit],
) -> None:
    planned = [
        transfer
        for unit in units
        for transfer in _planned(
            bpnt_flows(unit, opens_account=True)
            if isinstance(unit, BpntUnit)
            else rastra_flows(unit)
        )
    ]
    balances = balances_after(planned)
    assert first_overdrawn(balances) is None
    for program in Program:
        assert sum(b for name, b in balances.items() if name.program is program) == 0


@given(st.lists(BPNT_UNITS, min_size=2, max_size=4))
def test_a_second_month_draws_on_what_the_first_left(units: list[BpntUnit]) -> None:
    planned = _planned(bpnt_flows(units[0], opens_account=True))
    carried = units[0].carried
    for later in units[1:]:
        unit = BpntUnit(later.ordered, later.credited, later.spent, later.returned, carried)
        planned += _planned(bpnt_flows(unit, opens_account=False))
        carried = unit.carried
    balances = balances_after(planned)
    assert first_overdrawn(balances) is None
    assert balances.get(account_of(Program.BPNT, Kind.CARDS, DESA, BANK), 0) == carried


def test_a_settled_month_moves_the_money_from_treasury_to_shop() -> None:
    unit = BpntUnit(ordered=110_000, credited=110_000, spent=110_000)
    assert bpnt_flows(unit, opens_account=True) == (
        Movement("ordered", 110_000),
        Movement("credited", 110_000),
        Movement("spent", 110_000),
    )


def test_an_opening_balance_is_brought_in_only_once() -> None:
    unit = BpntUnit(spent=30_000, opening=50_000)
    assert Movement("opening", 50_000) in bpnt_flows(unit, opens_account=True)
    assert bpnt_flows(unit, opens_account=False) == (Movement("spent", 30_000),)


def test_a_warehouse_is_of_the_book_of_days_and_never_of_the_months() -> None:
    for flow in FLOWS.values():
        touches = Kind.WAREHOUSE in (flow.source, flow.target)
        assert not touches or flow.book is Book.STOCK


@pytest.mark.parametrize("reason", FLOWS)
def test_both_ends_of_a_flow_count_in_the_unit_of_its_programme(reason: str) -> None:
    flow = FLOWS[reason]
    for kind in (flow.source, flow.target):
        assert KINDS[kind].unit in (None, flow.program.unit)


def test_only_outside_and_suspense_may_fall_below_zero() -> None:
    assert {kind for kind, rule in KINDS.items() if rule.may_go_negative} == {
        Kind.TREASURY,
        Kind.BULOG_NATIONAL,
        Kind.SUSPENSE,
    }


def test_a_pool_serves_a_kabkota_and_a_card_its_desa() -> None:
    assert account_of(Program.BPNT, Kind.BANK_POOL, DESA, BANK).path == "id.62.01"
    assert account_of(Program.BPNT, Kind.CARDS, DESA, BANK).path == DESA
    assert account_of(Program.BPNT, Kind.TREASURY, DESA, BANK).code == "BPNT:treasury:id"


def test_a_path_that_does_not_begin_at_the_nation_is_a_bug() -> None:
    with pytest.raises(ValueError, match="begins at the nation"):
        account_of(Program.BPNT, Kind.CARDS, "62.01", BANK)
