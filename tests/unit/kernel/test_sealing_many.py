"""Sealing many values gives what sealing one gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.sealing import Blinder, Sealer, Unsealable, blind_index, open_sealed

KEY = bytes(range(32))


@given(st.text())
def test_what_a_sealer_seals_opens_in_its_place_and_nowhere_else(text: str) -> None:
    sealed = Sealer(KEY, "place").seal(text)
    assert open_sealed(KEY, sealed, "place") == text
    with pytest.raises(Unsealable):
        open_sealed(KEY, sealed, "elsewhere")


@given(st.text())
def test_a_blinder_gives_the_blind_index(text: str) -> None:
    assert Blinder(KEY).index(text) == blind_index(KEY, text).hex


def test_the_same_text_is_never_sealed_twice_alike() -> None:
    sealer = Sealer(KEY, "place")
    assert sealer.seal("6371") != sealer.seal("6371")
