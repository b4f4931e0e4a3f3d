"""Payments through the pages: numbers that open, and idle money on its way back to the treasury."""

import re

from django.test import Client
from tests.functional.web.conftest import SignedIn


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


def test_every_number_of_the_funnel_opens_its_families(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    page = _text(client.get("/pembayaran/?period=2019-03&region=6201"))
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
