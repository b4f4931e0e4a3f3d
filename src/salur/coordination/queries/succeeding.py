"""What is live in a region that is gone: nobody but a person can say where it belongs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from salur.coordination.domain import complaints, obstacles
from salur.coordination.queries.running import rows_of

_SHOWN: Mapping[str, Callable[[int], str]] = {
    "obstacle": obstacles.shown_number,
    "complaint": complaints.shown_number,
}


@dataclass(frozen=True)
class LeftBehind:
    """One obstacle, complaint, team or meeting (`kind`); `name` is what people call it."""

    kind: str
    number: int | None
    name: str
    code: str


def left_behind() -> tuple[LeftBehind, ...]:
    """Give what is live in regions that are gone, within the scope, by region and kind.

    It is there where a region was divided, or two that are one now each had one of their own.
    """
    return tuple(
        LeftBehind(kind, number, _name(kind, number, words), code)
        for kind, number, words, code in rows_of("succession/left_behind")
    )


def _name(kind: str, number: int | None, words: str) -> str:
    if number is None:
        return words
    return _SHOWN[kind](number)
