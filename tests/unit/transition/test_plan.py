"""A plan follows from readiness, its months add up, and a gate that slips moves what it holds."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.transition.domain.plan import (
    Known,
    Line,
    PlanKind,
    Rules,
    Stays,
    changed,
    drafted,
    month_table,
    open_among,
    slipped,
)
from salur.transition.domain.readiness import Gate, Point

DAY = dt.date(2019, 7, 1)
WEEK = dt.timedelta(days=7)
AUGUST, OCTOBER = Period(2019, 8), Period(2019, 10)
RULES = Rules(AUGUST, list_due_day=1, pace_days=28, review_days=90)
COAST, HILL, FAR = "6302012001", "6302012002", "6302022001"


def _points(*missing: int) -> dict[Gate, list[Point]]:
    return {Gate.CARDS: [Point(DAY + n * WEEK, one) for n, one in enumerate(missing)]}


def _ready(gates: dict[Gate, list[Point]]) -> dict[Gate, list[Point]]:
    passed = {gate: [Point(DAY, 0)] for gate in Gate}
    return passed | gates


def test_a_kecamatan_changes_together_when_it_is_ready_and_a_blank_spot_holds_up_nobody() -> None:
    lines = drafted(
        [
            # Forty fall to ten in three weeks: the last falls after eight days, in July.
            Known(COAST, 100, _ready(_points(40, 30, 20, 10))),
            Known(HILL, 30, _ready(_points(30, 30, 30, 30)), has_signal=False),
            Known(FAR, 50, _ready(_points(50, 49, 49, 48))),
            Known("6302032001", 20, _ready({}), access="AIR"),
            Known("6302042001", 9, _ready(_points(9))),
        ],
        RULES,
    )
    assert [(one.code, one.first, one.stays) for one in lines] == [
        (COAST, AUGUST, None),
        (HILL, None, Stays.BLANK_SPOT),
        (FAR, Period(2021, 1), None),
        ("6302032001", None, Stays.AIR_ONLY),
        ("6302042001", None, Stays.NOT_READY),
    ]
    assert lines[1].review == Period(2019, 10) and lines[0].review is None
    assert open_among(lines) == (Gate.CARDS,)


def test_a_gate_that_slips_moves_what_waits_for_it_and_nothing_else() -> None:
    lines = (
        Line(COAST, 100, AUGUST, open_gates=(Gate.CARDS,)),
        Line(FAR, 50, OCTOBER),
        Line(HILL, 30, None, Stays.BLANK_SPOT, OCTOBER),
    )
    expected = {COAST[:6]: AUGUST, FAR[:6]: AUGUST}
    moved = slipped(lines, Gate.CARDS, 2, expected)
    assert [one.first for one in moved] == [OCTOBER, OCTOBER, None]
    assert slipped(lines, Gate.SHOPS, 2, expected) == lines
    assert slipped(lines, Gate.CARDS, 0, expected) == lines
    # A month planned later than the gate needs has room for the slip.
    roomy = (Line(COAST, 100, OCTOBER, open_gates=(Gate.CARDS,)),)
    assert slipped(roomy, Gate.CARDS, 1, expected) == roomy
    assert slipped(roomy, Gate.CARDS, 1, {})[0].first == Period(2019, 11)
    stays = changed(lines, "630201", first=None, stays=Stays.OFFICE, review=OCTOBER)
    assert [(one.code, one.stays) for one in stays] == [(COAST, Stays.OFFICE), (HILL, Stays.OFFICE)]


_MONTHS = st.integers(0, 9).map(AUGUST.shift)
_LINES = st.lists(
    st.builds(
        Line,
        st.integers(0, 99).map(lambda n: f"63020{n // 50 + 1}20{n:02}"),
        st.integers(0, 400),
        st.none() | _MONTHS,
    ),
    min_size=1,
    max_size=8,
)


@given(_LINES, st.sampled_from(PlanKind))
def test_every_month_has_all_families_once_and_money_and_rice_follow(
    lines: list[Line], kind: PlanKind
) -> None:
    table = month_table(
        lines, AUGUST, kind=kind, amount=lambda _: 110_000, ration=lambda _: 10_000,
        shops={"630201": 2},
    )  # fmt: skip
    families = sum(one.families for one in lines)
    for month in table:
        assert month.card_families + month.rice_families == families
        assert month.card_desa + month.rice_desa == len(lines)
        assert month.rupiah == month.card_families * 110_000
        assert month.grams == month.rice_families * 10_000
    card = [month.card_families for month in table]
    assert card == sorted(card, reverse=kind is PlanKind.RETURN)
