"""What two rows of one family look like, and what only looks like it: a mixture of kinds of pairs.

After Fellegi and Sunter, with more than two classes. Each kind of pair shows each trait at each
level with its own probability. `learn` fits them to a file without knowing who is who
(expectation and maximisation), held near what is known beforehand, so that a kind keeps its
meaning in files that have few of it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Levels = tuple[int, ...]  # one level per trait; 0 where a row says nothing of it

# Traits in the order of their three bits in a pattern, with the levels above 0.
TRAITS: Mapping[str, int] = {
    "nik": 5,  # same, one slip, only the serial differs, differs and one misfits its row, differs
    "kk": 4,  # same, one slip, only the serial differs, differs
    "name": 7,  # same, other spelling, nearly, one within the other, a word shared, alike, differs
    "born": 6,  # same, day and month swapped, two of three parts, year, within 15 years, further
    "mother": 7,
    "head": 7,
    "cross": 3,  # one is the other's head of family, nothing, one is the other's mother
    "place": 7,  # same RT, desa, other RT of the desa, kecamatan, kab/kota, province, elsewhere
    "street": 3,  # same, nearly, differs
    "sex": 2,
    "account": 2,
    "birthplace": 2,
}

_STAYED = {
    "nik": (0.70, 0.14, 0.02, 0.07, 0.07),
    "kk": (0.84, 0.07, 0.01, 0.08),
    "name": (0.65, 0.13, 0.12, 0.05, 0.02, 0.01, 0.02),
    "born": (0.85, 0.04, 0.07, 0.02, 0.01, 0.01),
    "mother": (0.70, 0.12, 0.10, 0.04, 0.02, 0.01, 0.01),
    "head": (0.78, 0.10, 0.06, 0.02, 0.01, 0.01, 0.02),
    "cross": (0.02, 0.97, 0.01),
    "place": (0.72, 0.15, 0.06, 0.05, 0.01, 0.005, 0.005),
    "street": (0.70, 0.15, 0.15),
    "sex": (0.98, 0.02),
    "account": (0.95, 0.05),
    "birthplace": (0.95, 0.05),
}
_MOVED = _STAYED | {
    "kk": (0.20, 0.03, 0.01, 0.76),
    "place": (0.02, 0.02, 0.03, 0.20, 0.20, 0.30, 0.23),
    "street": (0.03, 0.05, 0.92),
    "account": (0.60, 0.40),
    "head": (0.70, 0.10, 0.06, 0.02, 0.01, 0.01, 0.10),
}
_SPOUSE = _STAYED | {
    "nik": (0.04, 0.01, 0.01, 0.08, 0.86),
    "name": (0.004, 0.001, 0.005, 0.01, 0.05, 0.05, 0.88),
    "born": (0.01, 0.004, 0.08, 0.05, 0.846, 0.01),
    "mother": (0.02, 0.01, 0.01, 0.02, 0.05, 0.05, 0.84),
    "cross": (0.97, 0.02, 0.01),
    "sex": (0.01, 0.99),
    "birthplace": (0.15, 0.85),
}
_STRANGER = {
    "nik": (0.0005, 0.002, 0.003, 0.10, 0.8945),
    "kk": (0.001, 0.001, 0.001, 0.997),
    "name": (0.15, 0.03, 0.02, 0.08, 0.12, 0.05, 0.55),
    "born": (0.10, 0.02, 0.10, 0.08, 0.45, 0.25),
    "mother": (0.08, 0.02, 0.02, 0.06, 0.12, 0.05, 0.65),
    "head": (0.10, 0.02, 0.02, 0.06, 0.10, 0.05, 0.65),
    "cross": (0.03, 0.95, 0.02),
    "place": (0.05, 0.05, 0.25, 0.10, 0.10, 0.25, 0.20),
    "street": (0.05, 0.10, 0.85),
    "sex": (0.75, 0.25),
    "account": (0.001, 0.999),
    "birthplace": (0.10, 0.90),
}
_KIN = _STRANGER | {
    "kk": (0.30, 0.01, 0.01, 0.68),
    "name": (0.02, 0.01, 0.01, 0.05, 0.10, 0.05, 0.76),
    "born": (0.02, 0.005, 0.05, 0.05, 0.40, 0.475),
    "mother": (0.35, 0.03, 0.03, 0.04, 0.08, 0.04, 0.43),
    "head": (0.30, 0.03, 0.03, 0.04, 0.05, 0.05, 0.50),
    "cross": (0.02, 0.60, 0.38),
    "place": (0.60, 0.10, 0.28, 0.005, 0.005, 0.005, 0.005),
    "street": (0.60, 0.08, 0.32),
    "sex": (0.70, 0.30),
    "birthplace": (0.15, 0.85),
}
_NAMESAKE = _STRANGER | {
    "name": (0.85, 0.08, 0.03, 0.02, 0.01, 0.005, 0.005),
    "born": (0.80, 0.05, 0.10, 0.03, 0.01, 0.01),
    "place": (0.02, 0.03, 0.15, 0.30, 0.15, 0.20, 0.15),
    "sex": (0.97, 0.03),
}
_SAME_CARD = _KIN | {
    "kk": (0.90, 0.05, 0.01, 0.04),
    "name": (0.002, 0.002, 0.002, 0.03, 0.10, 0.05, 0.814),
    "born": (0.01, 0.004, 0.03, 0.03, 0.35, 0.576),
    "mother": (0.12, 0.02, 0.02, 0.04, 0.08, 0.04, 0.68),
    "head": (0.70, 0.08, 0.05, 0.03, 0.02, 0.02, 0.10),
    "cross": (0.004, 0.40, 0.596),
    "place": (0.75, 0.15, 0.07, 0.01, 0.01, 0.005, 0.005),
    "street": (0.75, 0.10, 0.15),
    "sex": (0.55, 0.45),
    "account": (0.02, 0.98),
}


@dataclass(frozen=True)
class Kind:
    """One kind of pair: what is thought of it beforehand, and how firmly.

    `firmness` is the weight of what is thought against what a file shows; `unsaid` gives the
    probability of level 0 for traits whose silence speaks against the kind.
    """

    name: str
    is_one_family: bool
    share: float
    firmness: float
    thought: Mapping[str, Sequence[float]]
    unsaid: Mapping[str, float]


KINDS = (
    Kind("stayed", True, 0.02, 0.2, _STAYED, {}),
    Kind("moved", True, 0.01, 0.2, _MOVED, {}),
    Kind("spouse", True, 0.005, 3.0, _SPOUSE, {"cross": 0.05}),
    Kind("stranger", False, 0.80, 0.2, _STRANGER, {}),
    Kind("kin", False, 0.07, 0.5, _KIN, {}),
    Kind("namesake", False, 0.08, 1.0, _NAMESAKE, {}),
    Kind("same_card", False, 0.015, 1.0, _SAME_CARD, {}),
)
_STRANGERS = 3  # their place among the kinds
_FEWEST_STRANGERS = 0.25  # of the pairs that meet, whatever a file seems to show
_WORTH_OF_CHANCE = 0.5  # of a pair thrown together, against one that met
_BEFOREHAND = 10.0  # pairs that what is thought beforehand counts for at least
_ROUNDS = 15
_HARDLY = 1e-4
_SELDOM = 0.05  # of the pairs that met
_SMALLEST = 1e-7


@dataclass(frozen=True)
class Learnt:
    """What a file taught: the share of each kind, and per kind, trait and level a probability."""

    shares: tuple[float, ...]
    levels: tuple[tuple[tuple[float, ...], ...], ...]

    def logarithms(self) -> list[tuple[int, int, int, float]]:
        """Give (kind, trait, level, natural logarithm); trait -1 is the share of the kind."""
        rows = [(k, -1, 0, math.log(share)) for k, share in enumerate(self.shares)]
        for k, kind in enumerate(self.levels):
            for t, levels in enumerate(kind):
                rows += [(k, t, g, math.log(max(p, _SMALLEST))) for g, p in enumerate(levels)]
        return rows


def levels_of(pattern: int) -> Levels:
    """Give the level of each trait in a pattern: three bits a trait, the first one lowest."""
    return tuple(pattern >> 3 * place & 7 for place in range(len(TRAITS)))


def learn(met: Sequence[tuple[Levels, int]], by_chance: Sequence[tuple[Levels, int]]) -> Learnt:
    """Fit the kinds to the pairs that met, each pattern with how many pairs show it.

    `by_chance` are pairs thrown together, nearly all strangers. Where hardly a pair has a NIK or
    a mother's name to compare, kin and namesakes cannot be told from twins and stay rare.
    """
    silent = _silent(met)
    found = _as_thought(silent)
    chance = _counted(by_chance)
    telling = sum(n for levels, n in met if levels[0] or levels[4])
    can_tell = telling * 5 >= sum(n for _, n in met) and telling > 0
    for _ in range(_ROUNDS):
        counts, totals = _expected(met, found)
        for trait, levels in enumerate(chance):
            for level, n in enumerate(levels):
                counts[_STRANGERS][trait][level] += _WORTH_OF_CHANCE * n
        found = Learnt(_shares(totals, can_tell), _fitted(counts, silent))
    return found


def _silent(met: Sequence[tuple[Levels, int]]) -> frozenset[str]:
    """Give the traits that a file hardly ever says: there silence speaks against no kind."""
    whole = sum(n for _, n in met)
    said = {
        trait: sum(n for levels, n in met if levels[place]) for place, trait in enumerate(TRAITS)
    }
    return frozenset(trait for trait, n in said.items() if n < _SELDOM * whole)


def _as_thought(silent: frozenset[str]) -> Learnt:
    shares = tuple(kind.share for kind in KINDS)
    levels = (
        tuple((_unsaid(kind, trait, silent), *kind.thought[trait]) for trait in TRAITS)
        for kind in KINDS
    )
    return Learnt(shares, tuple(levels))


def _unsaid(kind: Kind, trait: str, silent: frozenset[str]) -> float:
    return 1.0 if trait in silent else kind.unsaid.get(trait, 1.0)


def _counted(patterns: Sequence[tuple[Levels, int]]) -> list[list[float]]:
    counts = [[0.0] * (levels + 1) for levels in TRAITS.values()]
    for levels, n in patterns:
        for trait, level in enumerate(levels):
            counts[trait][level] += n
    return counts


def _expected(
    met: Sequence[tuple[Levels, int]], found: Learnt
) -> tuple[list[list[list[float]]], list[float]]:
    """Give how many pairs of each kind there are, in all and at each level of each trait."""
    logs = [
        [[math.log(max(p, _SMALLEST)) for p in levels] for levels in kind] for kind in found.levels
    ]
    begin = [math.log(share) for share in found.shares]
    counts = [[[0.0] * (levels + 1) for levels in TRAITS.values()] for _ in KINDS]
    totals = [0.0] * len(KINDS)
    places = range(len(KINDS))
    for levels, n in met:
        sums = [begin[k] + sum(map(list.__getitem__, logs[k], levels)) for k in places]
        top = max(sums)
        parts = [math.exp(one - top) for one in sums]
        whole = sum(parts) / n
        for k in places:
            part = parts[k] / whole
            if part < _SMALLEST:
                continue
            totals[k] += part
            for counted, level in zip(counts[k], levels, strict=True):
                counted[level] += part
    return counts, totals


def _shares(totals: Sequence[float], can_tell: bool) -> tuple[float, ...]:
    whole = sum(totals) + len(KINDS)
    shares = [(total + 1) / whole for total in totals]
    shares[_STRANGERS] = max(shares[_STRANGERS], _FEWEST_STRANGERS)
    if not can_tell:
        shares[_STRANGERS + 1 :] = [_HARDLY] * (len(KINDS) - _STRANGERS - 1)
    return tuple(shares)


def _fitted(
    counts: Sequence[Sequence[Sequence[float]]], silent: frozenset[str]
) -> tuple[tuple[tuple[float, ...], ...], ...]:
    fitted = []
    for kind, of_kind in zip(KINDS, counts, strict=True):
        traits = []
        for trait, counted in zip(TRAITS, of_kind, strict=True):
            seen = sum(counted[1:])
            firm = kind.firmness * seen + _BEFOREHAND
            said = (
                (n + firm * p) / (seen + firm)
                for n, p in zip(counted[1:], kind.thought[trait], strict=True)
            )
            traits.append((_unsaid(kind, trait, silent), *said))
        fitted.append(tuple(traits))
    return tuple(fitted)
