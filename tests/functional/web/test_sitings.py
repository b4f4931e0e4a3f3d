"""Where shops open on the screen: asked for, made by the queue, read, taken along."""

import re

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.jobs import queries as jobs
from salur.jobs.actions import run_now
from salur.transition import actions

LIST = "/peralihan/lokasi/?region=6201"


def _found(client: Client) -> list[str]:
    page = client.get(LIST).content.decode()
    return re.findall(r'href="(/peralihan/lokasi/[0-9a-f-]{36}/)"', page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_proposal_is_read_down_to_the_families(signed_in: SignedIn, language: str) -> None:
    client = signed_in("operator")
    client.cookies["django_language"] = language
    client.get("/saya/")
    (address,) = _found(client)
    for each in (LIST, address, f"{address}?days=2"):
        page = client.get(each).content.decode()
        assert faults(page) == []
        assert len(questions(client, each)) <= MOST, each
    assert page.count("<g transform") >= 3 and "<circle" in page, "three maps stand side by side"
    assert "/keluarga/?region=6201022001" in page, "a desa opens its families"
    for kind in ("csv", "xlsx"):
        sheet = client.post(f"{address}unduh/", {"kind": kind})
        assert sheet["Content-Disposition"].endswith(f'"lokasi-6201.{kind}"')
    taken = client.post(f"{address}unduh/", {"kind": "csv"}).content.decode("utf-8-sig")
    assert "DESA-620102" in taken


def test_a_proposal_is_asked_for_and_made_by_the_queue(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("operator")
    page = client.get(LIST).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key is not None
    answer = client.post(LIST, {"places": "EVERY_DESA", "max_km": "30", "key": key[1]})
    assert answer.status_code == 302
    assert "Usulan sedang dibuat" in client.get(LIST).content.decode()
    (job,) = [one for one in jobs.jobs_of("id.62.01") if one.kind == actions.SITING_KIND]
    run_now(job.id)
    assert len(_found(client)) == 2
    picture("lokasi", client.get(_found(client)[0]))
    again = re.search(r'name="key" value="([^"]+)"', client.get(LIST).content.decode())
    assert again is not None
    client.post(LIST, {"places": "EVERY_DESA", "key": again[1]})
    page = client.get(LIST).content.decode()
    assert faults(page) == [] and "Hentikan" in page and "Buat usulan" not in page
    assert client.post("/peralihan/lokasi/hentikan/?region=6201").status_code == 302
    newest = jobs.jobs_of("id.62.01")[0]
    assert newest.state == "cancelled" and "Buat usulan" in client.get(LIST).content.decode()
    run_now(newest.id)
    assert len(_found(client)) == 2, "what was stopped left nothing"
    wrong = client.post(LIST, {"places": "NOWHERE", "openings": "-1", "key": "k"})
    assert wrong.status_code == 200 and faults(wrong.content.decode()) == []
    assert "Buat usulan" not in signed_in("facilitator").get(LIST).content.decode()
