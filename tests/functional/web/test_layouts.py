"""A bank's format on its pages: described, tried, proposed by one, approved by another."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.functional.web.conftest import SignedIn
from tests.unit.evidence.laying import WIDE, detail, text_of_example, wide

from salur.parties import queries as parties

PLACE = "/berkas/tata-letak/"
TEXT = text_of_example(WIDE)


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _file(**figures: int) -> SimpleUploadedFile:
    lines = wide([detail(1), detail(2)], **figures)
    return SimpleUploadedFile("bank.txt", "".join(f"{one}\r\n" for one in lines).encode())


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def _sender() -> str:
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    return str(bank.id)


def test_a_layout_is_described_tried_proposed_and_approved_by_another(
    signed_in: SignedIn, settings: object, tmp_path: Path
) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
    client = signed_in("operator")
    asked = {"text": TEXT, "sender": _sender(), "do": "try"}
    assert "bukan format bank mana pun" in _text(client.get(f"{PLACE}?example={WIDE}"))

    wrong = client.post(PLACE, {**asked, "text": TEXT.replace("encoding", "encodng"),
                                "file": _file()})  # fmt: skip
    page = _text(wrong)
    assert wrong.status_code == 422
    assert "<code>encodng</code>: Kunci ini tidak dikenal." in page
    assert "<code>encoding</code>: Kunci wajib ini tidak ada." in page
    assert client.post(PLACE, asked).status_code == 422  # no file is chosen

    page = _text(client.post(PLACE, {**asked, "file": _file(nilai=1)}))
    assert "angka kontrol berbeda" in page and "Ajukan untuk disetujui" not in page
    page = _text(client.post(PLACE, {**asked, "file": _file()}))
    assert "terbaca utuh" in page and "Rp220.000" in page
    assert "0006201000001" not in page and "•0001" in page
    form = {**asked, "do": "propose", "staged": _hidden(page, "staged"), "key": "k"}
    done = client.post(PLACE, form)
    page = _text(client.get(done["Location"]))
    assert "Menunggu disetujui orang lain" in page and "/setujui/" not in page
    assert client.post(f"{done['Location']}setujui/").status_code == 403
    assert client.post(PLACE, form).status_code == 422  # the sample is kept no longer

    head = signed_in("head")
    assert "tata-letak" in _text(head.get("/berkas/"))
    approved = head.post(f"{done['Location']}setujui/")
    assert "Berkas pengirim ini yang sesuai dibaca dengannya" in _text(
        head.get(approved["Location"])
    )
    before = client.get(f"{PLACE}?from={done['Location'].split('/')[-2]}")
    assert "CONTOHTOPUP1" in _text(before)
    assert head.post(f"{done['Location']}cabut/", {"reason": "x"}).status_code == 422
    head.post(f"{done['Location']}cabut/", {"reason": "bank mengganti formatnya"})
    assert "Tidak dipakai lagi" in _text(head.get(done["Location"]))
    for nonsense in ("?from=x", "?example=../../x", "00000000-0000-0000-0000-000000000009/"):
        assert client.get(PLACE + nonsense).status_code in (200, 404)
