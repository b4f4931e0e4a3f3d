"""Where a family takes a place, from which month until which, with all that is coming."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Stay:
    """One family, or `families` of them, counted in a desa from a month until another (or on)."""

    kode_wilayah: str
    first: int
    until: int | None
    families: int = 1

    def counts_in(self, month: int) -> bool:
        """Say whether the stay holds in `month`."""
        return self.first <= month and (self.until is None or month < self.until)


@dataclass(frozen=True)
class Coming:
    """What a change that is coming does to a family's place: it `fills`, `ends` or `moves`."""

    what: str
    month: int
    to: str | None = None


@dataclass(frozen=True)
class Place:
    """Where and since when a family stands in the register."""

    kode_wilayah: str
    member_from: int | None
    ended_from: int | None
    waits: bool


def stays_of(place: Place, coming: Iterable[Coming]) -> tuple[Stay, ...]:
    """Give where a family counts from when until when, with all that is coming."""
    ordered = sorted(coming, key=lambda one: (one.month, one.what))
    found: list[Stay] = []
    if not place.waits or place.ended_from is not None:
        found.append(Stay(place.kode_wilayah, place.member_from or 0, place.ended_from))
    for one in ordered:
        if one.what == "fills":
            found.append(Stay(place.kode_wilayah, one.month, None))
        elif one.what == "ends":
            found = [_cut(stay, one.month) for stay in found]
        else:
            found = [part for stay in found for part in _moved(stay, one.month, one.to or "")]
    return tuple(stay for stay in found if stay.until is None or stay.first < stay.until)


def _cut(stay: Stay, month: int) -> Stay:
    ends_in_it = stay.first <= month and (stay.until is None or month < stay.until)
    return Stay(stay.kode_wilayah, stay.first, month) if ends_in_it else stay


def _moved(stay: Stay, month: int, to: str) -> tuple[Stay, ...]:
    if stay.until is not None and stay.until <= month:
        return (stay,)
    if stay.first >= month:
        return (Stay(to, stay.first, stay.until),)
    return Stay(stay.kode_wilayah, stay.first, month), Stay(to, month, stay.until)


def counted(all_stays: Iterable[Stay]) -> Mapping[tuple[str, int, int | None], int]:
    """Give how many families share each stay."""
    sums: dict[tuple[str, int, int | None], int] = {}
    for stay in all_stays:
        key = stay.kode_wilayah, stay.first, stay.until
        sums[key] = sums.get(key, 0) + stay.families
    return sums
