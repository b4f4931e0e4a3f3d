"""The sheet of a desa: which families stand on it, in which order, on which page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGE_LINES = 25


@dataclass(frozen=True)
class SheetLine:
    """One family on a sheet: its line, its number in the list, what it is entitled to in grams."""

    number: int
    id_kpm: str
    grams: int


@dataclass(frozen=True)
class Neighbour:
    """A family that stands on a sheet, with what puts it in its place."""

    id_kpm: str
    name: str
    rt: str
    rw: str


def sheet_lines(families: Iterable[Neighbour], grams: int) -> tuple[SheetLine, ...]:
    """Give the lines of a sheet: neighbours stand together, within them by name."""
    ordered = sorted(families, key=lambda one: (one.rw, one.rt, one.name, one.id_kpm))
    return tuple(
        SheetLine(number, one.id_kpm, grams) for number, one in enumerate(ordered, start=1)
    )


def page_of(number: int) -> int:
    """Give the page on which a line stands."""
    return (number - 1) // PAGE_LINES + 1


def pages_of(lines: int) -> int:
    """Give how many pages so many lines take."""
    return page_of(lines) if lines else 0


def by_month(grams: int, rations: Sequence[int]) -> tuple[int, ...]:
    """Share what a family was handed over the months of its sheet: earlier months are filled first.

    ValueError where it is more than all of them.
    """
    shared = []
    for ration in rations:
        shared.append(min(grams, ration))
        grams -= shared[-1]
    if grams:
        raise ValueError("more was handed than the months entitle to")
    return tuple(shared)
