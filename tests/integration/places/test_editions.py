"""Editions of the list of regions, and what they say about each code over time."""

import datetime as dt
import time
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.queries import SYSTEM
from salur.kernel.region_code import Level
from salur.places import actions, queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 1, 2, 8, tzinfo=dt.UTC)
MARCH = dt.date(2019, 3, 31)
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def _edition(directory: Path, name: str, day: dt.date, *lines: str) -> actions.EditionLoaded:
    file = directory / f"{name}.csv"
    file.write_text("kode,nama\n62,KALIMANTAN TENGAH\n" + "\n".join(lines), encoding="utf-8")
    return actions.import_edition(file, edition=name, valid_from=day, by=SYSTEM, at=AT)


def test_the_base_edition_is_loaded_in_seconds_and_once() -> None:
    started = time.monotonic()
    first = actions.load_base_edition(by=SYSTEM, at=AT)
    assert time.monotonic() - started < 20
    assert (first.regions, first.repeated) == (91219, False)
    assert actions.load_base_edition(by=SYSTEM, at=AT).repeated
    assert queries.level_counts("id", MARCH) == {
        Level.PROVINCE: 34,
        Level.KABKOTA: 514,
        Level.KECAMATAN: 7230,
        Level.DESA: 83441,
    }
    region = queries.region_as_of("6201", MARCH)
    assert region is not None
    assert (region.name, region.path, region.level) == (
        "KAB. KOTAWARINGIN BARAT",
        "id.62.01",
        Level.KABKOTA,
    )
    assert [r.code for r in queries.children("id", MARCH)][-1] == "92"
    assert len(queries.children("id.62", MARCH)) == 14
    assert [r.code for r in queries.ancestors("id.62.01.02", MARCH)] == ["62", "6201", "620102"]


def test_a_code_holds_from_its_edition_until_an_edition_lacks_it(tmp_path: Path) -> None:
    later, last = dt.date(2020, 1, 1), dt.date(2021, 1, 1)
    _edition(tmp_path, "last", last, "6201,KAB. A BARU", "6203,KAB. C")
    _edition(tmp_path, "first", dt.date(2018, 1, 1), "6201,KAB. A", "6202,KAB. B")
    _edition(tmp_path, "later", later, "6201,Kab. A", "6203,KAB. C")

    ever = queries.history("6202")
    assert [(r.valid_from, r.valid_to) for r in ever] == [(None, later)]
    assert queries.region_as_of("6202", dt.date(1999, 1, 1)) is not None
    assert queries.region_as_of("6202", later) is None
    assert [(r.valid_from, r.valid_to) for r in queries.history("6203")] == [(later, None)]
    assert [(r.name, r.valid_to) for r in queries.history("6201")] == [
        ("Kab. A", last),
        ("KAB. A BARU", None),
    ]
    assert queries.names(["6201", "6202"], last) == {"6201": "KAB. A BARU"}
    assert [e.name for e in queries.editions()] == ["first", "later", "last"]


def test_a_code_that_comes_back_has_a_gap(tmp_path: Path) -> None:
    days = [dt.date(year, 1, 1) for year in (2018, 2019, 2020)]
    for day, lines in zip(days, (["6201,A"], [], ["6201,A"]), strict=True):
        _edition(tmp_path, f"e{day.year}", day, *lines)
    assert [(r.valid_from, r.valid_to) for r in queries.history("6201")] == [
        (None, days[1]),
        (days[2], None),
    ]


def test_a_faulty_list_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(actions.EditionRefused, match="edition_faulty"):
        _edition(tmp_path, "faulty", MARCH, "6301,ORPHAN")
    (tmp_path / "x.csv").write_bytes(b"\x1f\x8bnot gzip")
    with pytest.raises(actions.EditionRefused, match="edition_unreadable"):
        actions.import_edition(tmp_path / "x.csv", edition="x", valid_from=MARCH, by=SYSTEM, at=AT)
    assert queries.editions() == ()


def test_the_same_name_with_other_content_is_refused(tmp_path: Path) -> None:
    _edition(tmp_path, "one", MARCH, "6201,A")
    with pytest.raises(actions.EditionRefused, match="edition_differs"):
        _edition(tmp_path, "one", MARCH, "6201,A", "6202,B")


def test_the_program_itself_writes_no_region() -> None:
    with (
        pytest.raises(DatabaseError, match="permission"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute("DELETE FROM places_region")


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
def test_the_2018_edition_has_the_four_provinces_as_they_were() -> None:
    actions.load_base_edition(by=SYSTEM, at=AT)
    actions.import_edition(
        SHARED / "wilayah_2018_permendagri137-2017.csv.gz",
        edition="permendagri-137-2017",
        valid_from=dt.date(2017, 12, 29),
        by=SYSTEM,
        at=AT,
    )
    totals = dict.fromkeys((Level.KABKOTA, Level.KECAMATAN, Level.DESA), 0)
    for province in ("id.62", "id.63", "id.64", "id.65"):
        counts = queries.level_counts(province, MARCH)
        totals = {level: total + counts[level] for level, total in totals.items()}
    assert totals == {Level.KABKOTA: 42, Level.KECAMATAN: 445, Level.DESA: 5099}
    assert len(queries.regions_under("id.62", Level.DESA, MARCH)) == 1571
