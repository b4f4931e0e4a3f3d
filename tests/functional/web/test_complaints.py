"""A complaint through every door: the public form, the office, the bank, and back by its receipt."""

import logging
import re
from html import unescape

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.unit.interfaces.web.page_checks import faults

from salur.coordination.domain import pace

NIK = "6201024101900017"
SAID = f"Kartu ditahan agen, diminta Rp10.000. NIK saya {NIK}."


def _text(response: object) -> str:
    return unescape(response.content.decode())  # type: ignore[attr-defined]


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def _complained(client: Client, **more: str) -> object:
    page = _text(client.get("/pengaduan/"))
    form = {"region": "6201", "words": SAID, "name": "Contoh Warga", "key": _hidden(page, "key")}
    return client.post("/pengaduan/", {**form, **more})


def _receipt(page: str) -> dict[str, str]:
    number = re.search(r"P-\d{7}", page)
    secret = re.search(r"[a-z]+-[a-z]+-[a-z]+-\d{3}", page)
    assert number is not None and secret is not None
    return {"number": number[0], "secret": secret[0]}


def _deed(client: Client, address: str, deed: str, /, **given: str) -> object:
    page = _text(client.get(address))
    key = _hidden(page, f"{deed}-key")
    prefixed = {f"{deed}-{name}": value for name, value in given.items()}
    return client.post(f"{address}{deed}/", {**prefixed, f"{deed}-key": key})


def test_anybody_complains_the_bank_answers_and_the_receipt_opens_it(
    signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    public, operator, bank = Client(), signed_in("operator"), signed_in("bank")
    caplog.set_level(logging.DEBUG)
    answer = _complained(public)
    page = _text(answer)
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"  # type: ignore[attr-defined, index]
    assert faults(page) == [] and NIK not in page
    receipt = _receipt(page)
    listed = _text(operator.get("/pengaduan/daftar/"))
    assert receipt["number"] in listed and "Contoh Warga" not in listed
    found = re.search(rf'href="(/pengaduan/[0-9a-f-]{{36}}/)">{receipt["number"]}', listed)
    assert found is not None
    address = found[1]
    story = _text(operator.get(address))
    assert faults(story) == [] and "••••••0017" in story
    assert NIK not in story and "Contoh Warga" not in story
    shown = operator.post(f"{address}pelapor/", {"reason": "Menghubungi pelapor"})
    assert "Contoh Warga" in _text(shown)
    assert bank.get(address).status_code == 404
    unclassified = _deed(operator, address, "verifikasi", region="6201", t="")
    assert unclassified.status_code == 422  # type: ignore[attr-defined]
    _deed(operator, address, "verifikasi", region="62.01.02.2001", t="HARGA", cause="OTHER")
    page = _text(operator.get(address))
    bri = re.search(r'<option value="([0-9a-f-]{36})">[^<]*Bank Rakyat', page)
    assert bri is not None
    _deed(operator, address, "kaitkan", what="K9")
    family = re.search(r'href="(/keluarga/[0-9a-f-]{36}/)"', _text(operator.get(address)))
    assert family is not None
    about = _text(operator.get(family[1]))
    assert faults(about) == [] and f'<a href="{address}">{receipt["number"]}' in about
    _deed(operator, address, "teruskan", organisation=bri[1], words="")
    page = _text(bank.get(address))
    assert faults(page) == [] and "Tampilkan pelapor" not in page
    refused = _deed(bank, address, "jawab-terusan", words=f"Milik {NIK} sudah kembali.")
    assert refused.status_code == 422 and "nomor panjang" in _text(refused)  # type: ignore[attr-defined]
    _deed(bank, address, "jawab-terusan", words="Kartu sudah dikembalikan kepada Anda.")
    page = _text(public.post("/pengaduan/jawaban/", receipt))
    assert faults(page) == [] and "Kartu sudah dikembalikan" in page and SAID not in page
    reply = {**receipt, "verb": "accept", "words": "", "key": _hidden(page, "key")}
    closed = _text(public.post("/pengaduan/tanggapan/", reply))
    assert "Sekarang: selesai" in closed and "Kirim tanggapan" not in closed
    figures = _text(operator.get("/pengaduan/angka/"))
    assert faults(figures) == [] and "tepat harga" in figures
    for hidden in (NIK, receipt["secret"], "Contoh Warga", "ditahan agen"):
        assert hidden not in caplog.text


def test_the_public_form_tells_nothing_takes_no_robot_and_holds_back_a_flood(
    people: dict[str, str], undone: None
) -> None:
    public = Client(REMOTE_ADDR="10.1.2.3")
    robot = _complained(public, website="http://x.example")
    assert robot.status_code == 422 and "harus kosong" in _text(robot)  # type: ignore[attr-defined]
    assert _complained(public, words="x").status_code == 422  # type: ignore[attr-defined]
    assert _complained(public, key="x").status_code == 422  # type: ignore[attr-defined]
    page = _text(public.get("/pengaduan/"))
    form = {"region": "6201", "words": f"Apakah {NIK} terdaftar?", "key": _hidden(page, "key")}
    first, again = (_text(public.post("/pengaduan/", form)) for _ in range(2))
    assert _receipt(first) == _receipt(again)
    unlisted = _text(_complained(public, words="Apakah 6201024101999999 terdaftar?"))
    blank = re.compile(r"P-\d{7}|[a-z]+-[a-z]+-[a-z]+-\d{3}|value=\"[^\"]*\"")
    assert blank.sub("", unlisted) == blank.sub("", first), "no hint whether somebody is listed"
    for _ in range(pace.COMPLAIN.most - 3):
        assert _complained(public).status_code == 200  # type: ignore[attr-defined]
    flooded = _complained(public)
    assert flooded.status_code == 429 and "SMS ke 1708" in _text(flooded)  # type: ignore[attr-defined]
    assert "Kartu ditahan agen" in _text(flooded), "what was typed stays"
    assert _complained(Client(REMOTE_ADDR="10.1.2.4")).status_code == 200  # type: ignore[attr-defined]
    wrong = {"number": _receipt(first)["number"], "secret": "padi-padi-padi-000"}
    answers = [public.post("/pengaduan/jawaban/", wrong) for _ in range(pace.LOOK_RECEIPT.most + 1)]
    assert {one.status_code for one in answers[:-1]} == {422}
    assert answers[-1].status_code == 429
    unknown = Client(REMOTE_ADDR="10.1.2.5").post(
        "/pengaduan/jawaban/", {"number": "P-9999999", "secret": "padi-padi-padi-000"}
    )
    told = "Nomor dan kata rahasia itu tidak cocok."
    assert told in _text(unknown) and told in _text(answers[0])


def test_an_officer_writes_one_down_and_hands_out_its_receipt(signed_in: SignedIn) -> None:
    operator = signed_in("facilitator")
    page = _text(operator.get("/pengaduan/catat/"))
    assert faults(page) == []
    form = {
        "region": "620102", "channel": "TATAP_MUKA", "program": "PKH", "words": SAID,
        "sensitive": "PETUGAS", "key": _hidden(page, "key"),
    }  # fmt: skip
    receipt = _receipt(_text(operator.post("/pengaduan/catat/", form)))
    assert receipt["number"] not in _text(operator.get("/pengaduan/daftar/"))
    listed = _text(signed_in("head").get("/pengaduan/daftar/?aid=PKH"))
    assert receipt["number"] in listed and "peka: tentang seorang petugas" in listed
    assert signed_in("head").get("/pengaduan/daftar/?t=x").status_code == 404


def test_a_team_is_recorded_by_decree_and_the_directory_says_who_decides(
    signed_in: SignedIn,
) -> None:
    operator = signed_in("operator")
    page = _text(operator.get("/tikor/"))
    assert faults(page) == [] and "188.45/17/2019" in page and "Sekretaris Daerah" in page
    found = re.search(r'href="(/tikor/[0-9a-f-]{36}/)"', page)
    assert found is not None
    page = _text(operator.get(found[1]))
    assert faults(page) == []
    form = {
        "tambah-seat": "KETUA", "tambah-office": "Asisten II", "tambah-number": "5/2019",
        "tambah-on": "2019-03-01", "tambah-valid_from": "2019-03-01", "tambah-key": "m1",
    }  # fmt: skip
    taken = operator.post(found[1], form)
    assert taken.status_code == 422 and "dipegang Sekretaris Daerah" in _text(taken)
    added = operator.post(found[1], {**form, "tambah-seat": "ANGGOTA", "tambah-key": "m2"})
    assert added.status_code == 302 and "Asisten II" in _text(operator.get(found[1]))
    ended = {"akhiri-what": "team", "akhiri-on": "2019-04-01", "akhiri-key": "m3"}
    assert operator.post(found[1], ended).status_code == 302
    assert "belum punya tim koordinasi" in _text(operator.get("/tikor/"))
    decree = {"number": "9/2019", "on": "2019-04-01", "valid_from": "2019-04-01", "key": "m4"}
    assert operator.post("/tikor/?region=6201", decree).status_code == 302
    page = _text(operator.get("/direktori/"))
    assert faults(page) == [] and "9/2019" in page
    assert "Menyetujui SPA" in page and "Contoh Head" in page and "Bank Rakyat" in page
    office = re.search(r'<option value="([0-9a-f-]{36})"[^>]*>Dinas Sosial', page)
    assert office is not None
    contact = {"organisation": office[1], "phone": "0532-21000", "key": "m5"}
    assert operator.post("/direktori/?region=6201", contact).status_code == 302
    bank = signed_in("bank")
    assert "0532-21000" in _text(bank.get("/direktori/?region=6201"))
    assert bank.post("/tikor/?region=6201", {**decree, "key": "m6"}).status_code == 422
