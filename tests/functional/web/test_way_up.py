"""A month goes up through the pages, and says the same in every form it is taken in."""

import csv
import html
import io
import re
import uuid

import duckdb
import openpyxl
import pytest
from django.test import Client
from tests.functional.api.calling import Calling
from tests.functional.web import codes, staff
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.period import Period
from salur.reporting import queries as reporting
from salur.reporting.documents.compilations import compilation_words

MARCH = Period(2019, 3)


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def _signed(client: Client, address: str, key: str) -> str:
    """Post what asks for the second factor; give where it leads. A code of these thirty seconds
    may be over before it arrives: then the next one is shown.
    """
    from django.core.cache import cache

    for _try in range(3):
        cache.clear()  # the code is not used up yet
        client.post("/akun/2fa/reauthenticate/?next=/", {"code": codes.now()})
        location = client.post(address, {"key": key})["Location"]
        if "reauthenticate" not in location:
            return str(location)
    raise AssertionError("the second factor was not taken")


def _reported(signed_in: SignedIn) -> None:
    """The berita acara of 6201 is signed by its parties, sent and accepted."""
    enter_scope(SYSTEM)
    [report] = [
        r for r in reporting.newest_of_month(MARCH.number, "id.62.01") if r.program == "BPNT"
    ]
    page = f"/laporan/{report.id}/"
    signers = ["head", "bank"]
    detail = reporting.report(report.id)
    assert detail is not None
    for number, party in enumerate(detail.parties[2:]):
        code = party.name
        role = f"bank{number}"
        signed_in.people[role] = staff.enrol_one("bank", _code_of(code), ("id.62",))
        signers.append(role)
    for role in signers:
        assert _signed(signed_in(role), f"{page}tanda-tangan/", f"s {role}") == page
    assert signed_in("head").post(f"{page}kirim/", {"key": "send"}).status_code == 302
    assert signed_in("province").post(f"{page}terima/", {"key": "take"}).status_code == 302


def _code_of(name: str) -> str:
    from salur.parties.queries import organisations

    return next(one.code for one in organisations() if one.name == name)


def _compile(client: Client) -> str:
    form = _text(client, "/laporan/rekap/baru/?program=BPNT&period=2019-03")
    asked = {name: _found(rf'name="{name}" value="([^"]+)"', form)
             for name in ("program", "period", "key")}  # fmt: skip
    return client.post("/laporan/rekap/baru/", asked)["Location"]


def _hand_up(signed_in: SignedIn, compiler: str, verifier: str) -> str:
    page = _compile(signed_in(compiler))
    assert "Yang menyusun tidak meneruskan" in _text(signed_in(compiler), page)
    client = signed_in(verifier)
    assert "reauthenticate" in client.post(f"{page}teruskan/", {"key": "x"})["Location"]
    assert _signed(client, f"{page}teruskan/", f"pass {page}") == page
    return page


def test_a_month_goes_up_and_says_the_same_in_every_form(
    signed_in: SignedIn, picture: Pictures
) -> None:
    people = signed_in.people
    people["province head"] = staff.enrol_one("province", "DINSOS-62", ("id.62",))
    four = tuple(f"id.{n}" for n in (62, 63, 64, 65))
    people["wilayah head"] = staff.enrol_one("ministry", "WILAYAH-II", four)
    for role in ("kemensos", "kemensos head"):
        people[role] = staff.enrol_one("ministry", "KEMENSOS", ("id",))
    _reported(signed_in)

    page = _hand_up(signed_in, "province", "province head")
    back = signed_in("ministry").post(
        f"{page}kembalikan/", {"key": "b", "reason": "Periksa lagi kabupaten kedua."}
    )
    assert back.status_code == 302
    assert "Periksa lagi kabupaten kedua" in _text(signed_in("province"), page)
    page = _hand_up(signed_in, "province", "province head")
    assert "Versi 2" in _text(signed_in("province"), page)
    assert signed_in("ministry").post(f"{page}terima/", {"key": "a"}).status_code == 302
    page = _hand_up(signed_in, "ministry", "wilayah head")
    assert signed_in("kemensos").post(f"{page}terima/", {"key": "a2"}).status_code == 302
    page = _hand_up(signed_in, "kemensos", "kemensos head")
    ministry = signed_in("kemensos")
    shown = _text(ministry, page)
    assert "Kotawaringin" in shown and "belum ada berita acara" in shown
    assert signed_in("operator").get(page).status_code == 404
    assert signed_in("bank").get(page).status_code == 404

    # The same rows on paper, in sheet, Parquet, CSV, on the page and from the API.
    identity = page.split("/")[3]
    enter_scope(SYSTEM)
    detail = reporting.compilation(uuid.UUID(identity))
    assert detail is not None
    content = detail.content
    [row] = [r for r in content.counted if r.code == "6201"]
    answer = (
        Calling(people)
        .as_("auditor")
        .get("/realisation", program="BPNT", period="2019-03", region="62")
    )
    [told] = [r for r in answer.json()["items"] if r["region"] == "6201"]  # type: ignore[attr-defined]
    units, figures = told["units"], tuple(told["amounts"].values())
    assert (row.units, content.amounts, content.units) == (units, figures, units)
    said = compilation_words(content, detail.mark)["annexes"][0]["rows"][0]
    digits = tuple(int(text.replace(".", "").replace("−", "-")) for text in said[3:])
    assert digits == (units, *figures)
    sheet = openpyxl.load_workbook(
        io.BytesIO(ministry.get(f"{page}xlsx/").content), data_only=True
    )["Rekapitulasi"]
    assert tuple(c.value for c in sheet[5])[4:] == (units, *figures)
    assert tuple(c.value for c in sheet[6])[4:] == (units, *figures), "the total"
    lines = list(csv.reader(io.StringIO(ministry.get(f"{page}data/?as=csv").content.decode())))
    assert tuple(map(int, lines[1][5:-1])) == (units, *figures)
    for address in (
        f"{page}data/?as=parquet",
        "/wilayah/realisasi/?program=BPNT&period=2019-03&region=62&as=parquet",
    ):
        assert _parquet(ministry.get(address).content) == (units, *figures)
    assert f"Rp{figures[0]:,}".replace(",", ".") in shown
    region = _text(ministry, "/wilayah/?region=62&period=2019-03")
    assert f"Rp{figures[2]:,}".replace(",", ".") in region
    picture("pusat", signed_in("province").get("/laporan/pusat/?period=2019-03&program=BPNT"))
    listed = _text(ministry, "/laporan/pusat/?period=2019-03&program=BPNT")
    assert "1 dari" in listed and page in listed


def _parquet(content: bytes) -> tuple[int, ...]:
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(content)
        file.flush()
        rows = duckdb.execute(
            "SELECT * EXCLUDE (kode, nama, provinsi, program, periode, laporan)"
            " FROM read_parquet($1) WHERE kode = '6201'",
            [file.name],
        ).fetchall()
    [row] = rows
    return tuple(row)


@pytest.mark.parametrize(
    "address",
    [
        "/laporan/pusat/?period=2019-03",
        "/laporan/pusat/?period=2019-03&program=RASTRA&rank=days&what=late&wilayah=WILAYAH-II",
        "/laporan/peta/?period=2019-03&program=BPNT&measure=open",
        "/laporan/peta/?period=2019-03&program=BPNT&measure=unspent",
    ],
)
def test_from_above_little_is_asked(signed_in: SignedIn, address: str) -> None:
    client = signed_in("auditor")
    client.get("/saya/")
    client.get(address)
    asked = questions(client, address)
    assert len(asked) <= MOST, "\n".join(asked)


def test_a_map_says_its_figures_twice_and_opens_each(
    signed_in: SignedIn, picture: Pictures
) -> None:
    address = "/laporan/peta/?period=2019-03&program=BPNT"
    picture("peta", signed_in("province").get(address))
    page = _text(signed_in("province"), address)
    assert 'role="group"' in page and "Realisasi belanja per kabupaten/kota" in page
    assert page.count("/wilayah/?region=6201&period=2019-03") >= 2
    assert page.count("<rect") > 2 and "belum ada data" in page
