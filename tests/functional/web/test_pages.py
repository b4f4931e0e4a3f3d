"""Every page, as each role, on a published world."""

import re

import pytest
from tests.functional.web.conftest import SignedIn
from tests.unit.interfaces.web.page_checks import faults

DATA_ROLES = (
    "operator",
    "head",
    "province",
    "bank",
    "bulog",
    "facilitator",
    "ministry",
    "analyst",
    "auditor",
)


@pytest.mark.parametrize("role", DATA_ROLES)
@pytest.mark.parametrize(
    "address", ["/", "/wilayah/", "/ditangani/", "/?period=2019-03", "/wilayah/?period=2019-03"]
)
def test_a_page_has_no_fault(signed_in: SignedIn, role: str, address: str) -> None:
    response = signed_in(role).get(address)
    assert response.status_code == 200
    assert faults(response.content.decode()) == []


OTHERS = {
    "/ditangani/?period=2019-04&age=1": "operator",
    "/ditangani/selesai/?period=2019-03": "bank",
    "/ditangani/selesai/?period=2019-04": "operator",
    "/penyaluran/": "operator",
    "/perintah/": "ministry",
    "/perintah/baru/": "ministry",
    "/kartu/": "ministry",
    "/kartu/daftar/?stage=diserahkan": "auditor",
    "/tugas/": "operator",
    "/laporan/?period=2019-03": "head",
    "/laporan/pusat/?period=2019-03": "ministry",
    "/laporan/peta/?period=2019-03&measure=reported": "province",
    "/berkas/": "bank",
    "/berkas/petakan/": "operator",
    "/berkas/tata-letak/": "operator",
    "/keluarga/": "facilitator",
    "/mutu/": "operator",
    "/mutu/?region=62": "province",
    "/mutu/dahulukan/": "facilitator",
    "/mutu/keluarga/?rule=account_missing": "operator",
    "/mutu/aturan/": "head",
    "/aturan/": "operator",
    "/aturan/?program=RASTRA": "bulog",
    "/mutu/aturan/matikan/?rule=account_missing": "head",
    "/panduan/": "facilitator",
    "/panduan/beralih-ke-kartu/": "bank",
    "/saya/": "head",
    "/audit/": "auditor",
    "/orang/": "administrator",
    "/orang/undang/": "administrator",
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", OTHERS)
def test_the_other_pages_have_no_fault(signed_in: SignedIn, address: str, language: str) -> None:
    client = signed_in(OTHERS[address])
    client.cookies["django_language"] = language
    response = client.get(address)
    assert response.status_code == 200
    page = response.content.decode()
    assert faults(page) == []
    assert ("Tentang halaman ini" if language == "id" else "About this page") in page


def test_the_handbook_is_one_paper_and_a_refusal_explains_no_page(signed_in: SignedIn) -> None:
    client = signed_in("facilitator")
    paper = client.get("/panduan/buku/pdf/")
    assert paper.content.startswith(b"%PDF") and len(paper.content) < 6_000_000
    assert client.get("/panduan/tidak-ada/").status_code == 404
    refused = client.get("/orang/").content.decode()
    assert "bukan untuk Anda" in refused and "Tentang halaman ini" not in refused


@pytest.mark.parametrize(
    ("index", "role", "wanted"),
    [
        ("/angka/?term=spent&period=2019-03", "ministry", "satuan/bpnt/201903"),
        ("/angka/?program=RASTRA&period=2019-03", "bulog", "satuan/rastra/201903"),
        ("/ditangani/", "operator", "keluarga"),
        ("/ditangani/?period=2019-03", "bulog", "ditangani"),
        ("/penyaluran/", "operator", "penyaluran"),
        ("/laporan/?period=2019-03", "head", "laporan"),
        ("/orang/?name=analyst", "administrator", "orang"),
    ],
)
def test_the_page_of_one_thing_has_no_fault(
    signed_in: SignedIn, index: str, role: str, wanted: str
) -> None:
    client = signed_in(role)
    found = re.search(rf'href="(/{wanted}/[0-9a-f-]+/)"', client.get(index).content.decode())
    assert found is not None
    assert faults(client.get(found[1]).content.decode()) == []


@pytest.mark.parametrize("role", ["operator", "bank", "facilitator", "ministry", "auditor"])
def test_home_opens_with_the_newest_month_that_has_anything(signed_in: SignedIn, role: str) -> None:
    page = signed_in(role).get("/").content.decode()
    assert "April 2019</h1>" in page
    assert "Diperintahkan" in page


def test_a_bank_has_no_rice_and_bulog_no_cards(signed_in: SignedIn) -> None:
    assert "Rastra" not in signed_in("bank").get("/?period=2019-03").content.decode()
    assert not re.search(r"\bBPNT\b", signed_in("bulog").get("/?period=2019-03").content.decode())


def test_a_province_takes_its_realisation_as_a_sheet_and_a_bank_takes_none(
    signed_in: SignedIn,
) -> None:
    page = signed_in("province").get("/wilayah/").content.decode()
    found = re.search(r'href="(/wilayah/realisasi/\?[^"]*program=BPNT[^"]*)"', page)
    assert found is not None
    sheet = signed_in("province").get(found[1].replace("&amp;", "&"))
    assert sheet.content.startswith(b"PK") and "realisasi-bpnt-62" in sheet["Content-Disposition"]
    assert signed_in("province").get("/wilayah/realisasi/?program=x").status_code == 404
    assert signed_in("bank").get("/wilayah/realisasi/?program=BPNT").status_code == 403
    assert "/wilayah/realisasi/" not in signed_in("operator").get("/wilayah/").content.decode()


def test_a_region_is_seen_as_it_was_known(signed_in: SignedIn) -> None:
    client = signed_in("province")
    address = "/wilayah/?period=2019-03&region=62"
    now = client.get(address).content.decode()
    later = client.get(f"{address}&known=2099-12-31").content.decode()
    assert "seperti diketahui pada 31 Desember 2099" in later and "known=2099-12-31" in later
    for code in ("6201", "6202"):
        opened = f"/wilayah/?region={code}&amp;period=2019-03"
        row, then = (page[page.index(opened) :].split("</tr>")[0] for page in (now, later))
        amounts = re.findall(r"Rp[0-9.]+", row)
        assert amounts == re.findall(r"Rp[0-9.]+", then) and len(amounts) == 4
    assert faults(later) == [] and faults(now) == []
    before = client.get(f"{address}&known=2019-03-31").content.decode()
    assert "Belum diterbitkan saat itu" in before and faults(before) == []


def test_home_says_which_letters_wait_for_whom(signed_in: SignedIn) -> None:
    waiting = "Tanda tangani berita acara BPNT"
    for role, waits in (("head", True), ("bank", True), ("operator", False), ("auditor", False)):
        assert (waiting in signed_in(role).get("/").content.decode()) is waits, role
    piece = signed_in("operator").get("/tugas/ringkas/").content.decode()
    assert "<html" not in piece and 'class="button small"' in piece


def test_a_bank_is_led_to_no_page_that_it_may_not_open(signed_in: SignedIn) -> None:
    client = signed_in("bank")
    page = client.get("/ditangani/").content.decode()
    links = re.findall(r'<a href="(/[a-z]+/[0-9a-f-]{36}/)"', page)
    assert links and all(client.get(link).status_code == 200 for link in links[:5])


def test_an_exception_says_what_settles_it_and_where_its_files_are(signed_in: SignedIn) -> None:
    client = signed_in("bank")
    link = re.search(
        r'href="(/ditangani/[0-9a-f-]{36}/)"', client.get("/ditangani/").content.decode()
    )
    assert link is not None
    page = client.get(link[1]).content.decode()
    assert "Yang menyelesaikan" in page and "only=month" in page
