"""Says in what two families agree and differ, without showing what is hidden of them.

Names, dates and places are shown with the characters marked that differ. Of identifiers and the
mother's name only the verdict leaves this module: the same, two digits differ, two swapped.
"""

import datetime as dt
import enum
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

_ALIKE = 0.6  # below it, marking single characters says nothing any more
_FEW_DIGITS = 2


class Verdict(enum.StrEnum):
    """How two values stand to each other."""

    SAME = "SAME"
    CLOSE = "CLOSE"
    SWAPPED = "SWAPPED"  # two neighbouring digits, or day and month
    DIFFERENT = "DIFFERENT"
    MISSING = "MISSING"  # one of the two is not known, or neither is


class Piece(NamedTuple):
    """A run of characters, and whether the other value lacks it."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Compared:
    """One field of two families; `digits` is how many digits of two numbers differ."""

    field: str
    verdict: Verdict
    first: tuple[Piece, ...]
    second: tuple[Piece, ...]
    digits: int = 0


def compare_texts(field: str, first: str | None, second: str | None) -> Compared:
    """Compare two texts letter by letter, past upper case and spaces."""
    if not first or not second:
        return Compared(field, Verdict.MISSING, _whole(first), _whole(second))
    one, other = " ".join(first.split()), " ".join(second.split())
    matcher = SequenceMatcher(None, one.upper(), other.upper(), autojunk=False)
    if one.upper() == other.upper():
        return Compared(field, Verdict.SAME, _whole(one), _whole(other))
    if matcher.ratio() < _ALIKE or len(one) != len(one.upper()) or len(other) != len(other.upper()):
        return Compared(field, Verdict.DIFFERENT, _whole(one, True), _whole(other, True))
    steps = matcher.get_opcodes()
    return Compared(
        field,
        Verdict.CLOSE,
        tuple(Piece(one[a:b], tag != "equal") for tag, a, b, _, _ in steps if b > a),
        tuple(Piece(other[c:d], tag != "equal") for tag, _, _, c, d in steps if d > c),
    )


def compare_dates(field: str, first: dt.date | None, second: dt.date | None) -> Compared:
    """Compare two days part by part; the same day and month the other way round is seen."""
    if first is None or second is None:
        return Compared(field, Verdict.MISSING, _whole(_written(first)), _whole(_written(second)))
    parts = [
        (f"{one:02}", f"{other:02}")
        for one, other in zip(_parts(first), _parts(second), strict=True)
    ]
    sides = tuple(
        tuple(
            piece
            for place, part in enumerate(parts)
            for piece in ((Piece("-", False),) if place else ())
            + (Piece(part[side], part[0] != part[1]),)
        )
        for side in (0, 1)
    )
    if first == second:
        verdict = Verdict.SAME
    elif (first.day, first.month, first.year) == (second.month, second.day, second.year):
        verdict = Verdict.SWAPPED
    else:
        alike = sum(one == other for one, other in parts)
        verdict = Verdict.CLOSE if alike == len(parts) - 1 else Verdict.DIFFERENT
    return Compared(field, verdict, sides[0], sides[1])


def compare_numbers(
    field: str, first: str | None, second: str | None, shown: tuple[str | None, str | None]
) -> Compared:
    """Compare two identifiers digit by digit; only `shown`, their masked forms, is given back."""
    pieces = _whole(shown[0]), _whole(shown[1])
    if not first or not second:
        return Compared(field, Verdict.MISSING, *pieces)
    if first == second:
        return Compared(field, Verdict.SAME, *pieces)
    if len(first) != len(second):
        return Compared(field, Verdict.DIFFERENT, *pieces)
    places = [n for n, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(places) == _FEW_DIGITS and places[1] == places[0] + 1:
        a, b = places
        if (first[a], first[b]) == (second[b], second[a]):
            return Compared(field, Verdict.SWAPPED, *pieces, digits=2)
    close = Verdict.CLOSE if len(places) <= _FEW_DIGITS else Verdict.DIFFERENT
    return Compared(field, close, *pieces, digits=len(places))


def compare_hidden(
    field: str, first: str | None, second: str | None, shown: tuple[str | None, str | None]
) -> Compared:
    """Compare two hidden words; nothing of them is given back but `shown` and the verdict."""
    found = compare_texts(field, first, second)
    return Compared(field, found.verdict, _whole(shown[0]), _whole(shown[1]))


def _whole(text: str | None, differs: bool = False) -> tuple[Piece, ...]:
    return (Piece(text, differs),) if text else ()


def _parts(day: dt.date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def _written(day: dt.date | None) -> str | None:
    return None if day is None else day.strftime("%d-%m-%Y")
