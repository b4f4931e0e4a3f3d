"""Kinds of pairs are learnt from a file without knowing who is who."""

import random

import pytest

from salur.quality.domain.reasons import REASONS, reasons
from salur.quality.domain.twins import KINDS, TRAITS, Learnt, Levels, learn, levels_of

MANY = 4000


def _drawn(kind: int, number: int, rng: random.Random) -> list[tuple[Levels, int]]:
    thought = KINDS[kind].thought
    return [
        (
            tuple(
                rng.choices(range(1, levels + 1), thought[trait])[0]
                for trait, levels in TRAITS.items()
            ),
            1,
        )
        for _ in range(number)
    ]


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    rng = random.Random(3)
    met = [row for k, n in ((0, 400), (3, 3000), (4, 300), (5, 300)) for row in _drawn(k, n, rng)]
    return learn(met, _drawn(3, 2000, rng))


def test_what_is_thought_beforehand_are_probabilities() -> None:
    for kind in KINDS:
        for trait, levels in TRAITS.items():
            assert len(kind.thought[trait]) == levels
            assert sum(kind.thought[trait]) == pytest.approx(1)


def test_what_is_learnt_are_probabilities(learnt: Learnt) -> None:
    for of_kind in learnt.levels:
        for levels in of_kind:
            assert sum(levels[1:]) == pytest.approx(1)
            assert min(levels) > 0


def test_the_shares_of_the_kinds_are_found_again(learnt: Learnt) -> None:
    assert learnt.shares[0] == pytest.approx(400 / MANY, abs=0.02)
    assert learnt.shares[3] == pytest.approx(3000 / MANY, abs=0.05)
    assert learnt.shares[5] == pytest.approx(300 / MANY, abs=0.03)


def test_without_numbers_and_mothers_namesakes_stay_rare() -> None:
    rng = random.Random(5)
    nameless = [((0, 0, *row[2:4], 0, *row[5:]), n) for row, n in _drawn(5, 500, rng)]
    found = learn(nameless, _drawn(3, 500, rng))
    assert found.shares[5] == pytest.approx(1e-4)


def test_a_pattern_holds_three_bits_a_trait() -> None:
    assert levels_of(0b101 | 0b011 << 6) == (5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_every_reason_is_about_a_level_that_exists() -> None:
    assert all(1 <= level <= TRAITS[trait] for trait, level in REASONS)
    assert reasons((1,) + (0,) * 11) == ("NIK sama",)
    assert reasons((0,) * 12) == ()
