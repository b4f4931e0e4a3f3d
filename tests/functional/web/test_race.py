"""The race for realisation through the web: where the quota went, per scope and per bank."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.functional.web.conftest import SignedIn


def test_every_role_sees_its_own_race_and_every_figure_opens(signed_in: SignedIn) -> None:
    for role in ("operator", "province", "ministry", "bank", "bulog", "facilitator", "auditor"):
        client = signed_in(role)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get("/pacuan/?period=2019-03")
        text = page.content.decode()
        assert page.status_code == 200, (role, text[:300])
        assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= 12 + 5, role
        assert "Tiga langkah yang paling menaikkan realisasi" in text, role
        links = set(
            re.findall(r'<a href="(/(?:angka|pembayaran|kartu|wilayah|pacuan)/[^"]*)"', text)
        )
        assert links, role
        for link in sorted(links)[:6]:
            opened = client.get(link.replace("&amp;", "&"))
            assert opened.status_code in (200, 403), (role, link)
    money = signed_in("bank").get("/pacuan/?period=2019-03").content.decode()
    assert "pacuan-rastra" not in money and "Daftar (kuota belum" in money
    assert "pacuan-bpnt" not in signed_in("bulog").get("/pacuan/?period=2019-03").content.decode()
