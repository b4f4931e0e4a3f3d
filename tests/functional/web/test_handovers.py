"""Sheets through the pages, without a script: draw up, print, open, check, record, withdraw, photo."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.paper import HANDED, INDEX, Paper, paper_of, seed_month
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_deeds import _events, _text
from tests.functional.web.test_weight import MOST, questions

from salur.distribution.domain.sheet_codes import written_code

JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 100


@pytest.fixture
def paper(signed_in: SignedIn, settings: object, tmp_path: Path) -> Paper:
    """A month with a desa of thirty families whose sheets the operator has drawn up."""
    settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
    desa = seed_month(signed_in.people, 30)
    client = signed_in("operator")
    index = _text(client.get(INDEX))
    assert "Belum ada lembar" in index
    press(client, index, "Susun lembar")
    return paper_of(desa)


def press(client: Client, page: str, label: str) -> object:
    """Press the button of a page that bears a label, with what its form holds."""
    for form in re.findall(r"<form.*?</form>", page, re.S):
        if label in form:
            url = re.search(r'action="([^"]+)"', form)
            fields = re.findall(r'name="(\w+)" value="([^"]*)"', form)
            assert url is not None
            return client.post(url[1], dict(fields))
    raise AssertionError(f"no button {label!r}")


def _key(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f-]{36})"', page)
    assert found is not None
    return found[1]


def test_a_sheet_is_opened_by_its_code_checked_recorded_and_taken_back(
    signed_in: SignedIn, paper: Paper, picture: Pictures
) -> None:
    client = signed_in("facilitator")
    assert "belum dicatat" in _text(client.get(INDEX.replace("6201&", "620102&")))
    wrong = client.post("/serah-terima/buka/", {"code": "K7Q2-9FMZ"}, follow=True)
    assert "Kode itu tidak ada di lembar mana pun" in _text(wrong)
    opened = client.post("/serah-terima/buka/", {"code": written_code(paper.codes[1]).lower()})
    assert opened.headers["Location"] == f"{paper.url}#halaman-2"
    shown = client.get(paper.url)
    picture("serah-terima", shown)
    page = _text(shown)
    assert page.count("✓") == 30 and "CONTOH WARGA 0017" in page
    assert "620102" not in page.replace("region=6201", "")
    typed = {"key": _key(page), "day": "", "entries": "3 t\r\n99 m\r\n4 k 12\r\nsaya"}
    refused = client.post(f"{paper.url}catat/", typed)
    assert refused.status_code == 422 and "Hari serah terima belum diisi" in _text(refused)
    refused = client.post(f"{paper.url}catat/", typed | {"day": str(HANDED)})
    text = _text(refused)
    assert refused.status_code == 422 and "data-record" not in text
    for said in ("Baris 99", "<q>saya</q>", "12 kg melebihi haknya", "baris 1 sampai 30"):
        assert said in text
    again = _text(client.get(paper.url))
    assert "Dilanjutkan dari yang tersimpan" in again and "99 m" in again, "nothing is lost"
    right = typed | {"day": str(HANDED), "entries": "3 t\n5 w Siti, a"}
    checked = _text(client.post(f"{paper.url}catat/", right))
    assert "29 dari 30 keluarga" in checked and "data-record" in checked
    done = client.post(f"{paper.url}catat/", right | {"do": "record"}, follow=True)
    assert "Tercatat" in _text(done) and "Siti (anak)" in _text(done)
    assert client.post(f"{paper.url}catat/", right | {"do": "record"}).status_code == 302
    assert _events("handover.recorded") == 1, "a second press changes nothing"
    assert client.post(f"{paper.url}konsep/", right).status_code == 204
    other = right | {"key": "5b0c1c1e-9a55-4f62-8f5f-6b7f3fa1d1aa"}
    assert client.post(f"{paper.url}catat/", other | {"do": "record"}).status_code == 409
    asked = _text(client.get(f"{paper.url}tarik/"))
    handover = re.search(r'name="handover" value="([^"]+)"', asked)
    assert handover is not None
    reason = {"handover": handover[1], "reason": "salah lembar", "key": "w"}
    assert client.post(f"{paper.url}tarik/", reason).status_code == 302
    anew = _text(client.get(paper.url))
    assert "5 w Siti, anak" in anew and "salah lembar" in anew and _key(anew) != right["key"]


def test_printing_gives_the_sheets_with_their_codes_and_no_nik(
    signed_in: SignedIn, paper: Paper, data: Path
) -> None:
    client = signed_in("operator")
    response = press(client, _text(client.get(INDEX)), "lembar yang belum dicatat")
    assert response.headers["Content-Type"] == "application/pdf"  # type: ignore[attr-defined]
    assert "attachment" in response.headers["Content-Disposition"]  # type: ignore[attr-defined]
    assert _events("sheets.printed") == 1
    one = client.post(f"{paper.url}cetak/")
    assert one.content.startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        file = data / "sheet.pdf"
        file.write_bytes(one.content)
        text = subprocess.run(
            ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert all(written_code(code) in text for code in paper.codes)
        assert not re.search(r"\b\d{16}\b", text)
    assert signed_in("head").post(f"{paper.url}cetak/").status_code == 403
    assert signed_in("auditor").get(paper.url).status_code == 200
    assert signed_in("bulog").get(paper.url).status_code == 403


def test_a_photo_is_kept_and_opened_on_the_record(signed_in: SignedIn, paper: Paper) -> None:
    client = signed_in("operator")
    exe = SimpleUploadedFile("foto.jpg", b"MZ\x90\x00" * 50, "image/jpeg")
    refused = client.post(f"{paper.url}foto/", {"photo": exe, "key": "a"})
    assert refused.status_code == 422 and "apa pun namanya" in _text(refused)
    assert client.post(f"{paper.url}foto/", {"key": "b"}).status_code == 422
    photo = SimpleUploadedFile("foto.jpg", JPEG, "image/jpeg")
    kept = client.post(f"{paper.url}foto/", {"photo": photo, "key": "c"}, follow=True)
    opened = press(client, _text(kept), "Buka foto")
    assert opened.content == JPEG  # type: ignore[attr-defined]
    assert "attachment" in opened.headers["Content-Disposition"]  # type: ignore[attr-defined]
    assert _events("handover.photo_opened") == 1


def test_the_pages_ask_at_most_twelve_questions(signed_in: SignedIn, paper: Paper) -> None:
    client = signed_in("operator")
    client.get("/saya/")
    for address in (INDEX, paper.url):
        asked = questions(client, address)
        assert len(asked) <= MOST, "\n".join(asked)
