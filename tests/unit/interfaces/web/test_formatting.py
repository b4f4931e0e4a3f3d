"""Numbers, money, mass and dates are written as the office writes them."""

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

from salur.interfaces.web import formatting
from salur.kernel.period import Period

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "Rp0", "Rp0"),
        (110_000, "Rp110.000", "Rp110,000"),
        (-110_000, "−Rp110.000", "−Rp110,000"),
        (20_400_000_000_000, "Rp20.400.000.000.000", "Rp20,400,000,000,000"),
    ],
)
def test_rupiah_are_grouped_by_thousands(value: int, indonesian: str, english: str) -> None:
    assert formatting.rupiah(value) == indonesian
    with translation.override("en"):
        assert formatting.rupiah(value) == english


@pytest.mark.parametrize(
    ("grams", "written"),
    [
        (0, "0 kg"),
        (10_000, "10 kg"),
        (33_333, "33,333 kg"),
        (500, "0,5 kg"),
        (1, "0,001 kg"),
        (-40_050, "−40,05 kg"),
        (671_000_000, "671.000 kg"),
        (9_007_199_254_740_993, "9.007.199.254.740,993 kg"),
    ],
)
def test_no_gram_is_lost_on_the_way_to_kilograms(grams: int, written: str) -> None:
    assert formatting.kilograms(grams) == written.replace(" ", NBSP)


def test_kilograms_have_a_decimal_point_in_english() -> None:
    with translation.override("en"):
        assert formatting.kilograms(1_033_333) == f"1,033.333{NBSP}kg"


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (924, 1000, "92,4 %"),
        (0, 10, "0 %"),
        (10, 10, "100 %"),
        (9_999, 10_000, "99,9 %"),
        (1, 100_000, "0,0 %"),
        (940, 1000, "94,0 %"),
        (3, 2, "150,0 %"),
        (-1, 4, "−25,0 %"),
        (1, 0, "–"),
    ],
)
def test_only_what_is_complete_reads_one_hundred_percent(
    part: int, whole: int, written: str
) -> None:
    assert formatting.percent(part, whole) == written.replace(" ", NBSP)


def test_days_and_months_bear_their_names() -> None:
    assert formatting.date(dt.date(2019, 3, 27)) == "27 Maret 2019"
    assert formatting.month(Period(2019, 12)) == "Desember 2019"
    with translation.override("en"):
        assert formatting.date(dt.date(2019, 3, 27)) == "27 March 2019"
        assert formatting.month(Period(2019, 10)) == "October 2019"


def test_a_moment_names_its_zone() -> None:
    moment = dt.datetime(2019, 3, 27, 6, 5, tzinfo=dt.UTC)
    assert formatting.date_and_time(moment) == "27 Maret 2019 pukul 14.05 WITA"
    with translation.override("en"):
        assert formatting.date_and_time(moment) == "27 March 2019, 14:05 WITA"


def test_filters_write_the_same() -> None:
    text = (
        "{% load formats %}{{ i|rupiah }} {{ g|kg }} {{ n|bilangan }} {{ a|persen:b }} "
        "{{ d|tanggal }} {{ nothing|tanggal }} {{ m|bulan }}"
    )
    values = {"i": 5, "g": 1500, "n": -14_675, "a": 1, "b": 3, "d": dt.date(2019, 1, 2)}
    written = Template(text).render(Context({**values, "nothing": None, "m": Period(2019, 3)}))
    assert written.replace(NBSP, " ") == "Rp5 1,5 kg −14.675 33,3 % 2 Januari 2019 – Maret 2019"
