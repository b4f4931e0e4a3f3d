"""Imported positions: cited, replaced when they come again, odd ones told by their row."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.queries import SYSTEM
from salur.kernel.refused import Refused
from salur.places import actions, queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 1, 2, 8, tzinfo=dt.UTC)
ROWS = """kode,nama,lat,lng
62.01.02.2001,Tanjung Putri,-2.70,111.70
62.01.02.1002,Mendawai Seberang,111.65,-2.68
62.01.02.2004,Pasir Panjang,-2.66,118.90
62.99.99.9999,Tidak Ada,-2.60,111.60
62.01.02.1005,Madurejo,,111.60
62.01.02.2001,Lagi,-2.70,111.71
62.01,Kotawaringin Barat,-2.57,111.77
"""


def _load(directory: Path, text: str, citation: str = "BIG 2019") -> actions.PositionsLoaded:
    file = directory / "posisi.csv"
    file.write_text(text)
    return actions.import_positions(file, citation=citation, by=SYSTEM, at=AT)


def test_positions_are_loaded_told_replaced_and_kept_from_everybody_else(tmp_path: Path) -> None:
    done = _load(tmp_path, ROWS)
    assert done.positions == 4
    assert [(one.row, one.rule, one.is_held) for one in done.findings] == [
        (3, "position_swapped", False),
        (4, "position_outside_region", False),
        (5, "region_unknown", True),
        (6, "position_missing", True),
        (7, "village_repeated", True),
    ]
    assert queries.positions("id.62.01.02")["6201021002"] == (111.65, -2.68), "nothing is corrected"
    ring = [[111.0, -2.0], [112.0, -2.0], [112.0, -3.0], [111.0, -3.0]]
    (tmp_path / "batas.json").write_text(
        json.dumps({"features": [{"properties": {"kode": "62.01"},
                    "geometry": {"type": "Polygon", "coordinates": [ring]}}]})
    )  # fmt: skip
    actions.import_boundaries(tmp_path / "batas.json", citation="BIG", by=SYSTEM, at=AT)
    with pytest.raises(Refused, match="positions_unreadable"):
        _load(tmp_path, "kode_wilayah;lintang\n1;2")
    with pytest.raises(Refused, match="citation_missing"):
        _load(tmp_path, ROWS, citation=" ")
    near = "kode_wilayah,lintang,bujur\n6201022001,-2.5,112.03\n6201021007,-2.5,113.4\n"
    done = _load(tmp_path, near)
    assert [(one.row, one.rule) for one in done.findings] == [(3, "position_outside_region")]
    assert queries.positions("id.62")["6201022001"] == (-2.5, 112.03)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("DELETE FROM places_position")
