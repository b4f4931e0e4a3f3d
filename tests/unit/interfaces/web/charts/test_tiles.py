"""The tile map has a square for every kab/kota, none on another, each with its value in words."""

import csv
import xml.etree.ElementTree as ET
from importlib import resources

import pytest

from salur.interfaces.web.charts import Measure, Tile, tile_map, tile_places
from salur.interfaces.web.showcase.samples.home import MEASURE, tiles

SVG = "{http://www.w3.org/2000/svg}"


def test_the_four_provinces_have_their_forty_two() -> None:
    counts: dict[str, int] = {}
    for tile in tiles():
        counts[tile.code[:2]] = counts.get(tile.code[:2], 0) + 1
    assert counts == {"62": 14, "63": 13, "64": 10, "65": 5}
    assert len(tile_map(tiles(), MEASURE).encode()) < 20_000


@pytest.mark.parametrize("prefix", ["6", "62", "63", "64", "65"])
def test_no_two_tiles_share_a_place_and_the_corner_is_used(prefix: str) -> None:
    places = tile_places(tiles(prefix)).values()
    assert len({(p.column, p.row) for p in places}) == len(places)
    assert min(p.column for p in places) == 0 == min(p.row for p in places)


@pytest.mark.parametrize(
    ("west", "east"), [("6208", "6201"), ("6371", "6310"), ("6207", "6401"), ("6501", "6571")]
)
def test_what_lies_west_stands_left(west: str, east: str) -> None:
    places = tile_places(tiles())
    assert places[west].column < places[east].column


@pytest.mark.parametrize(
    ("north", "south"), [("6503", "6501"), ("6403", "6408"), ("6212", "6203"), ("6302", "6310")]
)
def test_what_lies_north_stands_above(north: str, south: str) -> None:
    places = tile_places(tiles())
    assert places[north].row < places[south].row


def test_known_codes_are_the_kemendagri_codes_of_the_regions_package() -> None:
    base = resources.files("wilayah_indonesia") / "csv" / "base.csv"
    codes = {row[0].replace(".", "") for row in csv.reader(base.open(encoding="utf-8"))}
    assert {tile.code for tile in tiles()} <= codes


def test_another_province_falls_back_to_a_grid_in_order() -> None:
    strange = tuple(Tile(f"33{i:02d}", f"Kabupaten Panjang Sekali {i}", i, "x") for i in range(35))
    places = tile_places(strange)
    assert len({(p.column, p.row) for p in places.values()}) == 35
    assert (places["3300"].column, places["3300"].row) == (0, 0)
    assert all(len(place.short) <= 9 for place in places.values())
    assert "Panjang Sekali 3" in tile_map(strange, MEASURE)


def test_the_legend_never_lies_on_a_tile() -> None:
    without_north = tuple(tile for tile in tiles() if not tile.code.startswith("65"))
    for shown in (without_north, *map(tiles, ("6", "62", "63", "64", "65"))):
        root = ET.fromstring(tile_map(shown, MEASURE))
        boxes = [
            (float(r.get("x") or 0), float(r.get("y") or 0))
            for r in root.iter(f"{SVG}rect")
            if r.get("width") == "72"
        ]
        moved = [g.get("transform") for g in root.iter(f"{SVG}g") if g.get("transform")]
        down = float(str(moved[0]).split()[1].rstrip(")"))
        covered = [y for x, y in boxes if x < 4 * 76 - 20 and down - 72 < y < down + 178]
        assert not covered


@pytest.mark.parametrize(
    ("value", "step"), [(0, 0), (599, 0), (600, 1), (800, 2), (900, 3), (979, 3), (980, 4)]
)
def test_a_colour_means_the_same_in_every_month(value: int, step: int) -> None:
    assert MEASURE.step(value) == step


def test_a_tile_says_its_full_name_its_value_and_whether_it_needs_someone() -> None:
    drawn = tile_map((Tile("6502", "Malinau", 0, "0 %", "/x", needs_someone=True),), MEASURE)
    assert "<title>Malinau: 0 % (perlu tindakan)</title>" in drawn
    assert 'href="/x"' in drawn


def test_no_value_is_drawn_as_no_value_and_not_as_nought() -> None:
    measure = Measure("m", (1, 2, 3, 4), ("a", "b", "c", "d", "e"))
    drawn = tile_map((Tile("6411", "Mahakam Ulu", None, "–"),), measure)
    assert 'stroke-dasharray="4 3"' in drawn.split("<g transform")[0]
