"""A data sprint on the screen: begun, read down to the family, shared out, taken along, ended."""

import io
import re
import zipfile

import pytest
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

LIST = "/peralihan/data/"


def _found(client: Client) -> str:
    found = re.search(rf'href="({LIST}[0-9a-f-]{{36}}/)"', client.get(LIST).content.decode())
    assert found is not None
    return found[1]


def _key(page: str, field: str = "key") -> dict[str, str]:
    found = re.search(rf'name="{field}" value="([^"]+)"', page)
    assert found is not None
    return {field: found[1]}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_sprint_is_read_from_the_list_down_to_the_family(
    signed_in: SignedIn, language: str
) -> None:
    client = signed_in("operator")
    client.cookies["django_language"] = language
    client.get("/saya/")
    address = _found(client)
    page = client.get(address).content.decode()
    desa = re.search(rf'href="({address}keluarga/\?region=\d{{10}})"', page)
    cause = re.search(rf'href="({address}keluarga/[^"]*cause=\w+)"', page)
    assert desa is not None and cause is not None and "<svg" in page
    for each in (
        LIST,
        address,
        desa[1],
        cause[1].replace("&amp;", "&"),
        f"{desa[1]}&act=VISIT",
        f"{desa[1]}&act=own",
    ):
        assert len(questions(client, each)) <= MOST, each
        assert faults(client.get(each).content.decode()) == [], each
    work = client.get(desa[1]).content.decode()
    assert re.search(r'href="/keluarga/[0-9a-f-]{36}/"', work) and "CONTOH SITI" in work
    assert not re.search(r"\b\d{16}\b", work), "no NIK stands on a worklist"


def test_desa_are_shared_out_and_the_facilitator_sees_what_is_theirs(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("operator")
    address = _found(client)
    page = client.get(address).content.decode()
    assert client.post(f"{address}bagi/", _key(page)).status_code == 302
    shown = client.get(address)
    picture("sprint", shown)
    shared = shown.content.decode()
    person = re.search(rf'href="({address}\?person=[0-9a-f-]+)"', shared)
    assert person is not None and "Contoh Facilitator" in client.get(person[1]).content.decode()
    desa = re.search(rf'href="({address}keluarga/\?region=62010[0-9]+)"', shared)
    assert desa is not None
    work = client.get(desa[1])
    assert work.status_code == 200
    helper = signed_in("facilitator")
    theirs = helper.get(address).content.decode()
    assert len(questions(helper, address)) <= MOST and faults(theirs) == []
    assert desa[1] in theirs and helper.get(desa[1]).status_code == 200
    assert "Bagian saya" in theirs and "Bagian saya" not in shared
    assert "620103" not in theirs and "hitung/" not in theirs
    assert helper.post(f"{address}hitung/", {"key": "x"}).status_code == 403
    for role in ("bank", "bulog", "administrator"):
        assert signed_in(role).get(LIST).status_code == 403
    assert signed_in("analyst").get(f"{address}keluarga/?region=6201").status_code == 403


def test_a_sprint_is_counted_taken_along_ended_and_begun_elsewhere(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    address = _found(client)
    assert client.post(f"{address}hitung/", {"key": "a"}).status_code == 302
    sheet = client.post(f"{address}unduh/", {"region": "6201"})
    assert sheet["Content-Disposition"].endswith('"sprint-6201.xlsx"')
    with zipfile.ZipFile(io.BytesIO(sheet.content)) as book:
        written = book.read("xl/sharedStrings.xml").decode()
    assert "K1<" in written and not re.search(r"\b\d{16}\b", written)
    form = {"target": "2001-01", "target_day": "x", "key": "b"}
    asked = client.post(f"{LIST}?region=6201", form).content.decode()
    assert faults(asked) == []
    page = client.get(f"{LIST}?region=6201").content.decode()
    months = re.findall(r'<option value="(\d{4}-\d{2})"', page)
    good = {"target": months[-1], "target_day": f"{months[-2]}-01", "key": "c"}
    assert client.post(f"{LIST}?region=6201", good).status_code == 409, "one runs there already"
    assert client.post(f"{address}akhiri/", {"key": "d"}).status_code == 302
    assert client.post(f"{address}hitung/", {"key": "e"}).status_code == 409
    assert "hitung/" not in client.get(address).content.decode()
    begun = client.post(f"{LIST}?region=620102", good)
    assert begun.status_code == 302 and faults(client.get(begun["Location"]).content.decode()) == []
