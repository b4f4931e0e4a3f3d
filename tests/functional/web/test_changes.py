"""A change through the pages: proposed, verified, endorsed by somebody else, read on the family."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.world import DESA

DOCUMENT = re.compile(r'href="(/perubahan/[0-9a-f-]{36}/)"')
KEY = re.compile(r'name="key" value="([0-9a-f]{32})"')
NEW_NIK = "6201024101900903"


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _document(client: Client) -> str:
    found = DOCUMENT.search(_text(client.get("/perubahan/")))
    assert found is not None
    return found[1]


def _endorse(client: Client) -> object:
    page = _document(client)
    key = KEY.search(_text(client.get(page)).partition("sahkan/")[2])
    assert key is not None
    return client.post(f"{page}sahkan/", {"key": key[1]}, follow=True)


def test_the_list_says_what_each_change_does_and_hides_numbers(
    signed_in: SignedIn, picture: Pictures
) -> None:
    shown = signed_in("operator").get("/perubahan/")
    picture("perubahan", shown)
    picture("tunggu", signed_in("operator").get("/daftar-tunggu/"))
    page = _text(shown)
    assert "Kepesertaan berakhir; tempatnya untuk CONTOH TUNGGU 0." in page
    assert "NIK menjadi 6201••••••••0903." in page
    assert NEW_NIK not in page
    closed = _text(signed_in("operator").get("/perubahan/?state=ditutup"))
    assert "kolom itu tidak diubah dengan berita acara" in closed


def test_a_filter_narrows_the_list(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    for asked, is_there in (
        ("state=usulan&source=lain", True),
        ("state=usulan&ba=470/1/BA/2019", False),
    ):
        page = _text(client.get(f"/perubahan/?{asked}"))
        assert (
            bool(re.search(r"\bK5\b", page)) is is_there
        )  # a token of the form may hold the letters
    assert re.search(r"\bK1\b", _text(client.get("/perubahan/?ba=470/1/BA/2019")))


def test_only_the_head_is_offered_to_endorse(signed_in: SignedIn, picture: Pictures) -> None:
    page = _document(signed_in("operator"))
    assert "sahkan/" not in _text(signed_in("operator").get(page))
    assert signed_in("operator").post(f"{page}sahkan/", {"key": "k"}).status_code == 403
    shown = signed_in("head").get(page)
    picture("sahkan", shown)
    assert "sahkan/" in _text(shown)


def test_a_berita_acara_is_endorsed_and_the_family_tells_it(signed_in: SignedIn) -> None:
    client = signed_in("head")
    done = _endorse(client)
    assert "3 baris disahkan; 3 langsung berlaku." in _text(done)
    found = re.search(r'href="(/keluarga/[0-9a-f-]{36}/)">CONTOH SITI 1<', _text(done))
    assert found is not None
    family = _text(client.get(found[1]))
    assert "berakhir sejak April 2019" in family
    assert "470/1/BA/2019" in family


def test_what_stands_in_the_way_is_named_line_by_line_and_nothing_happens(
    signed_in: SignedIn,
) -> None:
    operator = signed_in("operator")
    operator.post("/perubahan/baru/", {
        "kind": "TUNDA", "reason": "DATA", "id_kpm": "K1", "asked": "2019-04",
        "no_ba": "470/1/BA/2019", "tanggal_ba": "2019-03-05", "key": "x",
    })  # fmt: skip
    answer = _endorse(signed_in("head"))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert _text(answer).count("bertentangan dengan perubahan lain pada bulan yang sama") >= 2
    assert "Sahkan 4 baris" in _text(answer)
    text = _text(answer)
    wrong = re.findall(r'name="wrong" value="([^"]+)"', text)
    head = signed_in("head")
    document = _document(head)
    head.post(f"{document}tolak-keliru/", {"wrong": wrong, "key": "t"})
    rest = _text(head.get(document))
    assert "Sahkan 2 baris" in rest
    assert "bertentangan dengan perubahan lain pada bulan yang sama" in rest


def test_home_tells_what_waits_for_whom(signed_in: SignedIn) -> None:
    assert "3 perubahan data menunggu pengesahan Anda." in _text(signed_in("head").get("/"))
    assert "2 usulan perubahan menunggu berita acara." in _text(signed_in("operator").get("/"))


def test_a_berita_acara_is_refused_with_a_reason(signed_in: SignedIn) -> None:
    client = signed_in("head")
    page = _document(client)
    assert "Alasan" in _text(client.get(f"{page}tolak/"))
    client.post(f"{page}tolak/", {"reason": "tanda tangan kurang", "key": "k"})
    assert "tanda tangan kurang" in _text(client.get("/perubahan/?state=ditutup"))


def test_chosen_proposals_get_their_berita_acara(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    text = _text(client.get("/perubahan/?state=usulan"))
    assert "Pengurus tercatat meninggal: ganti pengurus atau akhiri kepesertaan" in text
    chosen = re.findall(r'name="change" value="(\d+)"', text)
    assert len(chosen) == 2
    # What may be somebody's NIK is no number of a letter: said in words, and nothing is written.
    refused = client.post("/perubahan/catat/", {
        "change": chosen[:1], "no_ba": "BA 123456789012", "tanggal_ba": "2019-03-06",
        "asked": "2019-05", "key": "u",
    })  # fmt: skip
    assert refused.status_code == 422
    assert "deretan dua belas angka atau lebih" in _text(refused)
    client.post("/perubahan/catat/", {
        "change": chosen[:1], "no_ba": "470/2", "tanggal_ba": "2019-03-06",
        "asked": "2019-05", "key": "v",
    })  # fmt: skip
    assert "470/2" in _text(client.get("/perubahan/"))
    client.post("/perubahan/tarik/", {"change": chosen[1:], "reason": "masih hidup", "key": "w"})
    assert "masih hidup" in _text(client.get("/perubahan/?state=ditutup"))


def test_nothing_chosen_is_said(signed_in: SignedIn) -> None:
    answer = signed_in("operator").post("/perubahan/tarik/", {"reason": "tidak ada", "key": "w"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"kind": "PERBAIKI", "column": "nik", "value": "6201023102900001"}, "tidak sah"),
        ({"kind": "PERBAIKI"}, "kolom yang diubah belum ditulis"),
        ({"kind": "GANTI"}, "keluarga pengganti belum ditulis"),
        ({"id_kpm": "X9"}, "tidak ada di wilayah tugas Anda"),
        ({"no_ba": "470/9"}, "ditulis bersama"),
        ({"asked": "April"}, "2019-04"),
    ],
)
def test_a_change_that_cannot_be_is_said_at_its_field(
    signed_in: SignedIn, more: dict[str, str], said: str
) -> None:
    form = {"kind": "TUNDA", "reason": "DATA", "id_kpm": "K7", "asked": "2019-05", "key": "y"}
    answer = signed_in("facilitator").post("/perubahan/baru/", form | more)
    assert said.lower() in _text(answer).lower()
    assert answer.status_code == 200


def test_the_waiting_list_is_paged_and_shows_who_was_not_verified_for_long(
    signed_in: SignedIn,
) -> None:
    client = signed_in("operator")
    first = _text(client.get("/daftar-tunggu/"))
    assert first.count("CONTOH TUNGGU") == 50
    assert ' needs"' in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    assert _text(client.get(following[1].replace("&amp;", "&"))).count("CONTOH TUNGGU") == 10
    assert _text(client.get(f"/daftar-tunggu/?region={DESA[3]}")).count("CONTOH TUNGGU") == 0


def test_no_log_holds_the_new_number(
    signed_in: SignedIn, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    form = {
        "kind": "PERBAIKI", "reason": "DATA", "id_kpm": "K7", "asked": "2019-05", "key": "z",
        "column": "nik", "value": NEW_NIK,
    }  # fmt: skip
    answer = signed_in("operator").post("/perubahan/baru/", form, follow=True)
    assert NEW_NIK not in _text(answer)
    assert NEW_NIK not in caplog.text
    assert all(NEW_NIK not in url for url, _status in answer.redirect_chain)
