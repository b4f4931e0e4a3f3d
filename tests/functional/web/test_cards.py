"""Accounts and cards through the pages: ordered, handed over, activated, damaged, replaced."""

import datetime as dt
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.test_weight import MOST, questions
from tests.functional.web.world import DESA
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.parties import queries as parties
from salur.registry import actions as registry
from salur.registry import queries as register
from salur.registry.domain import AccountRow, FamilyRow

KEY = re.compile(r'name="key" value="([0-9a-f]{32})"')
NAMES = ("CONTOH ANI", "CONTOH BELA", "CONTOH CICI")


def _family(number: int, name: str) -> FamilyRow:
    return FamilyRow(
        *(f"B{number}", None, f"620102410192{number:04d}", f"620102410193{number:04d}", name),
        *("KUMAI", dt.date(1990, 1, 1), "P", "CONTOH IBU", "CONTOH BUDI", "JALAN CONTOH"),
        *("001", "002", DESA[0], None, None, None, None, None, None, True, ()),
    )


def _says(number: int, state: str, card_state: str | None, reason: str | None = None) -> AccountRow:
    opened = state == "TERBUKA"
    return AccountRow(
        *(f"0062019999{number:05d}" if opened else None, f"B{number}", None, "CONTOH", "BRI"),
        *(state, reason, f"60139999{number:08d}" if opened else None, card_state),
        *(timezone.localdate() - dt.timedelta(days=2), None),
    )


@pytest.fixture
def families(people: dict[str, str], undone: None) -> list[uuid.UUID]:
    """Three families without an account; the bank opened two and failed with the third."""
    enter_scope(SYSTEM)
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    how = {"evidence": None, "by": SYSTEM, "at": timezone.now()}
    rows = [_family(number, name) for number, name in enumerate(NAMES)]
    registry.load_families(rows, **how, key="b")  # type: ignore[arg-type]
    said = [_says(n, "TERBUKA", "DI_CABANG") for n in (0, 1)]
    said.append(_says(2, "GAGAL_BUREKOL", None, "Nama beda dengan KTP"))
    registry.load_accounts(said, **how, organisation=bank.id, path="id.62.01", key="b")  # type: ignore[arg-type]
    found = [register.family_id_of(f"B{number}") for number in range(3)]
    return [one for one in found if one]


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _key(client: Client, address: str, after: str = "") -> str:
    found = KEY.search(_text(client.get(address)).partition(after)[2] if after else
                       _text(client.get(address)))  # fmt: skip
    assert found is not None
    return found[1]


def _record(client: Client, family: uuid.UUID, state: str, **more: str) -> object:
    page = f"/kartu/{family}/"
    said = {"state": state, "day": timezone.localdate().isoformat(), "key": _key(client, page)}
    return client.post(f"{page}catat/", said | more, follow=True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pages_of_cards_have_no_fault_and_ask_little(
    signed_in: SignedIn, families: list[uuid.UUID], language: str
) -> None:
    addresses = [
        *("/kartu/", "/kartu/?region=6201", f"/kartu/?region={DESA[0]}", "/kartu/pengganti/"),
        *("/kartu/daftar/", "/kartu/daftar/?stage=di-cabang", "/kartu/kabar/"),
        *("/kartu/usulan/?region=6201", "/kartu/pembagian/?region=6201"),
        *(f"/kartu/{one}/" for one in families[1:]),
    ]
    for role in ("operator", "bank", "facilitator"):
        client = signed_in(role)
        client.cookies["django_language"] = language
        client.get("/saya/")
        for address in addresses:
            if role == "bank" and str(families[2]) in address:
                continue  # a family without an account is no bank's yet
            asked = questions(client, address)
            assert len(asked) <= MOST, (address, "\n".join(asked))
            assert faults(_text(client.get(address))) == [], address


def test_the_overview_counts_and_opens_to_its_lists(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    client = signed_in("operator")
    page = _text(client.get("/kartu/?region=6201"))
    assert "Nama beda dengan KTP" in page and "Kartu belum diserahkan" in page
    listed = _text(client.get(f"/kartu/daftar/?region={DESA[0]}&stage=belum-diserahkan"))
    assert all(name in listed for name in NAMES[:2]) and NAMES[2] not in listed
    reason = _text(client.get("/kartu/daftar/?stage=gagal&reason=Nama+beda+dengan+KTP"))
    assert NAMES[2] in reason
    assert client.get("/kartu/daftar/?stage=x").status_code == 404
    assert "6013999900000000" not in page + listed


def test_the_rupiah_on_cards_that_were_never_handed_over_are_known(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    enter_scope(SYSTEM)
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    row = AccountRow(
        *("006201000000004", "K4", None, "CONTOH", "BRI", "TERBUKA", None, "6013999977770004"),
        *("DI_CABANG", timezone.localdate(), None),
    )
    registry.load_accounts(
        [row], evidence=None, organisation=bank.id, by=SYSTEM, at=timezone.now(), key="k4"
    )
    page = _text(signed_in("operator").get("/kartu/daftar/?stage=belum-diserahkan&region=6201"))
    assert "mengendap Rp220.000, sejauh diketahui" in page


def test_an_order_is_prepared_and_names_what_is_missing(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    client = signed_in("operator")
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    address = "/kartu/usulan/?region=6201"
    made = client.post(address, {"bank": str(bank.id), "key": _key(client, address)}, follow=True)
    page = _text(made)
    assert "tidak ada yang lengkap" in page and "penyebab gagal belum diperbaiki" in page
    assert faults(page) == []
    repaired = f"/kartu/{families[2]}/"
    said = {"note": "nama diperbaiki", "key": _key(client, repaired)}
    assert "memuat keluarga ini lagi" in _text(
        client.post(f"{repaired}diperbaiki/", said, follow=True)
    )
    again = client.post(address, {"bank": str(bank.id), "key": _key(client, address)}, follow=True)
    assert "diusulkan lagi" in _text(again) and "berkas disiapkan" in _text(again)
    order = again.redirect_chain[-1][0]
    refused = client.post(f"{order}berkas/", {"reason": "Surat pengantar 500/12"})
    assert refused.status_code == 422
    done = client.post(f"{order}batal/", {"reason": "Salah pilih bank", "key": "c"}, follow=True)
    assert "dibatalkan" in _text(done)


def test_a_hand_over_from_invitation_to_berita_acara(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    client = signed_in("operator")
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    address = "/kartu/pembagian/?region=6201"
    said = {"desa": DESA[0], "bank": str(bank.id), "place": "Balai desa",
            "day": timezone.localdate().isoformat(), "key": _key(client, address)}  # fmt: skip
    made = client.post(address, said, follow=True)
    page, campaign = _text(made), made.redirect_chain[-1][0]
    assert NAMES[0] in page and "•••• 0000" in page and faults(page) == []
    paper = client.get(f"{campaign}pdf/")
    assert paper.content.startswith(b"%PDF") and paper["Content-Type"] == "application/pdf"
    wrong = client.post(f"{campaign}catat/", {"no_ba": "1/BA", "exceptions": "dua", "key": "k"})
    assert "Baris 1 tidak terbaca" in _text(wrong)
    said = {"no_ba": "470/1/BAST", "exceptions": "2 meninggal\n", "key": _key(client, campaign)}
    for _ in range(2):
        done = client.post(f"{campaign}catat/", said, follow=True)
    assert "1 kartu diserahkan, 1 dikecualikan." in _text(done)
    assert "470/1/BAST" in _text(done) and "meninggal" in _text(done)


def test_a_bank_activates_reports_and_replaces_its_card(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    client = signed_in("bank")
    for state in ("TERDISTRIBUSI", "AKTIF", "RUSAK", "MINTA_GANTI"):
        assert "Keadaan kartu dicatat." in _text(_record(client, families[0], state)), state
    waiting = _text(client.get("/kartu/pengganti/"))
    assert NAMES[0] in waiting and "rusak" in waiting
    done = _text(_record(client, families[0], "DIGANTI", new_number="6013 9999 1111 2222"))
    assert "•••• 2222" in done and "6013999911112222" not in done
    assert NAMES[0] not in _text(client.get("/kartu/pengganti/"))
    page = f"/kartu/{families[0]}/catat/"
    said = {"state": "CETAK", "day": timezone.localdate().isoformat(), "key": "x"}
    assert "select_choice" not in _text(client.post(page, said))
    assert client.get(f"/kartu/{families[2]}/").status_code == 404


def test_an_impossible_word_of_a_bank_is_named_with_its_row(
    signed_in: SignedIn, families: list[uuid.UUID]
) -> None:
    enter_scope(SYSTEM)
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    row = _says(0, "TERBUKA", "CETAK")
    registry.load_accounts(
        [AccountRow(*row[:9], timezone.localdate(), None, 7)], evidence=uuid.uuid4(),
        organisation=bank.id, path="id.62.01", by=SYSTEM, at=timezone.now(), key="late",
    )  # fmt: skip
    page = _text(signed_in("operator").get("/kartu/kabar/?region=6201"))
    assert NAMES[0] in page and "baris 7" in page and "mustahil, tidak diberlakukan" in page
