"""The codes on paper: every single wrong letter and every swap is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from salur.distribution.domain.sheet_codes import (
    ALPHABET,
    CODES,
    LENGTH,
    code_of,
    read_code,
    written_code,
)

CODE = st.integers(0, CODES - 1).map(code_of)


def test_no_sign_looks_like_another() -> None:
    assert len(set(ALPHABET)) == 31
    assert not set("01ILO") & set(ALPHABET)
    assert code_of(0) == "2" * LENGTH


@given(CODE, st.booleans())
def test_a_code_is_read_as_it_is_written_however_it_is_typed(code: str, small: bool) -> None:
    typed = written_code(code)
    assert read_code(typed.lower() if small else f" {typed.replace('-', ' ')} ") == code


@given(CODE, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_wrong_letter_is_noticed(code: str, place: int, letter: str) -> None:
    typed = code[:place] + letter + code[place + 1 :]
    assert (read_code(typed) == code) is (letter == code[place])
    assert letter == code[place] or read_code(typed) is None


@given(CODE, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_every_two_letters_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    typed = "".join(letters)
    assert typed == code or read_code(typed) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered(text: str) -> None:
    read = read_code(text)
    assert read is None or written_code(read).replace("-", "") == read


@given(st.lists(st.integers(0, CODES - 1), min_size=2, max_size=40, unique=True))
def test_two_numbers_have_two_codes(numbers: list[int]) -> None:
    assert len({code_of(number) for number in numbers}) == len(numbers)
