"""The books through the door: from a region's sum down to a transfer, on paper and as a sheet."""

import html
import io
import re
import uuid

import openpyxl
from django.db import connection
from tests.functional.web.conftest import SignedIn
from tests.functional.web.staff import AT

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.ledger.actions import post
from salur.ledger.domain import PlannedTransfer
from salur.parties import queries as parties

RECEIVE = (
    "INSERT INTO evidence_file (id, sha256, contract, file_name, size, sender, sender_name,"
    " received_by, received_by_name, received_at, path, reading, status, rows, accepted,"
    " held_back_rows, held_back_amount, has_reversals, refusal_code)"
    " VALUES (%(id)s, %(sha)s, 'perintah', 'surat-keputusan.csv', 1, %(id)s, 'KPPN', %(id)s,"
    " 'KPPN', %(at)s, 'id.62.01', '{}', 'accepted', 0, 0, 0, 0, false, '')"
)
MARCH = "region=6201&period=2019-03"


def _text(client: object, address: str) -> str:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def _link(text: str, start: str) -> str:
    found = re.search(rf'href="({re.escape(start)}[^"]*)"', text)
    assert found is not None, start
    return found[1]


def test_every_number_opens_down_to_the_transfers(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    books = _text(client, f"/buku/?{MARCH}&program=BPNT")
    assert "Buku BPNT" in books and "Saldo kartu keluarga" in books
    assert 'aria-labelledby="buku-title buku-desc"' in books, "the picture has its words"
    cards = _link(books, "/buku/akun/?").replace("bank_pool", "cards")
    account = _text(client, cards)
    assert "Sebab perpindahan" in account and "Menurut wilayah" in account
    transfers = _text(client, _link(account, "/buku/perpindahan/?"))
    assert "Akun lawan" in transfers and "Maret 2019" in transfers


def test_months_meet_and_the_sheet_recomputes_itself(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    april = "region=6201&period=2019-04&from=2019-03&program=BPNT"
    account = _text(client, f"/buku/?{april}")
    cards = _text(client, _link(account, "/buku/akun/?").replace("bank_pool", "cards"))
    assert "Bulan demi bulan" in cards
    sheet = client.get(f"/buku/unduh/?{april}&as=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sheet.content))
    rows = [row for row in book["Buku"].iter_rows(min_row=6, values_only=True) if row[0]]
    assert rows and all(str(row[5]).startswith("=C") for row in rows)
    shown = openpyxl.load_workbook(io.BytesIO(sheet.content), data_only=True)["Buku"]
    for row in shown.iter_rows(min_row=6, values_only=True):
        assert row[2] + row[3] - row[4] == row[5]  # type: ignore[operator]
    paper = client.get(f"/buku/unduh/?{april}&as=pdf")
    assert paper.content.startswith(b"%PDF-")


def test_a_bank_and_bulog_come_to_their_own_books(signed_in: SignedIn) -> None:
    bank = _text(signed_in("bank"), "/buku/?period=2019-03")
    assert "Bank Rakyat Indonesia" in bank and "Kas negara</" not in bank
    bulog = _text(signed_in("bulog"), "/buku/?period=2019-03")
    assert "Buku Rastra" in bulog and "Dalam perjalanan" in bulog
    assert "Diserahkan kepada keluarga" not in bulog, "what the villages hold is not Bulog's"


def test_an_area_without_anything_says_so(signed_in: SignedIn) -> None:
    assert "Belum ada yang dibukukan" in _text(signed_in("operator"), "/buku/?period=2018-01")
    assert signed_in("operator").get("/buku/?region=6271").status_code == 403
    assert signed_in("facilitator").get("/buku/").status_code == 403


def test_suspense_is_cleared_by_two_people_through_the_door(
    signed_in: SignedIn, undone: None
) -> None:
    evidence, party = _claimed(), _bri()
    operator = signed_in("operator")
    page = _text(operator, "/buku/penampungan/?period=2019-03")
    url = _link(page, "/buku/penampungan/usul/?region=6201")
    assert str(party) in url
    form = _text(operator, url)
    asked = {
        "amount": "9.999.999.999", "month": "2019-03", "decision": "S-1/2019",
        "reason": "Diterima sebagai belanja negara.", "evidence": str(evidence), "key": _key(form),
    }  # fmt: skip
    refused = operator.post(url, asked)
    assert refused.status_code == 422 and "hanya memuat" in refused.content.decode()
    assert operator.post(url, asked | {"amount": "seratus"}).status_code == 422
    made = operator.post(url, asked | {"amount": "40.000"})
    assert made.status_code == 302
    shown = _text(operator, made["Location"])
    assert "Usulan Anda sendiri disetujui oleh orang lain." in shown and "/setuju/" not in shown
    assert operator.post(f"{made['Location']}setuju/", {"key": "x"}).status_code == 403
    head = signed_in("head")
    waits = _text(head, made["Location"])
    done = head.post(f"{made['Location']}setuju/", {"key": _key(waits)})
    assert done.status_code == 302
    posted = _text(head, made["Location"])
    assert "dibukukan" in posted
    back = operator.post(
        f"{made['Location']}tarik/",
        {"decision": "S-2/2019", "reason": "Keputusan itu dicabut.", "key": "back"},
    )
    assert back.status_code == 302
    assert "Penarikan penyelesaian" in _text(operator, back["Location"])
    why = {"reason": "Keputusan tetap berlaku.", "key": "no"}
    assert head.post(f"{back['Location']}tolak/", why).status_code == 302
    assert "Keputusan tetap berlaku." in _text(head, back["Location"])


def _key(text: str) -> str:
    found = re.search(r'name="key" value="(\w+)"', text)
    assert found is not None
    return found[1]


def _bri() -> uuid.UUID:
    found = parties.organisation_by_code("BRI")
    assert found is not None
    return found.id


def _claimed() -> uuid.UUID:
    """Let BRI claim more than was ordered, and a letter about it be received."""
    identity = uuid.uuid4()
    enter_scope(SYSTEM)
    post(
        PlannedTransfer("over_credited", "id.62.01.02.2001", _bri(), 100_000),
        period=201903, evidence=None, by=SYSTEM, at=AT, key=str(identity),
    )  # fmt: skip
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(RECEIVE, {"id": identity, "sha": identity.hex * 2, "at": AT})
    return identity
