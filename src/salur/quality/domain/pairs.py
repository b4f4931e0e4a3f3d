"""Decides how a pair stands by what the offices said, and whose turn it is."""

import enum
from typing import NamedTuple


class PairState(enum.StrEnum):
    """How a pair of families that may be one stands."""

    OPEN = "OPEN"
    ASKED = "ASKED"
    DISPUTED = "DISPUTED"
    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    STALE = "STALE"


class Word(enum.StrEnum):
    """What an office says of a pair."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"


class Side(enum.StrEnum):
    """Which of a pair's two families an office speaks for; of both where both are its own."""

    FIRST = "FIRST"
    SECOND = "SECOND"
    BOTH = "BOTH"
    ABOVE = "ABOVE"  # who settles what two offices do not agree on


class Votes(NamedTuple):
    """What stands of a pair: each side's word, and the word of whoever settled it."""

    first: Word | None = None
    second: Word | None = None
    settled: Word | None = None

    def with_word(self, side: Side, word: Word | None) -> "Votes":
        """Give the votes with what `side` says now; None takes it back."""
        if side is Side.ABOVE:
            return self._replace(settled=word)
        return self._replace(
            first=self.first if side is Side.SECOND else word,
            second=self.second if side is Side.FIRST else word,
        )

    def of(self, side: Side) -> Word | None:
        """Give what `side` said."""
        if side is Side.ABOVE:
            return self.settled
        return self.second if side is Side.SECOND else self.first


def state_of(votes: Votes, *, is_asked: bool) -> PairState:
    """Give how a pair stands; only where everybody said the same is it decided."""
    if votes.settled is not None:
        return PairState(votes.settled)
    if votes.first is not None and votes.second is not None:
        return PairState(votes.first) if votes.first is votes.second else PairState.DISPUTED
    return PairState.ASKED if is_asked else PairState.OPEN


def kabkota_of(path: str) -> str:
    """Give the path of the kab/kota that a family's path lies in: `id.64.72`."""
    return ".".join(path.split(".")[:3])


def side_of(first: str, second: str, reached: tuple[bool, bool]) -> Side | None:
    """Give for which side somebody speaks, by the families' paths and which kab/kota are reached.

    Two families of one kab/kota are one side, for one office decides.
    """
    if kabkota_of(first) == kabkota_of(second):
        return Side.BOTH if reached[0] else None
    return {
        (True, True): Side.BOTH,
        (True, False): Side.FIRST,
        (False, True): Side.SECOND,
        (False, False): None,
    }[reached]
