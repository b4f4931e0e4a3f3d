"""Positions of regions: how far apart two are, and what looks wrong about one.

Nothing here corrects a position: only who stands there knows. Without boundaries of kab/kota a
position is held against a wide box around its province, and against the other places of its
kab/kota: whoever lies far from the nearest of them is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from statistics import median

from salur.places.domain.boundary import Point
from salur.places.domain.extents import is_near_province

Ring = Sequence[Point]  # longitude and latitude, as boundaries have them
EARTH_KM = 6371.0088
# Indonesia from Rote to Sabang and from Sabang to Merauke, in half degrees around it.
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5
_KABKOTA = 4
_LEAST_SIBLINGS = 4
_LONE_KM = 40.0  # from the nearest other place of the same kab/kota
_LONE_TIMES = 6.0  # as far as is usual between neighbours there
_SHORE_KM = 5.0  # boundaries are thinned: so near to one counts as inside


class PositionFault(StrEnum):
    """What looks wrong about a position, the first that holds."""

    SWAPPED = "position_swapped"
    OUTSIDE_COUNTRY = "position_outside_country"
    OUTSIDE_REGION = "position_outside_region"


@dataclass(frozen=True)
class Placed:
    """A region code (empty where nobody said one) with a position in degrees."""

    code: str
    latitude: float
    longitude: float


def great_circle_km(one: Point, other: Point) -> float:
    """Give the distance of two positions (latitude, longitude) on the mean sphere."""
    north, other_north = radians(one[0]), radians(other[0])
    up, across = (other_north - north) / 2, radians(other[1] - one[1]) / 2
    half = sin(up) ** 2 + cos(north) * cos(other_north) * sin(across) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def position_faults(
    places: Sequence[Placed], boundaries: Mapping[str, Sequence[Ring]] | None = None
) -> list[PositionFault | None]:
    """Give for each place what looks wrong about it; `boundaries` are of kab/kota, by code."""
    lone = _lone(places)
    known = boundaries or {}
    return [_fault(one, known, number in lone) for number, one in enumerate(places)]


def _fault(
    one: Placed, boundaries: Mapping[str, Sequence[Ring]], is_lone: bool
) -> PositionFault | None:
    if not _is_here(one.latitude, one.longitude):
        swapped = _is_here(one.longitude, one.latitude)
        return PositionFault.SWAPPED if swapped else PositionFault.OUTSIDE_COUNTRY
    rings = boundaries.get(one.code[:_KABKOTA])
    if rings is not None:
        is_outside = not is_inside(one.latitude, one.longitude, rings)
    else:
        is_outside = is_lone or is_near_province(one.code, one.latitude, one.longitude) is False
    return PositionFault.OUTSIDE_REGION if is_outside else None


def _is_here(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def _lone(places: Sequence[Placed]) -> set[int]:
    """Give those far from every other place of their kab/kota, where there are enough."""
    groups: dict[str, list[int]] = {}
    for number, one in enumerate(places):
        if one.code and _is_here(one.latitude, one.longitude):
            groups.setdefault(one.code[:_KABKOTA], []).append(number)
    lone: set[int] = set()
    for group in groups.values():
        spots = [(places[n].latitude, places[n].longitude) for n in group]
        if len(set(spots)) <= _LEAST_SIBLINGS:
            continue
        near = [
            min(great_circle_km(spot, other) for k, other in enumerate(spots) if k != at)
            for at, spot in enumerate(spots)
        ]
        limit = max(_LONE_KM, _LONE_TIMES * median(near))
        lone |= {number for number, km in zip(group, near, strict=True) if km > limit}
    return lone


def is_inside(latitude: float, longitude: float, rings: Sequence[Ring]) -> bool:
    """Say whether a position lies within rings, or within a few kilometres of their line."""
    inside = False
    for ring in rings:
        for begin, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (begin[1] > latitude) != (end[1] > latitude):
                share = (latitude - begin[1]) / (end[1] - begin[1])
                inside ^= longitude < begin[0] + share * (end[0] - begin[0])
    return inside or any(_is_near(latitude, longitude, ring) for ring in rings)


def _is_near(latitude: float, longitude: float, ring: Ring) -> bool:
    return any(
        _line_km((longitude, latitude), begin, end) <= _SHORE_KM
        for begin, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def _line_km(point: Point, begin: Point, end: Point) -> float:
    """Give the distance to a line of a boundary; so near the equator a degree is a degree."""
    across, up = end[0] - begin[0], end[1] - begin[1]
    length = across * across + up * up
    share = 0.0
    if length:
        along = (point[0] - begin[0]) * across + (point[1] - begin[1]) * up
        share = min(1.0, max(0.0, along / length))
    near = (begin[1] + share * up, begin[0] + share * across)
    return great_circle_km((point[1], point[0]), near)
