"""What one cell means, form by form; every form that the contract leaves open is decided here."""

import datetime as dt

import pytest

from salur.kernel.period import Period
from tests.oracle.reading import (
    Fault,
    read_account,
    read_choice,
    read_count,
    read_date,
    read_grams,
    read_moment,
    read_period,
    read_region,
    read_rupiah,
)

UNREADABLE = "number_unreadable"


def _said(value: object) -> object:
    return value.rule if isinstance(value, Fault) else value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("110000", 110000),
        ("110.000", 110000),
        ("110,000", 110000),
        ("Rp110.000,00", 110000),
        ("Rp 110.000", 110000),
        ("rp. 110.000", 110000),
        ("Rp\u00a0110.000", 110000),
        (" 110000 ", 110000),
        ("\u00a0110000\t", 110000),
        ("000110", 110),
        ("110000,0", 110000),
        ("110000.00", 110000),
        ("1,234.00", 1234),
        ("1.234.567", 1234567),
        ("1.234,567", 1234567),
        ("0", 0),
        ("-5", -5),
        ("999999999999999", 999999999999999),
        ("1000000000000000", UNREADABLE),
        ("110000,50", "number_fractional"),
        ("1,234.56", "number_fractional"),
        ("110.5", "number_fractional"),
        ("1.10.000", UNREADABLE),
        ("110.0000", UNREADABLE),
        ("110000.000", UNREADABLE),
        ("110 000", UNREADABLE),
        ("+5", UNREADABLE),
        ("--5", UNREADABLE),
        ("110000,-", UNREADABLE),
        ("110000,", UNREADABLE),
        (".50", UNREADABLE),
        ("1e5", UNREADABLE),
        ("1_000", UNREADABLE),
        ("٣", UNREADABLE),
        ("１１０", UNREADABLE),
        ("Rp", UNREADABLE),
        ("USD 5", UNREADABLE),
    ],
)
def test_rupiah(text: str, value: object) -> None:
    assert _said(read_rupiah(text)) == value


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("10", 10_000),
        ("10,5", 10_500),
        ("10.5", 10_500),
        ("10,25", 10_250),
        ("1.250,5", 1_250_500),
        ("1,250.125", 1_250_125),
        ("1.250.000", 1_250_000_000),
        ("0", 0),
        ("-5", -5_000),
        ("1.250", "number_ambiguous"),
        ("0,001", "number_ambiguous"),
        ("1250.125", "number_ambiguous"),
        ("10,1234", "number_fractional"),
        ("10,5000", "number_fractional"),
        ("1.250,1234", "number_fractional"),
        ("1.2.3", UNREADABLE),
        ("10 kg", UNREADABLE),
        ("1e1", UNREADABLE),
        ("+10", UNREADABLE),
        ("٣", UNREADABLE),
    ],
)
def test_kilograms(text: str, grams: object) -> None:
    assert _said(read_grams(text)) == grams


def test_a_saved_mapping_settles_what_three_digits_mean() -> None:
    assert read_grams("1.250", decimal_sign=",") == 1_250_000
    assert read_grams("1.250", decimal_sign=".") == 1_250
    assert read_grams("1250.125", decimal_sign=",") == Fault(UNREADABLE)


def test_counts_bear_no_currency() -> None:
    assert read_count("1.250") == 1250
    assert read_count("-1") == -1
    assert read_count("Rp10") == Fault(UNREADABLE)
    assert read_count("2,5") == Fault("number_fractional")


@pytest.mark.parametrize(
    "text", ["2019-03-27", "27/03/2019", "27-03-2019", "27/3/2019", "27 Maret 2019", "43551"]
)
def test_days_are_written_day_first_or_iso_or_as_serials(text: str) -> None:
    assert read_date(text) == dt.date(2019, 3, 27)


@pytest.mark.parametrize(
    "text",
    [
        "03/27/2019",
        "2019-02-29",
        "31/04/2019",
        "27/03/19",
        "27/03-2019",
        "20190327",
        "27 March 2019",
        "2019-3-27",
        "2019-03-27 25:00",
        "kemarin",
        "٢٠١٩-٠٣-٢٧",
    ],
)
def test_other_days_are_unreadable(text: str) -> None:
    assert read_date(text) == Fault("date_unreadable")


def test_a_moment_keeps_its_time_and_a_day_drops_it() -> None:
    moment = dt.datetime(2019, 3, 27, 10, 30)  # noqa: DTZ001 (cells have no time zone)
    assert read_moment("2019-03-27T10:30") == moment
    assert read_moment("27/03/2019 10:30:00") == moment
    assert read_date("2019-03-27 10:30:00") == moment.date()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-03", 201903, 201903),
        ("03/2019", 201903, 201903),
        ("Maret 2019", 201903, 201903),
        ("2019-01..2019-03", 201901, 201903),
        ("Januari 2019 .. Maret 2019", 201901, 201903),
    ],
)
def test_periods(text: str, first: int, last: int) -> None:
    assert read_period(text) == (Period.from_number(first), Period.from_number(last))


@pytest.mark.parametrize(
    "text", ["2019-13", "2019-03..2019-01", "2019-3", "2019", "March 2019", "0000-01", "a..b..c"]
)
def test_other_periods_are_unreadable(text: str) -> None:
    assert read_period(text) == Fault("period_unreadable")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("006201000000001", "006201000000001"),
        ("0062-01-000000-00-1", "006201000000001"),
        ("0062 0100 0000 001", "006201000000001"),
        ("6.2010E+12", "identifier_damaged_by_spreadsheet"),
        ("6e12", "identifier_damaged_by_spreadsheet"),
        ("6201000000001.0", "identifier_damaged_by_spreadsheet"),
        ("6201000000001,5", "identifier_damaged_by_spreadsheet"),
        ("62O1", "identifier_malformed"),
        ("-", "identifier_malformed"),
        ("٣", "identifier_malformed"),
    ],
)
def test_accounts(text: str, value: object) -> None:
    assert _said(read_account(text)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6201022001", "6201022001"),
        ("62.01.02.2001", "6201022001"),
        ("62.01", "6201"),
        ("62", "62"),
        ("620102200", "region_malformed"),
        ("62.0102.2001", "region_malformed"),
        ("9901022001", "region_unknown"),
    ],
)
def test_regions(text: str, value: object) -> None:
    assert _said(read_region(text, {"62", "6201", "6201022001"})) == value


def test_choices_ignore_capitals() -> None:
    assert read_choice(" sukses ", ("SUKSES",)) == "SUKSES"
    assert read_choice("OK", ("SUKSES",)) == Fault("value_not_allowed")
