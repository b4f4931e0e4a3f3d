"""Two accounts that may be one: what speaks for and against it, how much, and what that makes.

A score is a sum of points, one for each thing that two accounts agree or differ in: roughly ten
times the logarithm of how much oftener that is seen of one family's two numbers than of two
families' (modelled on the mistakes of bench/mistakes.py; no bank publishes its own). It orders
what people look at and decides nothing: only people say that two accounts are one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from salur.kernel.refused import Sentence


class MatchKind(StrEnum):
    """What lies on the other account: a credit that nobody ordered, or purchases alone."""

    CREDIT = "credit"
    PURCHASE = "purchase"


class Standing(StrEnum):
    """What a proposal is: one to one and strong, one to one, or one of several."""

    CLEAR = "clear"
    POSSIBLE = "possible"
    AMBIGUOUS = "ambiguous"


class MatchState(StrEnum):
    """What people made of a proposal."""

    OPEN = "OPEN"
    ENDORSED = "ENDORSED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    UNDONE = "UNDONE"


STRONG = 50  # a clear proposal has as much at least
LEAST = 30  # what has less is not proposed
MARGIN = 15  # what comes as near to the best is a rival of it
MOST_ALIKE = 20  # orders of one name at a bank and in a region: of more, a name alone says nothing
MOST_SHOWN = 10  # candidates of one account

# At most one of each line is given to a pair; the order is that in which people read them.
REASONS: Mapping[str, tuple[int, Sentence]] = {
    "holder_same": (45, Sentence(
        "Register mencatat rekening di bank itu milik keluarga ini.",
        "The register knows the account at the bank as this family's.")),
    "holder_other": (-40, Sentence(
        "Register mencatat rekening di bank itu milik keluarga lain.",
        "The register knows the account at the bank as another family's.")),
    "card_same": (40, Sentence(
        "Kartu (KKS) pada baris bank adalah kartu rekening yang diperintahkan.",
        "The card on the bank's line is that of the ordered account.")),
    "card_other": (-15, Sentence(
        "Kartu (KKS) pada baris bank milik rekening lain.",
        "The card on the bank's line is that of another account.")),
    "nik_same": (40, Sentence("NIK sama.", "The NIK is the same.")),
    "nik_near": (15, Sentence("NIK berbeda satu angka.", "The NIK differs by one digit.")),
    "nik_other": (-30, Sentence("NIK berbeda.", "The NIK is another one.")),
    "name_same": (25, Sentence("Nama sama.", "The name is the same.")),
    "name_near": (12, Sentence("Nama mirip.", "The name is nearly the same.")),
    "name_other": (-20, Sentence("Nama berbeda.", "The name is another one.")),
    "number_zeros": (40, Sentence(
        "Nomor rekening sama, hanya nol di depannya hilang atau bertambah.",
        "The account number is the same but for zeros in front.")),
    "number_swapped": (20, Sentence(
        "Dua angka nomor rekening bertukar tempat.",
        "Two digits of the account number changed places.")),
    "number_digit": (18, Sentence(
        "Satu angka nomor rekening berbeda.", "One digit of the account number differs.")),
    "number_length": (18, Sentence(
        "Satu angka nomor rekening hilang atau berlebih.",
        "One digit of the account number is missing, or too many.")),
    "amount_same": (8, Sentence("Jumlahnya sama.", "The amount is the same.")),
    "amount_within": (3, Sentence(
        "Belanjanya tidak melebihi kreditnya.", "The purchases are within what was credited.")),
    "amount_other": (-10, Sentence("Jumlahnya berbeda.", "The amount is another one.")),
    "place_same": (5, Sentence(
        "Berkas bank itu tentang kab/kota keluarga ini.",
        "The bank's file is about this family's kab/kota.")),
}  # fmt: skip
POINTS: Mapping[str, int] = {name: points for name, (points, _) in REASONS.items()}
WORDS: Mapping[str, Sentence] = {name: words for name, (_, words) in REASONS.items()}
_ORDER = {name: place for place, name in enumerate(REASONS)}

STANDINGS: Mapping[Standing, Sentence] = {
    Standing.CLEAR: Sentence("jelas", "clear"),
    Standing.POSSIBLE: Sentence("mungkin", "possible"),
    Standing.AMBIGUOUS: Sentence("lebih dari satu calon", "more than one candidate"),
}


@dataclass(frozen=True)
class Candidate:
    """Two accounts, by whatever names them, with the reasons and what they add up to."""

    ordered: str
    other: str
    reasons: tuple[str, ...]
    score: int
    standing: Standing = Standing.POSSIBLE


def score(reasons: Iterable[str]) -> int:
    """Add up the points of reasons; KeyError for one that is not in the table."""
    return sum(POINTS[one] for one in reasons)


def in_order(reasons: Iterable[str]) -> tuple[str, ...]:
    """Give reasons in the order in which people read them."""
    return tuple(sorted(reasons, key=_ORDER.__getitem__))


def proposed(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the candidates that are worth a look, and what each is.

    What comes near neither account's best is left out. Whoever has a rival, on either side, is
    ambiguous; alone and strong is clear. The strongest come first.
    """
    worth = [one for one in candidates if one.score >= LEAST]
    best: dict[tuple[str, str], int] = {}
    for one in worth:
        for side in _sides(one):
            best[side] = max(best.get(side, LEAST), one.score)
    near = [one for one in worth if all(one.score > best[s] - MARGIN for s in _sides(one))]
    rivals = Counter(side for one in near for side in _sides(one))
    found = [replace(one, standing=_standing(one, rivals)) for one in near]
    return tuple(sorted(found, key=lambda one: (-one.score, one.ordered, one.other)))


def _sides(one: Candidate) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("ordered", one.ordered), ("other", one.other)


def _standing(one: Candidate, rivals: Mapping[tuple[str, str], int]) -> Standing:
    if any(rivals[side] > 1 for side in _sides(one)):
        return Standing.AMBIGUOUS
    return Standing.CLEAR if one.score >= STRONG else Standing.POSSIBLE
