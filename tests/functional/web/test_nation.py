"""The ministry's page over 514 kab/kota: in time and in few questions, whatever the number."""

import json
import time
import uuid

import pytest
from django.db import connection
from tests.functional.web.conftest import SignedIn
from tests.functional.web.test_weight import MOST, questions

from salur.access.actions import as_owner

PROVINCES, EACH = 34, 15  # 510, with those that are there
LIMIT = 0.150
_FIGURES = {"ordered": 110_000, "credited": 110_000, "spent": 99_000, "balance": 11_000}


def _fill() -> int:
    """Give every kab/kota of a nation a region, sums and a signed report of March 2019."""
    regions, sums, reports = [], [], []
    for province in range(11, 11 + PROVINCES):
        for number in range(1, EACH + 1):
            code = f"{province}{number:02d}"
            regions.append((code, f"KAB. CONTOH {code}", f"id.{province}.{number:02d}"))
            sums.append((code, f"id.{province}.{number:02d}", number % 7))
            reports.append((str(uuid.uuid4()), code, f"id.{province}.{number:02d}"))
    with as_owner(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO places_region (code, name, level, path) VALUES (%s, %s, 2, %s::ltree)"
            " ON CONFLICT DO NOTHING",
            regions,
        )
        cursor.executemany(
            "INSERT INTO reconciliation_sum (program, period, level, code, kab, path, bank, class, units,"
            " ordered, credited, credited_to_order, spent, missing)"
            " SELECT 'BPNT', 201903, 2, c, c, p::ltree, b, k, 1000 + k, 110000, 110000 - 1000 * m,"
            " 110000 - 1000 * m, 99000, 1000 * m"
            " FROM (VALUES (%s, %s, %s)) AS v (c, p, m), unnest(ARRAY['BRI', 'BNI']) AS b,"
            " generate_series(1, 12) AS k ON CONFLICT DO NOTHING",
            sums,
        )
        cursor.executemany(
            "INSERT INTO reporting_report (id, program, period, code, path, office_id, year, serial,"
            " number, version, version_id, parties, content, digest, units, figures, prepared_by,"
            " prepared_by_name, prepared_at, state, state_at, pdf, pdf_digest)"
            " VALUES (%s, 'BPNT', 201903, %s, %s::ltree, gen_random_uuid(), 2019, 1, '460/1', 1,"
            " gen_random_uuid(), '{}', repeat('x', 30000), 'd', 24000, '"
            + json.dumps(_FIGURES)
            + "', gen_random_uuid(), 'x', now(), 'SENT', now(), '%%PDF', 'd')",
            reports,
        )
    return len(regions)  # fmt: skip


@pytest.mark.long
def test_the_ministrys_page_over_a_nation_is_quick(signed_in: SignedIn) -> None:
    assert _fill() == PROVINCES * EACH
    client = signed_in("auditor")
    client.get("/saya/")
    for address in ("/laporan/pusat/", "/laporan/peta/"):
        asked = f"{address}?period=2019-03&program=BPNT"
        assert len(questions(client, asked)) <= MOST
        taken = []
        for _try in range(5):
            begin = time.perf_counter()
            assert client.get(asked).status_code == 200
            taken.append(time.perf_counter() - begin)
        assert min(taken) < LIMIT, (address, taken)
