"""The map with real boundaries: one shape per kab/kota, coloured as its tile would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture
from salur.interfaces.web.charts.tiles import Measure, Tile, legend

Point = tuple[float, float]  # longitude and latitude, in degrees
_WIDTH = 900
_TALLEST = 1_000
_LEGEND_HEIGHT = 190
_MOST_POINTS = 4_000
_CORNERS = 3


@dataclass(frozen=True)
class Outline:
    """The boundary of one kab/kota: its rings, the first point not said again at the end."""

    code: str
    rings: tuple[tuple[Point, ...], ...]


def outline_map(
    tiles: Sequence[Tile],
    outlines: Sequence[Outline],
    measure: Measure,
    *,
    identifier: str = "peta",
) -> SafeString:
    """Draw the boundaries with the scale beneath; a tile without one is in the table alone."""
    by_code = {tile.code: tile for tile in tiles}
    shown = [one for one in outlines if one.code in by_code]
    place = _Projection([point for one in shown for ring in one.rings for point in ring])
    shapes = group(_shape(by_code[one.code], one, measure, place) for one in shown)
    scale = element("g", legend(measure), transform=f"translate(0 {place.height + 12})")
    return picture(
        identifier,
        measure.title,
        _("Peta batas kabupaten/kota; tabel di bawahnya memuat angka yang sama."),
        group([shapes, scale]),
        links=any(tile.url for tile in tiles),
        viewBox=f"0 0 {_WIDTH} {place.height + _LEGEND_HEIGHT}",
        width=_WIDTH,
    )


class _Projection:
    """This puts degrees on paper: degrees of longitude are narrowed as at the middle latitude."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._west = min((x for x, _y in points), default=0.0)
        self._north = max((y for _x, y in points), default=0.0)
        east = max((x for x, _y in points), default=1.0)
        south = min((y for _x, y in points), default=0.0)
        self._narrow = cos(radians((self._north + south) / 2))
        across = max((east - self._west) * self._narrow, 1e-9)
        down = max(self._north - south, 1e-9)
        self._scale = min(_WIDTH / across, _TALLEST / down)
        self.height = round(down * self._scale)

    def __call__(self, point: Point) -> str:
        x = (point[0] - self._west) * self._narrow * self._scale
        return f"{x:.1f} {(self._north - point[1]) * self._scale:.1f}"


def _shape(tile: Tile, outline: Outline, measure: Measure, place: _Projection) -> SafeString:
    step = None if tile.value is None else measure.step(tile.value)
    drawn = "".join(f"M{'L'.join(map(place, ring))}Z" for ring in outline.rings)
    shape = element(
        "path",
        d=drawn,
        fill=palette.PAPER if step is None else palette.STEPS[step],
        stroke=palette.ALERT if tile.needs_someone else palette.MUTED,
        stroke_width=2 if tile.needs_someone else 0.7,
        stroke_dasharray="4 3" if step is None else None,
        fill_rule="evenodd",
    )
    return link(tile.url, shape, name=f"{tile.name}: {tile.text}")


def outlines_of(
    boundaries: Mapping[str, Sequence[Sequence[Point]]], most: int = _MOST_POINTS
) -> tuple[Outline, ...]:
    """Give boundaries by code as outlines; many together with fewer corners, so that a page of a
    whole nation stays light.
    """
    points = sum(len(ring) for rings in boundaries.values() for ring in rings)
    every = ceil(points / most) or 1
    return tuple(
        Outline(code, tuple(_fewer(ring, every) for ring in rings))
        for code, rings in sorted(boundaries.items())
    )


def _fewer(ring: Sequence[Point], every: int) -> tuple[Point, ...]:
    shorter = ring[::every]
    return tuple(shorter if len(shorter) >= _CORNERS else ring[:: max(1, len(ring) // _CORNERS)])
