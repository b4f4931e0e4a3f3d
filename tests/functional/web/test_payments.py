"""Payments through the pages: numbers that open, and idle money on its way back to the treasury."""

import re

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _key(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def _proposed(client: Client) -> str:
    page = _text(client.get("/pengembalian/baru/"))
    form = {"code": "6201", "bank": "BRI", "as_of": "2019-12-31", "include": "", "key": _key(page)}
    response = client.post("/pengembalian/baru/", form)
    assert response.status_code == 302, _text(response)
    return str(response.headers["Location"])


def test_every_number_of_the_funnel_opens_its_families(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("operator")
    shown = client.get("/pembayaran/?period=2019-03&region=6201")
    picture("pembayaran", shown)
    page = _text(shown)
    assert "Dari rencana sampai belanja" in page
    links = set(re.findall(r'href="(/pembayaran/daftar/[^"]+)"', page))
    assert links
    for link in links:
        listed = _text(client.get(link.replace("&amp;", "&")))
        assert "Tidak ada pembayaran dalam keadaan ini" not in listed, link
    failed = _text(client.get("/pembayaran/daftar/?state=FAILED&period=2019-03"))
    family = re.search(r'href="(/keluarga/[0-9a-f-]{36}/)"', failed)
    assert family is not None
    assert "Kredit gagal" in _text(client.get(family[1]))
    assert "/pembayaran/" in _text(signed_in("bank").get("/"))
    assert client.get("/pembayaran/daftar/?state=X").status_code == 404


def test_a_list_of_returns_is_drawn_up_approved_by_another_and_taken_by_the_bank(
    signed_in: SignedIn,
) -> None:
    operator, head, bank = (signed_in(role) for role in ("operator", "head", "bank"))
    url = _proposed(operator)
    assert "Setujui" not in _text(operator.get(url)) and bank.get(url).status_code == 404
    page = _text(head.get(url))
    assert "menunggu persetujuan" in page
    assert head.post(f"{url}setujui/", {"key": _key(page)}).status_code == 302
    assert "menunggu setoran bank" in _text(bank.get(url)) or "terlambat" in _text(bank.get(url))
    assert url in _text(bank.get("/pengembalian/"))
    pdf = bank.get(f"{url}pdf/")
    assert pdf.content.startswith(b"%PDF")
    masked = _text(bank.get(f"{url}csv/"))
    assert re.search(r"\*\*\*\*\d{4}", masked) and not re.search(r"\d{13,}", masked)
    form = _text(bank.get(f"{url}rekening/"))
    assert bank.post(f"{url}rekening/", {"reason": "x", "key": _key(form)}).status_code == 200
    opened = bank.post(f"{url}rekening/", {"reason": "penyetoran Juli", "key": _key(form)})
    assert opened.headers["Content-Disposition"].startswith("attachment")
    assert re.search(r"\d{13,}", _text(opened))
    states = _text(operator.get("/pembayaran/?period=2019-03&region=6201"))
    assert "Diminta kembali ke kas negara" in states
    form = _text(operator.get(f"{url}batal/"))
    answer = operator.post(f"{url}batal/", {"reason": "salah hari hitung", "key": _key(form)})
    assert answer.status_code == 302 and "dibatalkan" in _text(operator.get(url))


LATE = {
    "operator": ("/tugas/ringkas/", "belum mengirim perintah bayar"),
    "province": ("/tugas/ringkas/", "belum mengirim perintah bayar"),
    "bank": ("/tugas/ringkas/", "Kirim hasil top-up"),
    "bulog": ("/tugas/ringkas/", "Kirim DO"),
    "ministry": ("/tugas/ringkas/", "Tetapkan kuota RASTRA"),
    "head": ("/?period=2019-03&region=6201", "Tanda tangani berita acara"),
}


@pytest.mark.parametrize("role", LATE)
def test_home_says_what_is_late_to_whoever_can_act(signed_in: SignedIn, role: str) -> None:
    address, said = LATE[role]
    page = _text(signed_in(role).get(address))
    assert said in page and "lewat batas" in page
    if address.startswith("/tugas/"):
        assert "langkah terlambat" in page and "/tenggat/" in page


def test_the_ministry_sees_who_is_late_and_sets_another_day_for_a_far_kecamatan(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("ministry")
    shown = client.get("/tenggat/?period=2019-03")
    picture("tenggat", shown)
    page = _text(shown)
    assert "Giliran siapa" in page and "/tenggat/?region=6201" in page
    form = _text(client.get("/tenggat/batas-sendiri/?period=2019-03&region=6203"))
    sent = {"step": "RASTRA.delivery_due_day", "region": "62.03.01", "day": "31",
            "valid_from": "2019-01-01", "citation": "Surat bupati 12/2019", "key": _key(form)}  # fmt: skip
    wrong = client.post("/tenggat/batas-sendiri/?period=2019-03", sent | {"region": "62x"})
    assert "tidak terbaca" in _text(wrong)
    answer = client.post("/tenggat/batas-sendiri/?period=2019-03&region=6203", sent)
    assert answer.status_code == 302
    page = _text(client.get("/tenggat/?period=2019-03&region=6203"))
    assert "Wilayah dengan batas sendiri" in page and "31 Maret 2019" in page
    bank = _text(signed_in("bank").get("/tenggat/?period=2019-03"))
    assert "Kuota ditetapkan" not in bank and "Top-up ke kartu" in bank
