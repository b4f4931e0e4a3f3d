"""Journey 8: a kab/kota changes over, from what it lacks to the months that touch.

Readiness says which desa lack shops, accounts and cards; facts are recorded; the plan is drawn up,
edited, printed, proposed and decided; rice ends where the card begins.
"""

import datetime as dt
import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.staff import AT, enrol_one
from tests.functional.web.test_weight import MOST, questions
from tests.integration.registry.test_register import FAMILY
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import freeze_list
from salur.registry.actions import load_families
from salur.transition.actions import measure_readiness

# A kab/kota that receives rice, and two of its desa.
KAB, DESA, OTHER = "6203", "6203011006", "6203011007"
PAGE, PLANS, FACTS = "/peralihan/", "/peralihan/rencana/", "/peralihan/keterangan/"


def _rice_office() -> SignedIn:
    """Two people of a kab/kota that has rice, with three families in two of its desa."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        rows = [
            FAMILY._replace(
                id_kpm=f"R{n}", kode_wilayah=DESA if n < 2 else OTHER, nik=None, no_rekening=None,
                no_kks=None, payable=True, reasons=(),
            )
            for n in range(3)
        ]  # fmt: skip
        load_families(rows, evidence=None, by=SYSTEM, at=AT, key="rice office")
    return SignedIn(
        {role: enrol_one(role, "DINSOS-6203", ("id.62.03",)) for role in ("operator", "head")}
    )


def _post(client: Client, url: str, **said: str) -> str:
    response = client.post(url, {"key": url + str(sorted(said.items()))[:20], **said})
    assert response.status_code == 302, (response.status_code, response.content[:400])
    return str(response["Location"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_of_the_change_are_whole_and_light(signed_in: SignedIn, language: str) -> None:
    client = signed_in("operator")
    client.cookies["django_language"] = language
    client.get("/saya/")
    now = dt.datetime.now(dt.UTC)
    with transaction.atomic():
        enter_scope(SYSTEM)
        for days in (14, 0):
            at = now - dt.timedelta(days=days)
            measure_readiness(path="id.62.01", by=SYSTEM, at=at, key=f"{days}")
    for each in (
        PAGE, f"{PAGE}?region=620102", f"{PAGE}?region=6201022001", f"{PAGE}gerbang/?gate=CARDS",
        f"{PAGE}gerbang/?gate=BANK&region=6201", FACTS, f"{FACTS}catat/", f"{FACTS}lembar/", PLANS,
        f"{PLANS}kembali/", f"{PAGE}luar/", f"{PAGE}gerbang/keluarga/?region=6201022001&gate=CARDS",
        f"{PAGE}gerbang/keluarga/?region=6201022001&gate=LIST",
    ):  # fmt: skip
        assert len(questions(client, each)) <= MOST, each
        assert faults(client.get(each).content.decode()) == [], each
    found = client.get(PAGE).content.decode()
    assert "gate=CARDS" in found and "620102" in found
    assert client.get(f"{PAGE}gerbang/?gate=X").status_code == 404
    for wrong in ("region=6201&gate=CARDS", "region=6201022001&gate=BANK"):
        assert client.get(f"{PAGE}gerbang/keluarga/?{wrong}").status_code == 404
    for role, allowed in (("bank", 403), ("administrator", 403), ("analyst", 200)):
        assert signed_in(role).get(PAGE).status_code == allowed, role


def test_facts_come_one_by_one_or_as_a_sheet_whose_wrong_lines_are_named(
    signed_in: SignedIn,
) -> None:
    client = signed_in("operator")
    one = {"where": "620102", "kind": "NETWORK", "holds": "0", "on_day": "2019-04-02"}
    assert _post(client, f"{FACTS}catat/?region=6201", **one).startswith(FACTS)
    no_number = one | {"kind": "TIKOR", "holds": "1", "key": "t"}
    asked = client.post(f"{FACTS}catat/?region=6201", no_number)
    assert asked.status_code == 422 and "nomor surat" in asked.content.decode()
    sheet = (
        "kode_wilayah;jenis;ya;nilai;nomor;tanggal;catatan\n"
        "6201022001;jaringan;ya;Telkomsel;;2019-04-02;\n6201;tikor;ya;;;2019-04-02;\n"
    )
    for text, status in ((sheet, 422), (sheet.replace("tikor;ya;;;", "tikor;ya;;SK/7;"), 302)):
        file = SimpleUploadedFile("fakta.csv", text.encode())
        sent = client.post(f"{FACTS}lembar/?region=6201", {"sheet": file, "key": "s"})
        assert sent.status_code == status
        assert status == 302 or "baris 3" in sent.content.decode()
    page = client.get(f"{FACTS}?region=6201").content.decode()
    assert "Telkomsel" in page and "SK/7" in page and faults(page) == []


def test_a_kabkota_changes_over_and_its_months_touch(
    signed_in: SignedIn, picture: Pictures
) -> None:
    office, today = _rice_office(), dt.datetime.now(dt.UTC).date()
    client = office("operator")
    _post(client, f"{PAGE}hitung/", region=KAB)
    picture("peralihan", client.get(PAGE))
    assert signed_in("operator").post(f"{PLANS}susun/", {"region": KAB}).status_code == 403
    drafted = client.post(f"{PLANS}susun/", {"region": KAB, "key": "d"})
    address = str(drafted["Location"])
    shown = client.get(address)
    picture("rencana", shown)
    page = shown.content.decode()
    assert faults(page) == [] and "belum siap" in page
    months = re.findall(r'<option value="(\d{4}-\d{2})"', page)
    last, first = Period.parse(months[0]), Period.parse(months[1])
    _post(client, f"{address}ubah/", under=DESA, first=str(first))
    assert client.post(f"{address}ubah/", {"under": OTHER, "key": "x"}).status_code == 422
    page = client.get(address).content.decode()
    gate = re.search(r'<select[^>]*name="gate".*?value="([A-Z]+)"', page, re.DOTALL)
    assert gate is not None
    asked = f"{address}?gate={gate[1]}&slip=2"
    slipped = client.get(asked).content.decode()
    assert faults(slipped) == [] and "semula" in slipped
    assert len(questions(client, asked)) <= MOST
    pdf = client.get(f"{address}berkas/?as=pdf").content
    assert pdf.startswith(b"%PDF") and len(pdf) > 5_000
    with zipfile.ZipFile(io.BytesIO(client.get(f"{address}berkas/?as=xlsx").content)) as book:
        assert DESA in book.read("xl/sharedStrings.xml").decode()
    _post(client, f"{address}usul/")
    head = office("head")
    decision = {"number": "188.45/10/2019", "decided_on": today.isoformat()}
    assert client.post(f"{address}putus/", {"key": "p", **decision}).status_code == 403
    assert head.post(f"{address}putus/", {"key": "q", **decision}).status_code == 422
    _post(head, f"{address}putus/", despite="kartu menyusul", **decision)
    assert "188.45/10/2019" in client.get(address).content.decode()
    with transaction.atomic():
        enter_scope(SYSTEM)
        told = {"kode_wilayah": KAB, "by": SYSTEM, "at": dt.datetime.now(dt.UTC), "key": ""}
        with pytest.raises(Refused, match="program_not_here"):
            freeze_list(program=Program.BPNT, period=last, **told)  # type: ignore[arg-type]
        rice = freeze_list(program=Program.RASTRA, period=last, **told)  # type: ignore[arg-type]
        card = freeze_list(program=Program.BPNT, period=first, **told)  # type: ignore[arg-type]
        rest = freeze_list(program=Program.RASTRA, period=first, **told)  # type: ignore[arg-type]
        assert (rice.families, card.families, rest.families) == (3, 2, 1)
        transaction.set_rollback(True)
