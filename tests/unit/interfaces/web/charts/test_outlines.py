"""The map with real boundaries: every shape opens its kab/kota, and many stay light."""

import re

from salur.interfaces.web.charts import Measure, Tile, outline_map, outlines_of

MEASURE = Measure("Realisasi", (600, 800, 900, 980), ("a", "b", "c", "d", "e"))
SQUARE = ((110.0, -1.0), (111.0, -1.0), (111.0, -2.0), (110.0, -2.0))


def test_shapes_are_coloured_linked_and_named() -> None:
    tiles = (
        Tile("6201", "Kabupaten Kotawaringin Barat", 990, "99 %", "/wilayah/?region=6201"),
        Tile("6202", "Kabupaten <Timur>", None, "–", "/wilayah/?region=6202"),
        Tile("6203", "Kabupaten Kapuas", 100, "10 %", "/wilayah/?region=6203", True),
    )
    drawn = outline_map(tiles, outlines_of({"6201": [SQUARE], "6202": [SQUARE], "6301": [SQUARE]}),
                        MEASURE)  # fmt: skip
    assert drawn.count("<a href=") == 2, "what has no boundary is in the table alone"
    assert "Kabupaten Kotawaringin Barat: 99 %" in drawn and "&lt;Timur&gt;" in drawn
    assert 'role="group"' in drawn and "stroke-dasharray" in drawn
    assert re.search(r'd="M0.0 0.0L\d+.\d \d+', drawn)


def test_nothing_to_draw_is_still_a_picture() -> None:
    assert "<svg" in outline_map((), (), MEASURE)


def test_many_corners_become_fewer_and_no_shape_disappears() -> None:
    ring = tuple((110 + n / 1000, -1.0 - (n % 2)) for n in range(900))
    outlines = outlines_of({f"{n}": [ring, SQUARE] for n in range(6201, 6215)}, most=1_000)
    points = [len(one) for outline in outlines for one in outline.rings]
    assert sum(points) < 1_200 and min(points) >= 3
