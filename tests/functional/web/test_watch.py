"""In the second month on the card the pages show which cards stayed silent, and where it warns."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.integration.transition.watching import CHANGED, USED_TO_IT, change
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.parties import queries as parties
from salur.transition import actions

LIST = "/peralihan/pantau/?period=2019-09"
DESA = f"/peralihan/pantau/desa/?region={CHANGED}&period=2019-09"


@pytest.fixture
def province(signed_in: SignedIn, tmp_path: Path) -> Client:
    """The province, in a world where a desa changed to the card and left its cards unused."""
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    enter_scope(SYSTEM)
    change(tmp_path, timezone.now(), bank=bank.id)
    enter_scope(SYSTEM)
    actions.watch_province(path="id.62", by=SYSTEM, at=timezone.now(), key="watch")
    client = signed_in("province")
    client.get("/saya/")
    return client


def test_a_warning_is_read_from_home_down_to_the_silent_card(
    province: Client, signed_in: SignedIn, picture: Pictures
) -> None:
    home = province.get("/?period=2019-09").content.decode()
    piece = province.get("/tugas/keluarga/").content.decode()
    assert "/tugas/keluarga/" in home and "1 desa memberi peringatan" in piece
    assert 'href="/peralihan/pantau/?period=2019-09"' in piece
    regions = province.get(LIST).content.decode()
    assert f"{LIST.replace('?', '?region=6204&amp;')}" in regions
    for language in ("id", "en"):
        province.cookies["django_language"] = language
        for address in (LIST, f"{LIST}&region=6204", DESA):
            assert faults(province.get(address).content.decode()) == [], address
            assert len(questions(province, address)) <= MOST, address
    province.cookies["django_language"] = "id"
    shown = province.get(DESA)
    picture("pantau", shown)
    page = shown.content.decode()
    assert "peringatan" in page and "bulan kedua" in page and page.count("<svg") >= 4
    assert page.count("Rp220.000") == 10, "ten cards lie silent with two months' money"
    assert "Rantau Bahuang" in page, "the comparison stands by name"
    figure = re.search(r'href="(/angka/[^"]*class=10[^"]*)"', page)
    assert figure is not None
    beneath = province.get(figure[1].replace("&amp;", "&")).content.decode()
    assert len(re.findall(r'href="/satuan/bpnt/201909/\d+/"', beneath)) == 10
    unit = re.search(r'href="(/satuan/bpnt/201909/\d+/)"', page)
    assert unit is not None and province.get(unit[1]).status_code == 200

    used = province.get(DESA.replace(CHANGED, USED_TO_IT[0])).content.decode()
    assert "tidak dipantau" in used and faults(used) == []
    assert province.get(DESA.replace(CHANGED, "6204")).status_code == 404
    assert signed_in("operator").get(DESA).status_code == 403
    assert signed_in("bank").get(DESA).status_code == 403
