"""When an area is ready at its pace, which month that allows, and sheets of facts line by line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.transition.domain.facts import HEADS, read_facts, sorted_out
from salur.transition.domain.readiness import (
    FactKind,
    Forecast,
    Point,
    Reached,
    all_reached,
    first_month,
    reached,
    required,
)

DAY = dt.date(2019, 7, 1)
WEEK = dt.timedelta(days=7)


def _points(*missing: int) -> list[Point]:
    return [Point(DAY + n * WEEK, one) for n, one in enumerate(missing)]


@pytest.mark.parametrize(
    ("missing", "forecast", "day"),
    [
        ((), Forecast.UNKNOWN, None),
        ((40,), Forecast.UNKNOWN, None),
        ((40, 0), Forecast.PASSED, DAY + WEEK),
        ((40, 30, 20), Forecast.EXPECTED, DAY + 4 * WEEK),
        ((40, 40, 40), Forecast.STALLED, None),
        ((20, 40), Forecast.STALLED, None),
        # Of six weeks only the last four count: ten a week, after two weeks of nothing.
        ((60, 60, 60, 50, 40, 30, 20), Forecast.EXPECTED, DAY + 8 * WEEK),
    ],
)
def test_the_day_follows_from_the_pace_of_the_last_weeks(
    missing: tuple[int, ...], forecast: Forecast, day: dt.date | None
) -> None:
    assert reached(_points(*missing), 28) == Reached(forecast, day)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12), st.randoms())
def test_the_order_of_counts_does_not_matter_and_no_day_lies_in_the_past(
    missing: list[int], randoms: object
) -> None:
    points = _points(*missing)
    mixed = list(points)
    randoms.shuffle(mixed)  # type: ignore[attr-defined]
    found = reached(mixed, 28)
    assert found == reached(points, 28)
    assert found.day is None or found.day >= points[-1].day
    assert (found.forecast is Forecast.PASSED) == (missing[-1] == 0)


def test_an_area_is_ready_when_its_last_gate_is() -> None:
    passed = Reached(Forecast.PASSED, DAY)
    later = Reached(Forecast.EXPECTED, DAY + WEEK)
    assert all_reached([passed, passed]) == passed
    assert all_reached([passed, later]) == later
    assert all_reached([later, Reached(Forecast.STALLED)]).day is None
    assert all_reached([]).forecast is Forecast.UNKNOWN


@pytest.mark.parametrize(
    ("day", "due", "month"),
    [("2019-09-30", 1, "2019-10"), ("2019-10-01", 1, "2019-10"), ("2019-10-02", 1, "2019-11")],
)
def test_the_first_month_is_the_one_whose_list_is_frozen_after(
    day: str, due: int, month: str
) -> None:
    ready = Reached(Forecast.EXPECTED, dt.date.fromisoformat(day))
    assert first_month(ready, due, Period(2019, 8)) == Period.parse(month)
    assert first_month(ready, due, Period(2020, 1)) == Period(2020, 1)
    assert first_month(Reached(Forecast.STALLED), due, Period(2019, 8)) is None
    assert (required(40, 950), required(41, 950), required(0, 950)) == (38, 39, 0)


def test_a_sheet_of_facts_is_read_line_by_line_and_every_wrong_line_is_named() -> None:
    sheet = "\ufeff" + "\n".join(
        (
            ";".join(HEADS),
            "63.02.01.2001;jaringan;ya;Telkomsel;;2019-07-02;",
            "6302012002;jaringan;tidak;;;2019-07-02;di balik bukit",
            "6302012003;akses;;udara;;2019-07-02;",
            ";;;;;;",
            "6302012004;akses;ya;kuda;;2019-07-02;",
            "6302;tikor;ya;;;2019-07-02;",
            "6302;pawai;ya;;;2019-07-02;",
            "6302012001;sosialisasi;ya;;BA/1;kemarin;",
            "9999012001;jaringan;ya;;;2019-07-02;",
            "6302012001;jaringan;ya;;;2019-08-02;",
        )
    )
    lines, wrong = read_facts(sheet)
    known = {"6302", "6302012001", "6302012002", "6302012003", "6302012004"}
    facts, also = sorted_out(lines, known, dt.date(2019, 7, 5))
    assert [(one.line, one.why) for one in sorted((*wrong, *also))] == [
        (6, "access_unknown"), (7, "number_missing"), (8, "kind_unknown"),
        (9, "day_unreadable"), (10, "region_unknown"), (11, "day_in_future"),
    ]  # fmt: skip
    assert [(one.kind, one.holds, one.value) for one in facts] == [
        (FactKind.NETWORK, True, "Telkomsel"), (FactKind.NETWORK, False, ""),
        (FactKind.ACCESS, True, "AIR"),
    ]  # fmt: skip
    assert read_facts("")[1][0].why == "heads_missing"
