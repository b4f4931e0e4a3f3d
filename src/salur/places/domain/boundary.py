"""Boundaries of kab/kota out of GeoJSON, thinned to what a page can carry.

Published files (BIG, Kemendagri) name their column of codes differently and write codes with or
without dots; coordinates are longitude and latitude in degrees.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]
TOLERANCE = 0.01  # degrees, about a kilometre: a pixel of a map of four provinces
_KABKOTA = 4  # digits
_LEAST = 3  # corners of what has an area
_USUAL = ("kode", "kode_kk", "kdpkab", "kd_kab", "kode_kab", "kodekab", "kdepum", "kemendagri")


@dataclass(frozen=True)
class Boundary:
    """The boundary of one kab/kota: every ring, without its first point again at the end."""

    code: str
    rings: tuple[Ring, ...]


class NoBoundary(ValueError):
    """This is no GeoJSON of kab/kota; `reason` is one of a few words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def boundaries_in(document: Any, named: str = "") -> tuple[Boundary, ...]:
    """Give the boundary of every kab/kota, by code; `named` is the property that holds the code.

    Refuses (NoBoundary): `not_geojson`, `no_codes`, `twice`. Features whose code is of another
    level are left out.
    """
    features = document.get("features") if isinstance(document, Mapping) else None
    if not isinstance(features, list):
        raise NoBoundary("not_geojson")
    found: dict[str, Boundary] = {}
    for feature in features:
        code = _code(feature, named)
        if code is None:
            continue
        if code in found:
            raise NoBoundary("twice")
        rings = tuple(ring for one in _rings(feature) if (ring := thinned(one)))
        if rings:
            found[code] = Boundary(code, rings)
    if not found:
        raise NoBoundary("no_codes")
    return tuple(found[code] for code in sorted(found))


def thinned(ring: Sequence[Point], tolerance: float = TOLERANCE) -> Ring:
    """Give the corners of a ring that matter (Douglas and Peucker); empty where no area is left."""
    points = list(ring)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) < _LEAST:
        return ()
    far = max(range(len(points)), key=lambda at: _apart(points[0], points[at]))
    kept = {0, far}
    parts = [(0, far), (far, len(points))]  # the last point is followed by the first
    while parts:
        first, last = parts.pop()
        at, distance = _furthest(points, first, last)
        if distance > tolerance:
            kept.add(at)
            parts += [(first, at), (at, last)]
    return tuple(points[at] for at in sorted(kept)) if len(kept) >= _LEAST else ()


def _furthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    begin, end = points[first], points[last % len(points)]
    best, most = first, 0.0
    for at in range(first + 1, last):
        if (distance := _from_line(points[at], begin, end)) > most:
            best, most = at, distance
    return best, most


def _from_line(point: Point, begin: Point, end: Point) -> float:
    length = _apart(begin, end)
    if length == 0:
        return _apart(point, begin)
    across = (end[0] - begin[0]) * (begin[1] - point[1])
    return abs(across - (begin[0] - point[0]) * (end[1] - begin[1])) / length


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _code(feature: Any, named: str) -> str | None:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(properties, Mapping):
        return None
    by_name = {str(name).lower(): value for name, value in properties.items()}
    names = (named.lower(),) if named else _USUAL
    value = next((by_name[name] for name in names if by_name.get(name) is not None), None)
    digits = "" if value is None else str(value).replace(".", "").strip()
    return digits if len(digits) == _KABKOTA and digits.isascii() and digits.isdigit() else None


def _rings(feature: Mapping[str, Any]) -> list[list[Point]]:
    shape = feature.get("geometry")
    if not isinstance(shape, Mapping):
        return []
    given = shape.get("coordinates")
    polygons = [given] if shape.get("type") == "Polygon" else given
    if shape.get("type") not in ("Polygon", "MultiPolygon") or not isinstance(polygons, list):
        return []
    try:
        return [
            [(float(x), float(y)) for x, y, *_height in ring]
            for polygon in polygons
            for ring in polygon
        ]
    except (TypeError, ValueError) as fault:
        raise NoBoundary("not_geojson") from fault
