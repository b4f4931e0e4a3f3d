"""What a signed sheet says: read, held against the sheet, added up, written as a file."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.distribution.domain.handover_entries import (
    Fault,
    Kind,
    Told,
    read_entries,
    told_of,
    written,
)
from salur.distribution.domain.handovers import Known, Outcome, judge, outcomes_of, serah_csv
from salur.distribution.domain.sheets import (
    Neighbour,
    SheetLine,
    by_month,
    page_of,
    pages_of,
    sheet_lines,
)
from salur.kernel.period import Period

DAY = dt.date(2019, 4, 12)
LINES = tuple(SheetLine(number, f"K{number}", 10_000) for number in range(1, 41))
NUMBERS = st.integers(1, len(LINES))
TOLD = st.one_of(
    st.builds(Told, NUMBERS, st.sampled_from((Kind.ABSENT, Kind.REFUSED))),
    st.builds(
        Told, NUMBERS, st.just(Kind.PROXY), st.sampled_from(("Siti Aminah", "Budi, S.Pd")),
        st.sampled_from(("anak", "ipar")),
    ),
    st.builds(
        Told, NUMBERS, st.just(Kind.SHORT), grams=st.integers(1, 1_000).map(lambda n: n * 10)
    ),
)  # fmt: skip
ONE_EACH = st.lists(TOLD, max_size=30, unique_by=lambda one: one.number)


def _codes(text: str, **known: object) -> list[tuple[str, int | None]]:
    told, unread = read_entries(text)
    judged = judge(
        LINES, told, unread, handed_on=DAY, today=DAY, known=Known(**known),  # type: ignore[arg-type]
    )  # fmt: skip
    for fault in judged.faults:
        for sentence in (fault.message, fault.remedy):
            assert sentence.id and sentence.en
    return [(fault.code, fault.line) for fault in judged.faults]


def test_exceptions_are_read_as_they_are_typed() -> None:
    told, faults = read_entries(
        "17 t\n\n 23 W Siti Aminah, a\n31k 7,5\n32 k 0.25 kg\n40M\n41 w Ani, ipar\n"
    )
    assert faults == ()
    assert told == (
        Told(17, Kind.ABSENT),
        Told(23, Kind.PROXY, "Siti Aminah", "anak"),
        Told(31, Kind.SHORT, grams=7_500),
        Told(32, Kind.SHORT, grams=250),
        Told(40, Kind.REFUSED),
        Told(41, Kind.PROXY, "Ani", "ipar"),
    )


@given(st.lists(TOLD, max_size=20))
def test_what_is_written_is_read_again(told: list[Told]) -> None:
    again, faults = read_entries(written(told))
    assert faults == ()
    assert sorted(again, key=repr) == sorted(told, key=repr)


@pytest.mark.parametrize(
    "text",
    ["17", "t 17", "17 x", "17 t besok", "23 w Siti", "23 w , anak", "23 w Siti,", "31 k",
     "31 k 0", "31 k 7,123", "31 k banyak", "23 w =Siti, anak",
     "23 w Siti 6201010101900001, anak", "123456 t"],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_is_no_exception(text: str) -> None:
    assert [code for code, _ in _codes(text)] == ["line_unreadable"]
    told, (fault,) = read_entries(text)
    assert told == () and "6201010101900001" not in fault.text


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_named(text: str) -> None:
    told, faults = read_entries(text)
    assert len(told) + len(faults) == sum(bool(line.strip()) for line in text.splitlines())


def test_a_phone_says_the_same_as_values() -> None:
    told, faults = told_of(
        [
            {"line": 17, "kind": "absent"},
            {"line": 23, "kind": "proxy", "name": "Siti\n40 m", "relation": "anak"},
            {"line": 31, "kind": "short", "kg": "7.5"},
            {"line": 40, "kind": "refused"},
            {"line": 41, "kind": "eaten"},
        ]
    )
    assert told == (
        Told(17, Kind.ABSENT),
        Told(23, Kind.PROXY, "Siti 40 m", "anak"),
        Told(31, Kind.SHORT, grams=7_500),
        Told(40, Kind.REFUSED),
    )
    assert [fault.code for fault in faults] == ["line_unreadable"]


def test_everything_wrong_is_named_at_once_in_a_stable_order() -> None:
    text = "3 t\nsaya\n99 t\n3 m\n4 k 10,01\n5 w Ani, anak\n5 k 9"
    found = _codes(text, first_day=DAY + dt.timedelta(1), arrived=True, left=1_000)
    assert found == [
        ("day_too_early", None),
        ("line_unreadable", None),
        ("line_unknown", 99),
        ("line_twice", 3),
        ("over_entitled", 4),
        ("beyond_arrival", None),
    ]


def test_a_day_that_has_not_come_and_one_before_the_order_are_refused() -> None:
    judged = judge(LINES, (), (), handed_on=DAY, today=DAY - dt.timedelta(1), known=Known(DAY))
    assert [fault.code for fault in judged.faults] == ["day_in_future"]


@given(ONE_EACH)
def test_a_record_adds_up_and_its_file_says_as_much(told: list[Told]) -> None:
    judged = judge(LINES, told, (), handed_on=DAY, today=DAY, known=Known())
    assert judged.faults == ()
    totals = judged.totals
    assert totals.families == totals.handed + totals.absent + totals.refused == len(LINES)
    assert totals.grams + totals.remainder == totals.entitled
    content = serah_csv(judged.outcomes, DAY, Period(2019, 4), (10_000,)).decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) == totals.handed
    assert sum(round(float(row["kg"]) * 1000) for row in rows) == totals.grams
    assert sum(bool(row["penerima"]) for row in rows) == totals.proxies


@given(ONE_EACH)
def test_what_is_kept_of_a_record_tells_all_of_it(told: list[Told]) -> None:
    outcomes = outcomes_of(LINES, told)
    kept = [one for one in outcomes if one.kind != "handed"]
    again: list[Told] = []
    for one in kept:
        if one.kind != "proxy":
            again.append(Told(one.number, Kind[one.kind.upper()], grams=one.grams))
        if one.proxy:
            again.append(Told(one.number, Kind.PROXY, one.proxy, one.relation))
    assert outcomes_of(LINES, again) == outcomes


def test_months_are_filled_one_after_the_other() -> None:
    assert by_month(25_000, (10_000, 10_000, 10_000)) == (10_000, 10_000, 5_000)
    with pytest.raises(ValueError, match="more was handed"):
        by_month(30_001, (10_000, 10_000, 10_000))
    outcome = Outcome(1, "K1", 20_000, 15_000, "short", "Ani", "anak")
    lines = serah_csv([outcome], DAY, Period(2019, 12), (10_000, 10_000)).decode().splitlines()
    assert lines[1:] == [
        "K1,2019-12,10,2019-04-12,Ani,anak,RASTRA",
        "K1,2020-01,5,2019-04-12,Ani,anak,RASTRA",
    ]


def test_neighbours_stand_together_and_pages_hold_twenty_five() -> None:
    lines = sheet_lines(
        [Neighbour("C", "ANI", "002", "001"), Neighbour("B", "BUDI", "001", "001"),
         Neighbour("A", "ANI", "001", "001")],
        10_000,
    )  # fmt: skip
    assert [line.id_kpm for line in lines] == ["A", "B", "C"]
    assert [page_of(number) for number in (1, 25, 26, 50, 51)] == [1, 1, 2, 2, 3]
    assert [pages_of(count) for count in (0, 1, 25, 26, 400)] == [0, 1, 1, 2, 16]


def test_a_fault_is_a_value() -> None:
    told, (fault,) = read_entries("saya")
    assert told == () and isinstance(fault, Fault) and fault.text == "saya"
