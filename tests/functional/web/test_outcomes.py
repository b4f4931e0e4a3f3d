"""What became of families that left, through the pages: rows that may be seen, and a sheet of them."""

import datetime as dt
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.functional.web.conftest import SignedIn

from salur.access.actions import as_owner

_ROWS = """
INSERT INTO graduation_outcome (year, what, code, path, row_code, regions, cells, counted_on) VALUES
(2019, 'kind', '62', 'id.62', '6201', 1, '{"MANDIRI SEEN": 7, "ALAMIAH STANDING": 5}', '2020-05-04'),
(2019, 'kind', '62', 'id.62', '', 2, '{"MANDIRI RETURNED": 6}', '2020-05-04'),
(2019, 'support', '62', 'id.62', '', 3, '{"KUR SEEN": 7, "TANPA STANDING": 5, "TANPA RETURNED": 6}', '2020-05-04')
"""


def test_a_region_reads_its_outcomes_and_those_of_its_neighbours_together(
    signed_in: SignedIn,
) -> None:
    client = signed_in("province")
    assert (
        "Belum ada angka yang dapat ditampilkan"
        in client.get("/graduasi/hasil/?region=6201").content.decode()
        or "Belum cukup keluarga" in client.get("/graduasi/hasil/").content.decode()
    )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(_ROWS)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/graduasi/hasil/?region=62")
    text = page.content.decode()
    assert page.status_code == 200
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 12
    for said in (
        "Keluar pada tahun 2019",
        "5 alamiah, 13 mandiri",
        "Daerah lain (2)",
        "Tanpa dukungan",
        "KUR",
    ):
        assert said in text, said
    own = client.get("/graduasi/hasil/?region=6201").content.decode()
    assert "5 alamiah, 7 mandiri" in own
    sheet = client.get("/graduasi/hasil/berkas/?region=62").content
    rows = list(load_workbook(io.BytesIO(sheet)).active.iter_rows(values_only=True))
    assert sum(int(row[6]) for row in rows[1:] if row[3] == "jenis") == 18
    assert {row[7] for row in rows[1:]} == {dt.date(2020, 5, 4).isoformat()}
    assert signed_in("bank").get("/graduasi/hasil/").status_code == 403
