"""The quality of data on the screen: the score, what comes first, worklists, and switching rules."""

import re

import pytest
from django.http import HttpResponse
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures

from salur.jobs.queries import open_jobs

_TOP = re.compile(r'href="(/mutu/keluarga/\?[^"]+)"')


def _text(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_score_leads_to_groups_families_and_one_family(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("operator")
    shown = client.get("/mutu/")
    picture("mutu", shown)
    page = _text(shown)
    assert "Keluarga sah" in page and "Lima bagian nilai" in page and "belum diukur" in page
    first = _text(client.get("/mutu/dahulukan/"))
    found = _TOP.search(first)
    assert found is not None
    families = _text(client.get(found[1].replace("&amp;", "&")))
    assert "Cara memperbaiki" in families and "Dasar" in families
    one = re.search(r'href="(/keluarga/[0-9a-f-]{36}/)"', families)
    assert one is not None
    assert 'id="mutu"' in _text(client.get(one[1]))


def test_every_page_of_groups_is_reached_once(signed_in: SignedIn) -> None:
    client, seen = signed_in("province"), []
    address: str | None = "/mutu/dahulukan/"
    while address:
        page = _text(client.get(address))
        seen += _TOP.findall(page)
        following = re.search(r'href="(/mutu/dahulukan/\?[^"]*after=[^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else None
    assert seen and len(seen) == len(set(seen))


def test_a_worklist_is_taken_as_a_sheet_without_numbers(signed_in: SignedIn, undone: None) -> None:
    client = signed_in("operator")
    found = _TOP.search(_text(client.get("/mutu/dahulukan/")))
    assert found is not None
    rule = re.search(r"rule=(\w+)", found[1])
    assert rule is not None
    answer = client.post("/mutu/keluarga/unduh/", {"rule": rule[1], "as": "csv"})
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert answer.status_code == 200 and len(rows) > 1
    assert not re.search(r"\b\d{16}\b", answer.content.decode())
    assert (
        client.post("/mutu/keluarga/unduh/", {"rule": rule[1], "as": "xlsx"}).content[:2] == b"PK"
    )


def test_a_rule_is_switched_off_for_a_reason_and_on_again(
    signed_in: SignedIn, undone: None
) -> None:
    client = signed_in("head")
    address = "/mutu/aturan/matikan/?rule=address_missing"
    form = {"valid_from": "2019-03-01", "reason": "Alamat menyusul.", "key": "off"}
    assert client.post(address, form | {"reason": "x"}).status_code == 422
    page = _text(client.post(address, form, follow=True))
    assert "Alamat menyusul." in page
    found = re.search(r'action="(/mutu/aturan/[0-9a-f-]{36}/hidupkan/)"', page)
    assert found is not None
    assert "Alamat menyusul." not in _text(client.post(found[1], {"key": "on"}, follow=True))


def test_a_check_is_queued_once_and_said_to_run(signed_in: SignedIn, undone: None) -> None:
    client = signed_in("operator")
    for _press in range(2):
        page = _text(client.post("/mutu/periksa/", {"key": "one"}, follow=True))
        assert "Pemeriksaan sedang berjalan" in page
    assert len(open_jobs()) <= 1


@pytest.mark.parametrize("role", ["facilitator", "analyst", "auditor"])
def test_who_only_reads_is_offered_no_check(signed_in: SignedIn, role: str) -> None:
    assert "Periksa sekarang" not in _text(signed_in(role).get("/mutu/"))


def test_another_rule_or_part_is_not_there(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    for address in ("/mutu/keluarga/?rule=x", "/mutu/dahulukan/?part=x", "/mutu/?region=6271"):
        assert client.get(address).status_code in (403, 404)
