"""Which paper about rice is impossible, and for which reason first: a chain and a paper in."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.distribution.domain import (
    Asked,
    Chain,
    Fault,
    Move,
    RiceStep,
    Standing,
    facts_of_month,
    first_fault,
    odd,
)
from salur.kernel.period import Period, months_between

DESA, NEXT, FAR = "6201022001", "6201022004", "6201032001"
KEC = "620102"
MARCH, AUGUST = Period(2019, 3), Period(2019, 8)
TODAY = dt.date(2019, 9, 1)
STEP = RiceStep


def _day(day: int) -> dt.date:
    return dt.date(2019, 3, day)


def _move(kind: RiceStep, number: str, refers: str, day: int, grams: int, **more: object) -> Move:
    how = {"code": DESA, "first": MARCH, "last": MARCH} | more
    return Move(
        kind=kind, number=number, refers=refers, dated=_day(day), grams=grams,
        **how,  # type: ignore[arg-type]
    )  # fmt: skip


CHAIN = (
    _move(STEP.REQUEST, "S1", "", 2, 1_000),
    _move(STEP.REQUEST, "S1", "", 2, 500, code=NEXT),
    _move(STEP.RELEASE, "D1", "S1", 5, 800),
    _move(STEP.SHIPMENT, "K1", "D1", 6, 700),
    _move(STEP.ARRIVAL, "B1", "D1", 10, 600, rejected=100, reason="kutu"),
    _move(STEP.VILLAGE, "T1", "B1", 12, 200),
    _move(STEP.RETURN, "R1", "B1", 14, 50),
    _move(STEP.RETURN, "R2", "B1", 15, 30, place_key="gudang"),
)
GOOD = {
    STEP.RELEASE: Asked(STEP.RELEASE, "D2", "S1", _day(5), DESA, 200),
    STEP.SHIPMENT: Asked(STEP.SHIPMENT, "K2", "D1", _day(7), DESA, 100),
    STEP.ARRIVAL: Asked(STEP.ARRIVAL, "B2", "D1", _day(11), DESA, 100),
    STEP.REPLACEMENT: Asked(STEP.REPLACEMENT, "P1", "B1", _day(11), DESA, 100),
    STEP.VILLAGE: Asked(STEP.VILLAGE, "T2", "B1", _day(11), DESA, 320),
    STEP.RETURN: Asked(STEP.RETURN, "R3", "B1", _day(16), DESA, 150, month=MARCH),
}
KNOWN = Standing()


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_left_may_be_recorded_to_the_last_gram_and_not_beyond(kind: RiceStep) -> None:
    chain, asked = Chain(CHAIN), GOOD[kind]
    assert first_fault(chain, asked, KNOWN, TODAY) is None
    more = replace(asked, grams=asked.grams + 10)
    assert first_fault(chain, more, KNOWN, TODAY) is Fault.BEYOND_LEFT


@pytest.mark.parametrize(
    ("wrong", "standing", "fault"),
    [
        ({"refers": "S9"}, {}, Fault.REFERENCE_UNKNOWN),
        ({"number": "  "}, {}, Fault.NUMBER_INVALID),
        ({"grams": 0}, {}, Fault.MASS_INVALID),
        ({"grams": 15}, {}, Fault.MASS_INVALID),
        ({"rejected": -10}, {}, Fault.MASS_INVALID),
        ({"rejected": 210, "reason": "kutu"}, {}, Fault.REJECTED_BEYOND_ARRIVED),
        ({"rejected": 10, "reason": " "}, {}, Fault.REASON_MISSING),
        ({"dated": _day(1)}, {}, Fault.BEFORE_ORDER),
        ({"dated": dt.date(2019, 9, 2)}, {}, Fault.IN_FUTURE),
        ({"code": FAR}, {}, Fault.REGION_ELSEWHERE),
        ({"code": "6201"}, {}, Fault.REGION_ELSEWHERE),
        ({"month": Period(2019, 4)}, {}, Fault.MONTH_ELSEWHERE),
        ({}, {"warehouse_known": False}, Fault.WAREHOUSE_UNKNOWN),
        ({}, {"point_known": False}, Fault.POINT_UNKNOWN),
        ({}, {"point_known": True, "point_serves": False}, Fault.POINT_ELSEWHERE),
        ({}, {"number_taken": True}, Fault.NUMBER_TAKEN),
        ({"grams": 210}, {"stock": 0}, Fault.BEYOND_LEFT),
        ({}, {"stock": 190}, Fault.BEYOND_STOCK),
        ({}, {"stock": 200, "warehouse_known": True}, None),
    ],
)
def test_the_first_reason_is_named(
    wrong: dict[str, object], standing: dict[str, object], fault: Fault | None
) -> None:
    asked = replace(GOOD[STEP.RELEASE], **wrong)  # type: ignore[arg-type]
    how = Standing(**standing)  # type: ignore[arg-type]
    assert first_fault(Chain(CHAIN), asked, how, TODAY) is fault


def test_the_order_of_reasons_is_the_order_of_their_table() -> None:
    """Everything wrong at once, then repaired one by one."""
    asked = Asked(STEP.RELEASE, "", "S1", _day(1), FAR, 15, rejected=20, month=Period(2020, 1))
    standing = Standing(True, False, False, False, 0)
    found = [first_fault(Chain(CHAIN), asked, standing, TODAY)]
    for repair in (
        {"number": "D9"}, {"grams": 2_000}, {"rejected": 10}, {"reason": "kutu"},
        {"dated": _day(5)}, {"code": DESA}, {"month": None},
    ):  # fmt: skip
        asked = replace(asked, **repair)  # type: ignore[arg-type]
        found.append(first_fault(Chain(CHAIN), asked, standing, TODAY))
    for known in (
        {"warehouse_known": True}, {"point_known": True}, {"point_serves": True},
        {"number_taken": False},
    ):  # fmt: skip
        standing = replace(standing, **known)  # type: ignore[arg-type]
        found.append(first_fault(Chain(CHAIN), asked, standing, TODAY))
    asked = replace(asked, grams=200)
    found.append(first_fault(Chain(CHAIN), asked, standing, TODAY))
    order = list(Fault)
    places = [order.index(one) for one in found if one is not None]
    assert places == sorted(places) and found[-1] is Fault.BEYOND_STOCK


def test_a_kecamatan_and_its_desa_draw_on_one_request() -> None:
    shared = Chain((*CHAIN, _move(STEP.RELEASE, "D3", "S1", 5, 600, code=KEC)))
    asked = replace(GOOD[STEP.RELEASE], grams=110)
    assert first_fault(shared, asked, KNOWN, TODAY) is Fault.BEYOND_LEFT
    whole = replace(asked, code=KEC, grams=100)
    assert first_fault(shared, whole, KNOWN, TODAY) is None


def test_the_same_request_told_twice_is_one() -> None:
    chain = Chain((*CHAIN, CHAIN[0]))
    assert chain.left_of_request("S1", DESA) == 200


def test_what_was_sent_again_may_arrive_beyond_the_release() -> None:
    again = _move(STEP.REPLACEMENT, "P1", "B1", 12, 100)
    asked = replace(GOOD[STEP.ARRIVAL], grams=200, dated=_day(13))
    assert first_fault(Chain((*CHAIN, again)), asked, KNOWN, TODAY) is None


@given(st.integers(1, 10**7), st.integers(0, 11))
def test_the_months_of_a_document_add_up_to_the_gram(grams: int, more: int) -> None:
    move = _move(STEP.RELEASE, "D1", "S1", 5, grams, last=MARCH.shift(more))
    months = list(months_between(MARCH, move.last))
    assert sum(move.in_month(month) for month in months) == grams
    assert move.in_month(MARCH.shift(-1)) == move.in_month(move.last.shift(1)) == 0


def test_a_month_of_a_desa_knows_what_its_documents_say() -> None:
    facts = facts_of_month(Chain(CHAIN), DESA, MARCH, handed=70)
    assert (facts.requested, facts.released, facts.shipped, facts.arrived) == (1_000, 800, 700, 600)
    assert (facts.rejected, facts.replaced, facts.at_village, facts.returned) == (100, 0, 200, 30)
    assert (facts.handed, facts.several_months) == (70, False)
    assert facts_of_month(Chain(CHAIN), "", MARCH).requested == 1_500


def test_what_a_file_claims_beyond_the_possible_stands_and_is_named() -> None:
    early = _move(STEP.RELEASE, "D7", "S1", 1, 10)
    stray = _move(STEP.ARRIVAL, "B7", "D8", 9, 10)
    beyond = _move(STEP.ARRIVAL, "B8", "D1", 9, 300)
    chain = Chain((*CHAIN, early, stray, beyond))
    assert odd(chain, early) is Fault.BEFORE_ORDER
    assert odd(chain, stray) is Fault.REFERENCE_UNKNOWN
    assert odd(chain, beyond) is Fault.BEYOND_LEFT
    assert {odd(Chain(CHAIN), move) for move in CHAIN} == {None}
