"""The tile map: one square per kabupaten/kota, roughly where it lies, coloured by one measure."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, sqrt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture

_SIDE = 72
_PITCH = 76
_LEGEND_LINE = 22
_WIDTH_FOR_LEGEND = 4
_LEGEND_HEIGHT = 24 + 7 * _LEGEND_LINE + 8


@dataclass(frozen=True)
class Measure:
    """What the colours mean: a title, the four values at which a darker step begins, five labels.

    Breaks are fixed per measure and not taken from the data, so that a colour means the same in
    every month. Units are the measure's own integers (per mille for shares).
    """

    title: str
    breaks: tuple[int, int, int, int]
    labels: tuple[str, str, str, str, str]

    def step(self, value: int) -> int:
        """Give the step of a value, 0 (lightest) to 4 (darkest)."""
        return sum(value >= limit for limit in self.breaks)


@dataclass(frozen=True)
class Tile:
    """One kabupaten/kota: code (four digits), full name, value in the measure's unit and as text.

    `value` is None where nothing is known. `needs_someone` marks the corner in red.
    """

    code: str
    name: str
    value: int | None
    text: str
    url: str = ""
    needs_someone: bool = False


@dataclass(frozen=True)
class Place:
    """Where a tile stands on the grid, and its short name."""

    column: int
    row: int
    short: str


@cache
def _known_places() -> Mapping[str, Place]:
    text = files("salur.interfaces.web.charts").joinpath("tile_positions.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {
        row["kode"]: Place(int(row["kolom"]), int(row["baris"]), row["pendek"])
        for row in csv.DictReader(lines)
    }


def known_codes() -> tuple[str, ...]:
    """Give the kab/kota whose place on the map is drawn."""
    return tuple(_known_places())


def short_name(code: str, name: str) -> str:
    """Give the office's short form of a kabupaten/kota, or as much of its name as fits a tile."""
    place = _known_places().get(code)
    if place:
        return place.short
    plain = name.removeprefix("Kabupaten ").removeprefix("Kota ")
    return plain if len(plain) <= 9 else f"{plain[:8]}."


def tile_places(tiles: Sequence[Tile]) -> dict[str, Place]:
    """Give each tile a place, without overlap and with the upper left corner in use.

    Where every tile is known the map is the drawn one; otherwise the tiles fill a near-square
    grid in the order of their codes.
    """
    known = _known_places()
    if tiles and all(tile.code in known for tile in tiles):
        places = {tile.code: known[tile.code] for tile in tiles}
        left = min(place.column for place in places.values())
        top = min(place.row for place in places.values())
        return {c: Place(p.column - left, p.row - top, p.short) for c, p in places.items()}
    columns = max(1, ceil(sqrt(len(tiles) * 1.4)))
    ordered = sorted(tiles, key=lambda tile: tile.code)
    return {
        tile.code: Place(index % columns, index // columns, short_name(tile.code, tile.name))
        for index, tile in enumerate(ordered)
    }


def tile_map(
    tiles: Sequence[Tile], measure: Measure, *, identifier: str = "peta", width: int | None = None
) -> SafeString:
    """Draw the map with its scale; always put a table of the same values beside it."""
    places = tile_places(tiles)
    columns = max((place.column for place in places.values()), default=0) + 1
    rows = max((place.row for place in places.values()), default=0) + 1
    scale = legend(measure)
    right, down = _legend_corner(places, columns)
    across = max(columns, right + _WIDTH_FOR_LEGEND) * _PITCH
    height = rows * _PITCH if down == 0 else rows * _PITCH + _LEGEND_HEIGHT
    drawn = group(_tile(tile, places[tile.code], measure) for tile in tiles)
    moved = element("g", scale, transform=f"translate({right * _PITCH} {down * _PITCH + 4})")
    return picture(
        identifier,
        measure.title,
        _("Peta petak, satu petak per kabupaten/kota; tabel di sampingnya memuat angka yang sama."),
        group([drawn, moved]),
        links=any(tile.url for tile in tiles),
        viewBox=f"0 0 {across} {height}",
        width=width or across,
    )


def _legend_corner(places: Mapping[str, Place], columns: int) -> tuple[int, int]:
    """Find room for the scale: the empty north-west, else a strip under the map."""
    taken = {(place.column, place.row) for place in places.values()}
    corner = {(column, row) for column in range(_WIDTH_FOR_LEGEND) for row in range(3)}
    if columns > _WIDTH_FOR_LEGEND and not taken & corner:
        return 0, 0
    return 0, max((place.row for place in places.values()), default=0) + 1


def _tile(tile: Tile, place: Place, measure: Measure) -> SafeString:
    left, top, middle = place.column * _PITCH, place.row * _PITCH, place.column * _PITCH + _SIDE / 2
    step = None if tile.value is None else measure.step(tile.value)
    ink = palette.MUTED if step is None else palette.STEP_INKS[step]
    shapes = [
        element(
            "rect",
            x=left,
            y=top,
            width=_SIDE,
            height=_SIDE,
            rx=4,
            fill=palette.PAPER if step is None else palette.STEPS[step],
            stroke=palette.LINE,
            stroke_dasharray="4 3" if step is None else None,
        ),
        element("text", place.short, x=middle, y=top + 30, fill=ink, font_size=13),
        element("text", tile.text, x=middle, y=top + 51, fill=ink, font_size=15, font_weight=600),
    ]
    if tile.needs_someone:
        shapes.append(_mark(left + _SIDE, top))
    label = f"{tile.name}: {tile.text}" + (f" ({_needs()})" if tile.needs_someone else "")
    return element("g", link(tile.url, *shapes, name=label), text_anchor="middle")


def _mark(right: int, top: int) -> SafeString:
    """Draw the red corner, with a white edge so that it is seen on every colour."""
    shape = f"M{right - 20} {top}h16a4 4 0 0 1 4 4v16z"
    return element("path", d=shape, fill=palette.ALERT, stroke=palette.PAPER, stroke_width=1)


def _needs() -> str:
    return _("perlu tindakan")


def legend(measure: Measure) -> SafeString:
    """Draw the scale: five steps, what is not known, and the mark of what needs someone."""
    lines = [element("text", measure.title, y=14, fill=palette.INK, font_weight=600)]
    entries = [(palette.STEPS[i], label, False) for i, label in enumerate(measure.labels)]
    entries.append((palette.PAPER, _("belum ada data"), True))
    for index, (fill, label, dashed) in enumerate(entries):
        top = 24 + index * _LEGEND_LINE
        box = element(
            "rect",
            y=top,
            width=26,
            height=16,
            rx=2,
            fill=fill,
            stroke=palette.LINE,
            stroke_dasharray="4 3" if dashed else None,
        )
        lines += [box, element("text", label, x=36, y=top + 13, fill=palette.INK, font_size=13)]
    top = 24 + len(entries) * _LEGEND_LINE
    lines += [
        _mark(26, top - 2),
        element("text", _needs(), x=36, y=top + 13, fill=palette.INK, font_size=13),
    ]
    return group(lines)
