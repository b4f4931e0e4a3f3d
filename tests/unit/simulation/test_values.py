"""Small pieces of arithmetic and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.simulation.assumptions import shared_out
from salur.simulation.chance import Lottery, stream
from salur.simulation.rastra_book import kilograms, split
from salur.simulation.spelling import spelled_header, spelled_rows

HEADER = "no_rekening,periode,nominal,kode_wilayah,tanggal"
ROW = "001,2019-03,110000,6201011001,2019-03-09\n"


@given(st.integers(0, 10**6), st.lists(st.integers(0, 5000), min_size=1).filter(any))
def test_sharing_out_loses_nothing(total: int, weights: list[int]) -> None:
    parts = shared_out(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) <= 1


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_a_rapel_is_split_to_the_gram(total: int, months: int) -> None:
    parts = split(total, months)
    assert sum(parts) == total
    assert len(parts) == months
    assert set(parts[1:]) <= {total // months}


@given(st.integers(0, 10**8))
def test_kilograms_are_never_ambiguous(tens: int) -> None:
    text = kilograms(tens * 10)
    whole, _, rest = text.partition(".")
    assert len(rest) < 3
    assert int(whole) * 1_000 + int(rest.ljust(3, "0") if rest else 0) == tens * 10


def test_single_grams_are_not_written() -> None:
    with pytest.raises(ValueError, match="ambiguity"):
        kilograms(1_001)


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("", "001,2019-03,110000,6201011001,2019-03-09\n"),
        ("semicolon", "001;2019-03;110000;6201011001;2019-03-09\n"),
        ("rupiah", "001,2019-03,Rp110.000,6201011001,2019-03-09\n"),
        ("day_first", "001,2019-03,110000,6201011001,09/03/2019\n"),
        ("dotted", "001,2019-03,110000,62.01.01.1001,2019-03-09\n"),
        ("month_first_period", "001,03/2019,110000,6201011001,2019-03-09\n"),
    ],
)
def test_a_spelling_changes_the_form_only(spelling: str, expected: str) -> None:
    assert spelled_rows(spelling, HEADER, ROW) == expected


def test_headers_are_spelled_too() -> None:
    assert spelled_header("headers", HEADER).startswith("No Rekening,Periode,")
    assert spelled_header("mark", HEADER) == "\ufeff" + HEADER


def test_what_can_not_be_read_is_left_alone() -> None:
    words = "001,2019-01..2019-03,SERATUS,6201,kemarin\n"
    for spelling in ("rupiah", "day_first", "month_first_period"):
        assert spelled_rows(spelling, HEADER, words) == words


def test_a_lottery_keeps_its_rates() -> None:
    lottery = Lottery(stream(1, "lottery"), {"often": 0.5, "seldom": 0.1}, 1.0)
    drawn = [lottery.draw() for _ in range(10_000)]
    assert 4_700 < drawn.count("often") < 5_300
    assert 850 < drawn.count("seldom") < 1_150
    assert not any(Lottery(stream(1, "none"), {"often": 0.5}, 0.0).draw() for _ in range(100))


def test_streams_are_told_apart_by_name() -> None:
    assert stream(1, "a", "b").random() == stream(1, "a", "b").random()
    assert stream(1, "a", "b").random() != stream(1, "a", "c").random()
