"""What differs is marked, what is hidden stays hidden."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.registry.domain import mask
from salur.registry.domain.comparing import (
    Verdict,
    compare_dates,
    compare_hidden,
    compare_numbers,
    compare_texts,
)

NIK = "6472014101900001"
TEXTS = st.text(st.characters(categories=("L", "N", "Zs")), max_size=20)


def _marked(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in pieces)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "marked", "other"),
    [
        ("SITI AMINAH", "Siti  Aminah", Verdict.SAME, "SITI AMINAH", "Siti Aminah"),
        ("SITI AMINAH", "ST AMINAH", Verdict.CLOSE, "S[I]T[I] AMINAH", "ST AMINAH"),
        ("AMINAH", "AMINNAH", Verdict.CLOSE, "AMINAH", "AMIN[N]AH"),
        ("BUDI", "RUKMINI", Verdict.DIFFERENT, "[BUDI]", "[RUKMINI]"),
        (None, "BUDI", Verdict.MISSING, "", "BUDI"),
    ],
)
def test_letters_that_differ_are_marked(
    first: str | None, second: str, verdict: Verdict, marked: str, other: str
) -> None:
    found = compare_texts("name", first, second)
    assert (found.verdict, _marked(found.first), _marked(found.second)) == (verdict, marked, other)


@given(TEXTS, TEXTS)
def test_marking_loses_no_letter(first: str, second: str) -> None:
    found = compare_texts("name", first, second)
    for text, pieces in ((first, found.first), (second, found.second)):
        assert "".join(piece.text for piece in pieces).split() == text.split()
    assert compare_texts("name", first, first).verdict in (Verdict.SAME, Verdict.MISSING)


@pytest.mark.parametrize(
    ("second", "verdict", "marked"),
    [
        (dt.date(1980, 3, 4), Verdict.SAME, "04-03-1980"),
        (dt.date(1980, 4, 3), Verdict.SWAPPED, "[04]-[03]-1980"),
        (dt.date(1980, 3, 14), Verdict.CLOSE, "[04]-03-1980"),
        (dt.date(1985, 3, 14), Verdict.DIFFERENT, "[04]-03-[1980]"),
        (None, Verdict.MISSING, "04-03-1980"),
    ],
)
def test_days_are_compared_part_by_part(
    second: dt.date | None, verdict: Verdict, marked: str
) -> None:
    found = compare_dates("birth_date", dt.date(1980, 3, 4), second)
    assert (found.verdict, _marked(found.first)) == (verdict, marked)


@pytest.mark.parametrize(
    ("second", "verdict", "digits"),
    [
        (NIK, Verdict.SAME, 0),
        ("6472014101900010", Verdict.SWAPPED, 2),
        ("6472014101900003", Verdict.CLOSE, 1),
        ("6472014101900033", Verdict.CLOSE, 2),
        ("6472014101900433", Verdict.DIFFERENT, 3),
        ("647201410190", Verdict.DIFFERENT, 0),
        (None, Verdict.MISSING, 0),
    ],
)
def test_of_numbers_only_the_verdict_is_told(
    second: str | None, verdict: Verdict, digits: int
) -> None:
    found = compare_numbers("nik", NIK, second, (mask(NIK), mask(second)))
    assert (found.verdict, found.digits) == (verdict, digits)
    assert NIK not in repr(found)
    assert second is None or second not in repr(found)


def test_of_a_hidden_name_only_the_verdict_is_told() -> None:
    found = compare_hidden("mother", "RUKMINI", "RUKMINAH", ("••••", "••••"))
    assert found.verdict is Verdict.CLOSE
    assert "RUK" not in repr(found)
