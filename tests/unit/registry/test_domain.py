"""What is hidden of a number, and when two versions of a row are the same."""

import pytest

from salur.registry.domain import compared, last_four, mask, mask_words


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("6371014101900001", "6371••••••••0001"),
        ("63710001", "••••••••"),
        ("637100000001", "6371••••0001"),
        ("", ""),
        (None, None),
    ],
)
def test_only_the_ends_of_a_long_number_are_shown(number: str | None, shown: str | None) -> None:
    assert mask(number) == shown


def test_a_name_shows_only_how_many_words_it_has() -> None:
    assert mask_words("Siti Aminah") == "•••• ••••"


def test_a_short_account_number_has_no_last_four() -> None:
    assert last_four("1234567") == ""
    assert last_four("12345678") == "5678"


def test_values_that_move_between_columns_make_another_version() -> None:
    assert compared(["a", None]) != compared([None, "a"])
    assert compared(["ab", ""]) != compared(["a", "b"])
