"""E-Warong on pages: a bank sees its own, answers a signal, and desa without a shop are named."""

import datetime as dt
import re
import uuid

from django.db import connection
from tests.functional.web.conftest import SignedIn

from salur.access.actions import as_owner
from salur.parties.models import Organisation, Shop

DESA = "6201022001"


def _shop(number: str, bank: str, **more: object) -> Shop:
    values: dict[str, object] = {
        "id_ewarong": number, "name": f"WARUNG {number}", "code": DESA, "path": "id.62.01.02.2001",
        "status": "AKTIF", "terminals": 1, "valid_from": dt.date(2018, 7, 1),
        "bank": Organisation.objects.get(code=bank),
    }  # fmt: skip
    return Shop.objects.create(**{**values, **more})


def _world() -> uuid.UUID:
    """Three shops of two banks, what one sold, and a signal of it."""
    with as_owner(), connection.cursor() as cursor:
        _shop("E1", "BRI", capacity=50)
        _shop("E2", "BRI", owner="ASN", excluded_as="ASN")
        _shop("E3", "BNI")
        bri = Organisation.objects.get(code="BRI").id
        cursor.execute(
            "INSERT INTO reconciliation_shop_month VALUES"
            " (201903, 'E1', %s, 'id.62.01.02.2001', 70, 60, 6600000, 2, 0)",
            [bri],
        )
        cursor.execute(
            "INSERT INTO reconciliation_signal (period, subject, kind, party, id_ewarong,"
            " id_terminal, path, families, purchases, amount, first_at, last_at, evidence,"
            " found_at, changed_at) VALUES (201903, 's', 'many_cards', %s, 'E1', 'M1',"
            " 'id.62.01.02.2001', 12, 12, 1320000, '2019-03-12 08:00', '2019-03-12 08:04',"
            ' \'[{"file": "00000000-0000-0000-0000-000000000001", "row": 7}]\', now(), now())'
            " RETURNING id",
            [bri],
        )
        signal: uuid.UUID = cursor.fetchone()[0]
    return signal


def test_a_bank_sees_its_own_shops_and_answers_what_is_to_be_explained(
    signed_in: SignedIn,
) -> None:
    signal = _world()
    client = signed_in("bank")
    page = client.get("/ewarong/?period=2019-03").content.decode()
    assert "WARUNG E1" in page and "WARUNG E3" not in page
    assert re.search(r"120[^<]{0,4}% dari 50", page) and "Rp6.600.000" in page
    assert "pemilik ASN tidak diperbolehkan" in page
    warned = client.get("/ewarong/?period=2019-03&warned=1").content.decode()
    assert "WARUNG E2" in warned and "WARUNG E1" not in warned
    shop = re.search(r'href="(/ewarong/[0-9a-f-]{36}/)', page)
    assert shop is not None
    assert "Banyak kartu dalam beberapa menit" in client.get(shop[1]).content.decode()
    listed = client.get("/ewarong/sinyal/?period=2019-03").content.decode()
    assert str(signal) in listed and "belum" in listed
    address = f"/ewarong/sinyal/{signal}/"
    form = {"answer": "explained", "note": "pasar murah desa", "key": "k"}
    assert client.post(address, form | {"note": ""}).status_code == 422
    assert [client.post(address, form).status_code for _ in range(2)] == [302, 302]
    shown = client.get(address).content.decode()
    assert shown.count("dijelaskan, wajar: pasar murah desa") == 1
    open_ones = client.get("/ewarong/sinyal/?period=2019-03&open=1").content.decode()
    assert str(signal) not in open_ones


def test_the_office_sees_all_banks_and_the_desa_without_a_shop(signed_in: SignedIn) -> None:
    signal = _world()
    client = signed_in("operator")
    page = client.get("/ewarong/?period=2019-03").content.decode()
    assert all(f"WARUNG {one}" in page for one in ("E1", "E2", "E3"))
    desa = client.get("/ewarong/desa/?period=2019-03").content.decode()
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)', desa)
    assert len(rows) == 3  # of four desa with families one has shops
    counted = client.post("/ewarong/hitung/", {"period": "2019-03", "key": "again"})
    assert counted.status_code == 302
    auditor = signed_in("auditor")
    assert 'name="note"' not in auditor.get(f"/ewarong/sinyal/{signal}/").content.decode()
    assert signed_in("bulog").get("/ewarong/").status_code == 403
