"""Imported boundaries: cited, replaced when they come again, written by an import alone."""

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


def _document(west: float) -> str:
    ring = [[west, -1.0], [west + 1, -1.0], [west + 1, -2.0], [west, -1.0]]
    return json.dumps({"features": [{"properties": {"kode": "62.01"},
                       "geometry": {"type": "Polygon", "coordinates": [ring]}}]})  # fmt: skip


def _load(directory: Path, text: str, citation: str = "BIG 2019") -> actions.BoundariesLoaded:
    file = directory / "batas.geojson"
    file.write_text(text)
    return actions.import_boundaries(file, citation=citation, by=SYSTEM, at=AT)


def test_boundaries_are_loaded_replaced_and_kept_from_everybody_else(tmp_path: Path) -> None:
    actions.load_base_edition(by=SYSTEM, at=AT)
    assert _load(tmp_path, _document(110.0)) == actions.BoundariesLoaded(1, 3)
    _load(tmp_path, _document(111.0))
    regions, drawn = queries.drawn_kabkota("id.62", dt.date(2019, 3, 31))
    assert len(regions) == 14 and drawn["6201"][0][0] == (111.0, -1.0)
    assert queries.drawn_kabkota("id.63", dt.date(2019, 3, 31))[1] == {}
    for text, code in (("{}", "boundaries_unreadable"), ("[" * 9_999, "boundaries_unreadable")):
        with pytest.raises(Refused, match=code):
            _load(tmp_path, text)
    with pytest.raises(Refused, match="citation_missing"):
        _load(tmp_path, _document(1.0), citation=" ")
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("DELETE FROM places_boundary")
