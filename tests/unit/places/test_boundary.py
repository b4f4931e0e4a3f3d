"""Boundaries out of GeoJSON: which codes, how many corners, and what is refused."""

import math
from typing import Any

import pytest

from salur.places.domain.boundary import NoBoundary, boundaries_in, thinned


def feature(code: object, *rings: object, kind: str = "Polygon", name: str = "KDPKAB") -> Any:
    coordinates: object = list(rings) if kind == "Polygon" else [list(rings)]
    return {"type": "Feature", "properties": {name: code},
            "geometry": {"type": kind, "coordinates": coordinates}}  # fmt: skip


SQUARE = [[110.0, -1.0], [111.0, -1.0], [111.0, -2.0], [110.0, -2.0], [110.0, -1.0]]


def document(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_a_straight_line_keeps_its_ends_and_a_circle_its_shape() -> None:
    line = [(x / 100, 0.0) for x in range(101)]
    ring = [*line, (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert thinned(ring) == ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    circle = [(math.cos(a / 500), math.sin(a / 500)) for a in range(int(1000 * math.pi))]
    fewer = thinned(circle, 0.01)
    assert 10 < len(fewer) < 60
    assert thinned([(0.0, 0.0), (0.001, 0.0), (0.001, 0.001)]) == ()


def test_codes_are_found_by_usual_and_by_given_names() -> None:
    found = boundaries_in(
        document(
            feature("62.01", SQUARE),
            feature(6302, SQUARE, kind="MultiPolygon"),
            feature("62", SQUARE),
            feature("6201012001", SQUARE),
        )
    )
    assert [one.code for one in found] == ["6201", "6302"]
    assert found[0].rings == (((110.0, -1.0), (111.0, -1.0), (111.0, -2.0), (110.0, -2.0)),)
    own = document(feature("6203", SQUARE, name="Kode_BPS_lama"))
    assert [one.code for one in boundaries_in(own, "kode_bps_lama")] == ["6203"]
    with pytest.raises(NoBoundary, match="no_codes"):
        boundaries_in(own)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], "not_geojson"),
        ({"features": 7}, "not_geojson"),
        (document(7, {"properties": None}), "no_codes"),
        (document(feature("6201", [["x", "y"]])), "not_geojson"),
        (document(feature("6201", SQUARE), feature("62.01", SQUARE)), "twice"),
        (document(feature("6201", 5)), "not_geojson"),
        (document(feature("6201", SQUARE, kind="Point")), "no_codes"),
    ],
)
def test_what_is_no_map_of_kabkota_is_refused(given: object, reason: str) -> None:
    with pytest.raises(NoBoundary) as caught:
        boundaries_in(given)
    assert caught.value.reason == reason
