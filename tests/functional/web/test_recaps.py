"""A bank looks at its month before it signs, contests a line, and the office answers."""

import html
import io
import re

import openpyxl
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.reporting import queries as reporting

MARCH = "region=6201&period=2019-03"
REASON = "Rekening koran kami menunjukkan lain."


def _text(client: object, address: str) -> str:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def test_the_same_rows_on_page_paper_and_sheet(signed_in: SignedIn) -> None:
    bulog = signed_in("bulog")
    page = _text(bulog, "/rekapitulasi/?period=2019-03")
    assert "Rekapitulasi Rastra" in page and "BAST bersih" in page and "DO, " in page
    sheet = bulog.get("/rekapitulasi/unduh/?period=2019-03&as=xlsx").content
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet))["Rekapitulasi"].iter_rows(min_row=5))
    assert str(rows[0][7].value).startswith("=ROUND(F5-G5"), "net is a formula"
    assert str(rows[-1][3].value).startswith("=ROUND(SUM(D5:")
    shown = openpyxl.load_workbook(io.BytesIO(sheet), data_only=True)["Rekapitulasi"]
    for row in shown.iter_rows(min_row=5, values_only=True):
        assert abs(row[5] - row[6] - row[7]) < 1e-9  # type: ignore[operator]
    assert bulog.get("/rekapitulasi/unduh/?period=2019-03&as=pdf").content.startswith(b"%PDF-")
    operator = _text(signed_in("operator"), f"/rekapitulasi/?{MARCH}&program=BPNT")
    assert "Diperintahkan" in operator and "Bantah</a>" not in operator


def test_a_line_is_contested_answered_and_named_in_the_letter(
    signed_in: SignedIn, undone: None, picture: Pictures
) -> None:
    bank, head = signed_in("bank"), signed_in("head")
    picture("rekapitulasi", bank.get(f"/rekapitulasi/?{MARCH}"))
    recap = _text(bank, f"/rekapitulasi/?{MARCH}")
    assert "Tidak ada yang dibantah." in recap
    url = _found(r'href="(/rekapitulasi/bantah/[^"]*line=[^"]*)"', recap)
    form = _text(bank, url)
    asked = {
        "term": "credited", "claimed": "777.000", "reason": REASON, "evidence": "",
        "evidence_row": "", "key": _found(r'name="key" value="(\w+)"', form),
    }  # fmt: skip
    assert bank.post(url, asked | {"reason": "salah"}).status_code == 422
    made = bank.post(url, asked)
    assert made.status_code == 302
    assert "belum dijawab" in _text(bank, made["Location"])
    assert "Rp777.000" in _text(bank, f"/rekapitulasi/?{MARCH}")
    by_class = _found(r'href="(/rekapitulasi/bantah/[^"]*class=[^"]*)"', recap)
    assert "Bantah" in _text(bank, by_class)
    assert "Pertahankan angka" in _text(head, made["Location"])
    said = head.post(f"{made['Location']}upheld/", {"reason": "Berkas bank tidak memuatnya.",
                                                     "key": "said"})  # fmt: skip
    assert said.status_code == 302
    assert "dipertahankan" in _text(bank, made["Location"])
    enter_scope(SYSTEM)
    draft = next(r for r in reporting.newest_of_month(201903, "id.62.01") if r.program == "BPNT")
    version = reporting.report(draft.id)
    assert version is not None
    operator = signed_in("operator")
    drafted = operator.post(f"/laporan/baru/{version.version_id}/siapkan/", {"key": "again"})
    letter = _text(operator, drafted["Location"])
    assert "Yang dibantah" in letter and "Dipertahankan: Berkas bank" in letter
    assert signed_in("facilitator").get(made["Location"]).status_code == 403
