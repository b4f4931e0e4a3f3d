"""A complaint takes the steps of its table, its clocks run, its receipt is hard to guess."""

import datetime as dt

import pytest

from salur.coordination.domain import pace
from salur.coordination.domain.complaints import (
    COMPLAINT,
    Channel,
    Clocks,
    NewComplaint,
    Span,
    due_after,
    is_overdue,
    read_number,
    shown_number,
    wrong_with,
)
from salur.coordination.domain.receipts import WORDS, spelt, words_of
from salur.kernel.free_text import without_long_numbers

CLOCKS = Clocks(Span(3), Span(5, working=True), Span(10))
FRIDAY = dt.date(2019, 3, 29)


def test_the_machine_is_the_one_of_the_domain_notes() -> None:
    assert COMPLAINT.states == (
        *("RECEIVED", "VERIFIED", "FORWARDED", "ANSWERED", "CLOSED", "REOPENED"),
    )
    assert COMPLAINT.ends() == ("CLOSED",)
    way = "RECEIVED"
    for verb in ("verify", "forward", "answer", "reopen", "forward", "answer", "accept"):
        way = str(COMPLAINT.next(way, verb))
    assert way == "CLOSED"
    assert COMPLAINT.next("RECEIVED", "answer") is None
    assert COMPLAINT.next("CLOSED", "reopen") is None


@pytest.mark.parametrize(
    ("verb", "due"),
    [
        ("verify", dt.date(2019, 4, 5)),  # five working days
        ("answer", dt.date(2019, 4, 8)),
        ("reopen", dt.date(2019, 4, 5)),
        ("forward", dt.date(2019, 4, 1)),  # handing on buys no time
        ("hand_back", dt.date(2019, 4, 1)),
    ],
)
def test_each_turn_has_its_days(verb: str, due: dt.date) -> None:
    assert due_after(verb, dt.date(2019, 4, 1), FRIDAY, CLOCKS) == due


def test_the_last_day_is_in_time_and_whoever_complained_is_never_late() -> None:
    assert not is_overdue("FORWARDED", FRIDAY, FRIDAY)
    assert is_overdue("FORWARDED", FRIDAY, FRIDAY + dt.timedelta(days=1))
    assert not is_overdue("ANSWERED", FRIDAY, FRIDAY + dt.timedelta(days=99))


def test_a_receipt_is_read_however_somebody_types_it() -> None:
    assert len(set(WORDS)) == 128
    assert read_number(" p-0000012") == read_number("12") == 12
    assert read_number(shown_number(12)) == 12
    assert read_number("x") is read_number("９") is read_number("") is None
    made = words_of(2**127 - 1)
    assert spelt(made.replace("-", "  ").upper()) == made
    assert len({words_of(number) for number in range(5_000)}) == 5_000


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"words": "pendek"}, "words_missing"),
        ({"words": "x" * 2_001}, "words_too_long"),
        ({"name": "x" * 121}, "words_too_long"),
        ({"t": "HARGA", "program": "PKH", "sensitive": "KORUPSI"}, ""),
        ({"t": "X"}, "kind_unknown"),
        ({"program": "X"}, "kind_unknown"),
        ({"cause": "X"}, "kind_unknown"),
        ({"sensitive": "X"}, "kind_unknown"),
    ],
)
def test_what_is_wrong_with_a_complaint_has_its_code(more: dict[str, str], code: str) -> None:
    given = {"words": "Beras bulan ini berkutu.", "channel": Channel.FACE, **more}
    assert wrong_with(NewComplaint("6201", **given), {"OTHER"}) == code  # type: ignore[arg-type]


def test_long_numbers_are_hidden_and_short_ones_stay() -> None:
    said = "NIK 6201024101900001, 110.000 rupiah, 27-03-2019, rek 0062 0100 0000 123."
    shown = without_long_numbers(said)
    assert "620102" not in shown and "••••••0001" in shown and "0062" not in shown
    assert "110.000 rupiah, 27-03-2019" in shown


def test_a_run_of_time_begins_on_the_clock() -> None:
    at = dt.datetime(2019, 3, 29, 8, 59, 59, tzinfo=dt.UTC)
    assert pace.COMPLAIN.began(at) == at.replace(minute=0, second=0)
    assert pace.COMPLAIN_DAILY.began(at) == at.replace(hour=0, minute=0, second=0)
