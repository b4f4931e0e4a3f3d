"""Pairs of families on the web: a queue, side by side, one answer, the next pair; and undone."""

import re

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.test_weight import MOST, questions
from tests.integration.quality.world import keep, pair_id, rows, state

# K1, K5, K9 … live in one desa of Kotawaringin Barat.
PAIRS = [("K1", "K5", 0.99), ("K1", "K9", 0.9), ("K13", "K17", 0.8)]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def operator(signed_in: SignedIn) -> Client:
    """The officer of the kab/kota that owns all of the pairs."""
    keep(PAIRS)
    return signed_in("operator")


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def _address(first: str, second: str, act: str = "") -> str:
    return f"/keluarga-ganda/{pair_id(first, second)}/{act}"


def test_the_queue_shows_how_far_one_is_and_where_to_begin(operator: Client) -> None:
    page = _page(operator, "/keluarga-ganda/")
    assert "0 dari 3 pasangan selesai." in page
    assert "CONTOH SITI 1 – CONTOH SITI 5" in page
    assert f'href="{_address("K1", "K5")}">Mulai memeriksa' in page
    assert "Tidak ada pasangan dalam daftar ini." in _page(
        operator, "/keluarga-ganda/?what=decided"
    )


def test_two_families_stand_side_by_side_and_nothing_hidden_is_shown(operator: Client) -> None:
    page = _page(operator, _address("K1", "K5"))
    assert "CONTOH SITI <mark>1</mark>" in page and "CONTOH SITI <mark>5</mark>" in page
    assert "berbeda di 1 angka" in page
    assert "6201••••••••0001" in page
    for secret in ("6201024101900001", "6201024101910001", "CONTOH IBU", "006201000000001"):
        assert secret not in page
    assert "April 2019 BPNT" in page, "what it got last"
    assert "K1 – K9" in page, "the other pair of its group"
    assert page.count("accesskey=") >= 4


def test_an_answer_leads_to_the_next_pair_and_the_queue_ends(operator: Client) -> None:
    for first, second, _ in PAIRS[:2]:
        response = operator.post(
            _address(first, second, "putuskan/"), {"word": "DIFFERENT", "key": first + second}
        )
        assert response.status_code == 302
    assert response["Location"] == _address("K13", "K17")
    response = operator.post(_address("K13", "K17", "putuskan/"), {"word": "SAME", "key": "x"})
    assert response["Location"] == "/keluarga-ganda/"
    page = _page(operator, "/keluarga-ganda/")
    assert "3 dari 3 pasangan selesai." in page
    assert "Tidak ada yang menunggu jawaban Anda" in page
    assert len(rows("SELECT 1 FROM registry_alias")) == 1


def test_a_script_gets_the_next_pair_in_the_answer_itself(operator: Client) -> None:
    response = operator.post(
        _address("K1", "K5", "putuskan/"), {"word": "DIFFERENT", "key": "k"}, headers=HTMX
    )
    assert response.status_code == 200
    assert response["HX-Push-Url"] == _address("K1", "K9")
    assert "1 dari 3" in response.content.decode()
    again = operator.post(
        _address("K1", "K5", "putuskan/"), {"word": "DIFFERENT", "key": "k"}, headers=HTMX
    )
    assert again["HX-Push-Url"] == _address("K1", "K9"), "a second press changes nothing"


def test_the_latest_answer_is_taken_back_and_of_a_merger_the_reason_is_asked(
    operator: Client,
) -> None:
    operator.post(_address("K1", "K5", "putuskan/"), {"word": "DIFFERENT", "key": "a"})
    operator.post(_address("K1", "K9", "putuskan/"), {"word": "ASK", "key": "b"})
    assert operator.post("/keluarga-ganda/urungkan/", {"key": "c"})["Location"] == _address(
        "K1", "K9"
    )
    assert operator.post("/keluarga-ganda/urungkan/", {"key": "d"})["Location"] == _address(
        "K1", "K5"
    )
    assert (state("K1", "K5"), state("K1", "K9")) == ("OPEN", "OPEN")
    operator.post(_address("K1", "K5", "putuskan/"), {"word": "SAME", "key": "e"})
    asked = operator.post("/keluarga-ganda/urungkan/", {"key": "f"})
    assert asked["Location"] == _address("K1", "K5", "batal/")
    assert "Mengapa dibatalkan?" in _page(operator, asked["Location"])
    assert operator.post(asked["Location"], {"key": "g", "reason": "x"}).status_code == 422
    done = {"key": "h", "reason": "Salah menekan tombol"}
    assert operator.post(asked["Location"], done)["Location"] == _address("K1", "K5")
    assert state("K1", "K5") == "OPEN"


def test_a_refusal_is_said_in_words(operator: Client, signed_in: SignedIn) -> None:
    bad = {"word": "SAME", "key": "k", "note": "NIK 6201024101900001"}
    response = operator.post(_address("K1", "K5", "putuskan/"), bad)
    assert response.status_code == 422
    assert "nomor panjang" in response.content.decode()
    province = signed_in("province")
    assert "diputuskan kantor kabupaten/kotanya" in _page(province, _address("K1", "K5"))
    assert province.post(_address("K1", "K5", "putuskan/"), {"word": "SAME"}).status_code == 422
    assert signed_in("bank").get("/keluarga-ganda/").status_code == 403
    assert 'name="word"' not in _page(signed_in("auditor"), _address("K1", "K5"))


def test_the_pages_ask_at_most_twelve_questions(operator: Client) -> None:
    operator.get("/saya/")
    for address in ("/keluarga-ganda/", _address("K1", "K5")):
        asked = questions(operator, address)
        assert len(asked) <= MOST, "\n".join(asked)


def test_another_kab_kota_sees_nothing_of_it(operator: Client, people: dict[str, str]) -> None:
    from tests.functional.web import staff

    other = SignedIn({"other": staff.enrol_one("operator", "DINSOS-6203", ("id.62.03",))})("other")
    assert other.get(_address("K1", "K5")).status_code == 404
    assert "CONTOH SITI" not in _page(other, "/keluarga-ganda/")


def test_the_field_is_asked_answers_and_the_pair_comes_back(
    operator: Client, signed_in: SignedIn
) -> None:
    asked = {"word": "ASK", "key": "a", "note": "Apakah keduanya tinggal serumah?"}
    operator.post(_address("K1", "K5", "putuskan/"), asked)
    assert "2 pasangan di halaman ini" in _page(operator, "/keluarga-ganda/")
    facilitator = signed_in("facilitator")
    assert "1 pertanyaan lapangan menunggu jawaban Anda." in _page(facilitator, "/tugas/keluarga/")
    page = _page(facilitator, "/pertanyaan/")
    assert "Apakah keduanya tinggal serumah?" in page and "CONTOH SITI 5" in page
    assert "Catatan, tanggal, dan tanda tangan:" in page, "a sheet to take along"
    assert "6201••••" not in page and "CONTOH IBU" not in page
    found = re.search(r'href="(/pertanyaan/[0-9a-f-]{36}/)"', page)
    assert found is not None
    assert facilitator.post(found[1], {"key": "k"}).status_code == 422
    done = {"key": "k", "answer": "TWO", "note": "Dua rumah, dua dapur"}
    assert facilitator.post(found[1], done)["Location"] == "/pertanyaan/"
    assert "Jawaban Anda sudah diterima kantor" in _page(facilitator, "/pertanyaan/")
    assert "sudah dijawab" in _page(facilitator, found[1])
    assert "3 pasangan di halaman ini" in _page(operator, "/keluarga-ganda/")
    told = _page(operator, _address("K1", "K5"))
    assert "Dua keluarga yang berbeda. Dua rumah, dua dapur" in told
    facilitator.get("/saya/")
    assert len(questions(facilitator, "/pertanyaan/")) <= MOST
    assert len(questions(facilitator, found[1])) <= MOST


def test_both_families_show_the_other_s_history_once_they_count_as_one(operator: Client) -> None:
    operator.post(_address("K1", "K5", "putuskan/"), {"word": "SAME", "key": "a"})
    for mine, other in (("K1", "K5"), ("K5", "K1")):
        ((identity,),) = rows("SELECT id FROM registry_family WHERE id_kpm = %s", mine)
        page = _page(operator, f"/keluarga/{identity}/")
        assert f"Satu keluarga dengan CONTOH SITI {other[1:]} ({other})" in page
        assert "Buka keputusannya" in page
        assert page.count("Bulan demi bulan") >= 2
        most = MOST + 5  # as the owner, only where there is another half; the office once a minute
        assert len(questions(operator, f"/keluarga/{identity}/")) <= most
