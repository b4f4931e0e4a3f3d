"""The way along through the pages: a referral answered at a bank's desk, and a family that falls back."""

import datetime as dt
import io
import re

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.integration.graduation.leaving import left

from salur.access.actions import as_owner
from salur.graduation.actions.follow_ups import make_follow_ups
from salur.parties import queries as parties
from salur.registry import queries as registry

WHO = "K44"
NIK = "6201024101900044"
WORDS = "Ingin menambah modal warung kecilnya."
_KEY = re.compile(r'name="(?:[a-z]+-)?key" value="([0-9a-f]{32})"')


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return _text(response)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def _along(family: str) -> str:
    return family.replace("/keluarga/", "/graduasi/keluarga/")


@pytest.fixture
def family(undone: None) -> str:
    """Give the address of a family that left three months and more ago."""
    today = timezone.localdate()
    month = (today.year * 12 + today.month - 1) - 5
    with as_owner():
        identity = registry.family_id_of(WHO)
        left(WHO, month=month // 12 * 100 + month % 12 + 1)
        make_follow_ups(at=timezone.now())
    return f"/keluarga/{identity}/"


def test_a_bank_answers_a_referral_at_its_desk(signed_in: SignedIn, family: str) -> None:
    helper, bank = signed_in("facilitator"), signed_in("bank")
    assert "Keluarga yang dirujuk kepada Anda" not in _page(bank, "/meja/")
    along = _found(r'hx-get="([^"]+)ringkas/"', _page(helper, family))
    form = _found(r'href="(/graduasi/rujukan/baru/[^"]+)"', _page(helper, along))
    bri = parties.organisation_by_code("BRI")
    assert bri is not None
    given = {
        "kind": "KUR",
        "organisation": str(bri.id),
        "key": _found(_KEY.pattern, _page(helper, form)),
    }
    wrong = helper.post(form, {**given, "words": f"{WORDS} NIK {NIK}"})
    assert (wrong.status_code, "memuat nomor panjang" in _text(wrong)) == (422, True)
    sent = helper.post(form, {**given, "words": WORDS}, follow=True)
    one = sent.redirect_chain[-1][0]
    assert "Menunggu jawaban" in _text(sent)
    assert one in _page(helper, f"{along}ringkas/")

    desk = _page(bank, "/meja/")
    assert "Keluarga yang dirujuk kepada Anda" in desk
    assert one in desk
    seen = _page(bank, one)
    assert (f"CONTOH SITI {WHO[1:]}" in seen, WORDS in seen) == (True, True)
    assert not re.search(rf"\b{WHO}\b|\d{{16}}|{family}", seen)
    assert bank.post(f"{one}tarik/", {}).status_code == 404
    promised = (timezone.localdate() + dt.timedelta(20)).isoformat()
    taken = bank.post(
        f"{one}terima/",
        {"terima-promised_on": promised, "terima-words": "", "terima-key": "a" * 32},
        follow=True,
    )
    assert "memberikan bantuannya paling lambat" in _text(taken)
    done = bank.post(
        f"{one}berikan/",
        {"berikan-words": "Kredit mikro sudah cair.", "berikan-key": "b" * 32},
        follow=True,
    )
    assert "Rujukan ini sudah selesai." in _text(done)
    assert "Kredit mikro sudah cair." in _page(helper, one)
    own = _page(bank, "/meja/")
    assert "Keluarga yang dirujuk kepada Anda" not in own
    assert "rata-rata 0 hari; 1 diterima, 1 diberikan, 0 ditolak" in own
    asked = _page(signed_in("province"), "/meja/lembaga/").split('id="rujukan"')[-1]
    assert "Hari sampai dijawab" in asked and "Rakyat" in asked
    assert one in _page(bank, "/graduasi/rujukan/")
    # Another organisation sees nothing of it.
    assert signed_in("bulog").get(one).status_code == 404
    assert one not in _page(signed_in("bulog"), "/graduasi/rujukan/")
    assert "BRI" in _page(signed_in("province"), "/graduasi/rujukan/lembaga/") or "Rakyat" in _page(
        signed_in("province"), "/graduasi/rujukan/lembaga/"
    )


def test_a_family_that_fell_back_is_written_down_from_the_worklist(
    signed_in: SignedIn, family: str, monkeypatch: pytest.MonkeyPatch, picture: Pictures
) -> None:
    helper = signed_in("facilitator")
    picture("tindak-lanjut", shown := helper.get("/graduasi/tindak-lanjut/"))
    listed = _text(shown)
    name = f"CONTOH SITI {WHO[1:]}"
    one = _found(rf'href="(/graduasi/tindak-lanjut/[0-9a-f-]{{36}}/)"[^>]*>{name}', listed)
    assert one in _page(helper, _along(family))
    assert one in _page(helper, "/graduasi/tindak-lanjut/?which=terlambat")
    paper = helper.post("/graduasi/tindak-lanjut/unduh/", {"as": "pdf"})
    assert paper.content.startswith(b"%PDF-")
    with monkeypatch.context() as little:  # more than fits one paper is said, and never cut off
        for where in ("views", "presenters"):
            little.setattr(f"salur.interfaces.web.{where}.follow_ups.MOST_ON_PAPER", 0)
        cut = helper.post("/graduasi/tindak-lanjut/unduh/", {"as": "pdf"}, follow=True)
        assert "ambil CSV, atau pilih kab/kota dahulu" in cut.content.decode()
        assert "(CSV)" in cut.content.decode() and "(PDF)" not in cut.content.decode()
    everybody = helper.post("/graduasi/tindak-lanjut/unduh/", {"as": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert everybody.count(name) == 1
    sheet = helper.post("/graduasi/tindak-lanjut/unduh/", {"as": "xlsx"})
    rows = list(
        openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True)
    )
    assert [row[2] for row in rows[1:]] == [name]
    form = {"outcome": "FELL_BACK", "words": "", "key": _found(_KEY.pattern, _page(helper, one))}
    wrong = helper.post(one, form)
    assert (wrong.status_code, "Tulis apa yang ditemukan" in _text(wrong)) == (422, True)
    answer = helper.post(one, {**form, "words": "Warungnya tutup, suaminya sakit."}, follow=True)
    assert "Warungnya tutup" in _text(answer)
    assert one not in _page(helper, "/graduasi/tindak-lanjut/")
    assert signed_in("bank").get("/graduasi/tindak-lanjut/").status_code == 403
