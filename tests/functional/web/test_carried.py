"""What hangs through the pages: since when, what ended it, and the decision of two people."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import SignedIn

_AGED = "/ditangani/?period=2019-04&age=1"


def test_an_old_matter_says_since_when_and_a_decision_of_two_people_ends_it(
    signed_in: SignedIn,
) -> None:
    operator, head = signed_in("operator"), signed_in("head")
    aged = operator.get(_AGED).content.decode()
    assert "menggantung sejak Maret 2019: 1 bulan" in aged
    statement = operator.get("/ditangani/selesai/?period=2019-04").content.decode()
    assert "Terbuka pada awal bulan" in statement and "Belum ada yang selesai" in statement
    family = re.search(r'href="(/keluarga/[0-9a-f-]+/)"', aged)
    assert family is not None
    story = operator.get(family[1]).content.decode()
    assert "Maret 2019, April 2019" in story and "masih menggantung" in story
    matter = re.search(r'href="(/ditangani/[0-9a-f-]{36}/)"', story)
    assert matter is not None
    assert "Usulkan penghapusan" in operator.get(matter[1]).content.decode()
    assert "Usulkan penghapusan" not in head.get(matter[1]).content.decode()
    form = f"{matter[1]}hapus/"
    key = re.search(r'name="key" value="([^"]+)"', operator.get(form).content.decode())
    assert key is not None
    given = {"decision": "SK 7/2019", "decided_on": "2019-04-30", "key": key[1]}
    wrong = operator.post(form, {**given, "reason": "x"})
    assert wrong.status_code == 422
    paper = SimpleUploadedFile("sk.pdf", b"%PDF-1.4 keputusan", "application/pdf")
    told = {**given, "reason": "tidak akan diselesaikan", "paper": paper}
    made = operator.post(form, told).headers["Location"]
    assert "orang lain" in operator.get(made).content.decode()
    assert "SK 7/2019" in head.get("/ditangani/selesai/?period=2019-04").content.decode()
    head.post(f"{made}setuju/", {"key": "s"})
    assert b"%PDF-1.4" in head.get(f"{made}surat/").content
    ended = head.get("/ditangani/selesai/?period=2019-04&kind=written_off").content.decode()
    assert ended.count("Dihapus dengan keputusan") >= 3 and made in ended
    assert "Batalkan penghapusan ini?" in head.get(f"{made}batal/").content.decode()
    head.post(f"{made}batal/", {"reason": "keputusan dicabut", "key": "t"})
    assert "masih menggantung" in operator.get(matter[1]).content.decode()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: no browser to look with")
def test_why_nothing_arrived_is_three_clicks_from_home(
    address: str, browser: Any, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states["operator"])
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name=re.compile("Kredit gagal")).first.click()
    page.locator("#daftar tbody th a").first.click()
    assert "/keluarga/" in page.url
    told = page.locator("section[aria-labelledby=perkara]").inner_text()
    assert "Belum terkredit" in told and "masih menggantung" in told
    assert "Kredit gagal" in page.locator("main").inner_text()
    page.locator("section[aria-labelledby=perkara] tbody th a").first.click()
    assert "Yang menyelesaikan" in page.locator("main").inner_text()
    context.close()
