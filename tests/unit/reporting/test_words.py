"""Letters write days, rupiah and kilograms as Indonesian offices do."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain import writing
from salur.reporting.domain.deadlines import due_on, standing
from salur.reporting.domain.numbering import letter_number
from salur.reporting.domain.states import MOVES, State, changes


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"),
        (27, "dua puluh tujuh"), (100, "seratus"), (111, "seratus sebelas"), (1000, "seribu"),
        (1900, "seribu sembilan ratus"), (2019, "dua ribu sembilan belas"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_numbers_are_written_out(number: int, words: str) -> None:
    assert writing.words(number) == words


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (writing.words(one) == writing.words(other)) == (one == other)


def test_days_amounts_and_names() -> None:
    day = dt.date(2019, 3, 27)
    assert writing.date(day) == "27 Maret 2019"
    assert writing.date_in_words(day) == (
        "Rabu, tanggal dua puluh tujuh bulan Maret tahun dua ribu sembilan belas"
    )
    assert writing.rupiah(-110_000) == "−Rp110.000"
    assert writing.kilograms(33_333) == "33,333"
    assert writing.kilograms(-1_234_567_008) == "−1.234.567,008"
    assert writing.amount(Program.RASTRA, 10_000) == "10,000\u00a0kg"
    assert writing.region_name("KAB. KOTAWARINGIN BARAT") == "Kabupaten Kotawaringin Barat"
    assert writing.region_name("Kota Banjarbaru") == "Kota Banjarbaru"
    with pytest.raises(ValueError, match="10000"):
        writing.words(10_000)


def test_a_number_names_serial_programme_office_month_and_year() -> None:
    assert letter_number(14, Program.BPNT, "6203", dt.date(2019, 4, 2)) == (
        "460/014/BA-BPNT/DINSOS-6203/IV/2019"
    )


def test_who_has_sent_in_time_has_reported_and_who_has_not_is_late_the_day_after() -> None:
    march = Period(2019, 3)
    due = due_on(march, 10)
    assert due == dt.date(2019, 4, 10)
    assert due_on(Period(2018, 12), 10) == dt.date(2019, 1, 10)
    assert due_on(Period(2019, 1), 31) == dt.date(2019, 2, 28)
    after = due + dt.timedelta(days=1)
    for state in (State.SENT, State.ACCEPTED, State.LOCKED):
        assert standing(state, due, after) == "reported"
    for waiting in (None, State.DRAFT, State.SIGNED, State.RETURNED):
        assert standing(waiting, due, after) == "late"
    assert standing(None, due, due) == "due"
    assert standing(State.DRAFT, due, due) == "under_way"


def test_no_step_leads_out_of_what_is_locked_or_replaced() -> None:
    assert not [move for state, move in MOVES if state in (State.LOCKED, State.REPLACED)]
    assert {then for _, then in changes()} == set(State) - {State.DRAFT}
