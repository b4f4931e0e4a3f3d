"""Journey 12: from a province's unspent rupiah on the ministry's page to the line of the bank's file."""

import datetime as dt
import hashlib
import html
import io
import re
import uuid
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.evidence import actions as evidence
from salur.jobs import actions as jobs
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.reconciliation.actions import reconcile_month

AT = dt.datetime(2019, 6, 3, 8, tzinfo=dt.UTC)
MAY = Period(2019, 5)
ORDERS = "no_spm,periode,id_kpm,nama_pengurus,kode_wilayah,bank,no_rekening,nominal"
CREDITS = "referensi,periode,no_rekening,nama,nominal,status,tanggal"


def receive(contract: str, sender: str, lines: list[str]) -> str:
    """Receive and accept a file about the whole province; give its hash."""
    organisation = parties.organisation_by_code(sender)
    assert organisation is not None
    data = ("\r\n".join(lines) + "\r\n").encode()
    received = evidence.receive(
        source=io.BytesIO(data), file_name=f"{contract}-mei.csv", contract=contract,
        sender=organisation.id, program="BPNT", period=MAY.number, path="id.62", by=SYSTEM, at=AT,
        key="",
    )  # fmt: skip
    evidence.accept(evidence_id=received.evidence_id, by=SYSTEM, at=AT, key="")
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def may_of_the_bank(signed_in: SignedIn, settings: object, tmp_path: Path) -> str:
    """May: 121 families were credited and none has bought anything; give the bank's file's hash."""
    settings.SALUR_EVIDENCE = tmp_path  # type: ignore[attr-defined]
    # Receiving wants to be durable; here it is undone with the test, as in any other.
    connection.atomic_blocks[-1]._from_testcase = True
    enter_scope(SYSTEM)
    families = [(n, f"0062010000{n:05d}") for n in range(1, 121)]
    receive(
        "perintah",
        "KEMENSOS",
        [
            ORDERS,
            *(
                f"S5,2019-05,K{n},CONTOH SITI,6201022001,BRI,{account},110000"
                for n, account in families
            ),
        ],
    )
    sha256 = receive("topup", "BRI", [CREDITS, *(
        f"R5-{n},2019-05,{account},CONTOH SITI,110000,SUKSES,2019-05-08"
        for n, account in families)])  # fmt: skip
    reconcile_month(program=Program.BPNT, period=MAY, by=SYSTEM, at=AT, key=str(uuid.uuid4()))
    return sha256


def link(page: str, pattern: str) -> str:
    """Give the first address of a page that fits."""
    found = re.search(f'href="({pattern})"', page)
    assert found is not None, pattern
    return html.unescape(found[1])


def test_the_ministry_opens_a_provinces_unspent_money_down_to_the_line_of_the_file(
    signed_in: SignedIn, may_of_the_bank: str, picture: Pictures
) -> None:
    client = signed_in("ministry")
    shown = client.get("/wilayah/?period=2019-05")
    picture("wilayah", shown)
    page = shown.content.decode()
    row = page[page.index(">Kalimantan Tengah<") :].split("</tr>")[0]
    assert "term=balance" in row
    shown = client.get(link(row, r"/angka/[^\"]*term=balance[^\"]*"))  # click 1
    picture("angka", shown)
    figure = shown.content.decode()
    total = int(re.sub(r"\D", "", re.search(r'class="figure"[^>]*>([^<]*)<', figure)[1]))  # type: ignore[index]
    assert f"{total:,}".replace(",", ".") in row and total >= 120 * 110000
    wanted = link(figure, r"/satuan/bpnt/201905/\d+/")
    shown = client.get(wanted)  # click 2
    picture("satuan", shown)
    unit = shown.content.decode()
    assert "Hasil bank" in unit and may_of_the_bank[:16] in unit and "Perintah bayar" in unit
    of_bank = next(row for row in unit.split("</tr>") if "Hasil bank" in row)
    address = link(of_bank, r"/berkas/[0-9a-f-]{36}/baris/\d+/\?dari=[^\"]*")
    shown = client.get(address)  # click 3
    picture("baris", shown)
    line = shown.content.decode()
    number = int(re.search(r"/baris/(\d+)/", address)[1])  # type: ignore[index]
    assert "CONTOH SITI" in line and "2019-05" in line and f">{number}<" in line
    assert not re.search(r"\d{12,}", re.sub(r"[0-9a-f]{64}", "", line))
    assert faults(unit) == [] and faults(line) == []
    assert len(questions(client, wanted)) <= MOST + 2  # two of them change scope, there and back


def test_a_row_is_for_whoever_sees_its_unit_and_names_are_for_whoever_reads_of_families(
    signed_in: SignedIn, may_of_the_bank: str
) -> None:
    operator = signed_in("operator")
    figure = operator.get("/angka/?period=2019-05&term=ordered").content.decode()
    unit = operator.get(link(figure, r"/satuan/bpnt/201905/\d+/")).content.decode()
    address = link(unit, r"/berkas/[0-9a-f-]{36}/baris/\d+/\?dari=[^\"]*")
    assert "CONTOH SITI" in operator.get(address).content.decode()
    bare = address.split("?")[0]  # the file is about the province: alone it is not the operator's
    assert operator.get(bare).status_code == 404
    other = re.sub(r"/baris/\d+/", "/baris/99/", address)
    assert operator.get(other).status_code == 404
    hidden = signed_in("analyst").get(address).content.decode()
    assert "CONTOH SITI" not in hidden and "110000" in hidden
    auditor = signed_in("auditor")
    assert "Tampilkan nomor lengkap" in auditor.get(address).content.decode()
    province = signed_in("province")
    assert "Tampilkan nomor lengkap" not in province.get(address).content.decode()
    shown = auditor.post(address, {"reason": "pemeriksaan BPK 5/2019"}).content.decode()
    assert re.search(r"\d{15}", shown) and "ditampilkan sekali" in shown
    assert province.post(address, {"reason": "pemeriksaan BPK 5/2019"}).status_code == 403


def test_the_auditor_has_a_package_made_and_takes_it_away(
    signed_in: SignedIn, may_of_the_bank: str
) -> None:
    auditor = signed_in("auditor")
    address = "/paket/?period=2019-05&region=62"
    page = auditor.get(address).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key is not None and faults(page) == []
    form = {"program": "BPNT", "key": key[1]}
    refused = auditor.post(address, form | {"with_files": "on"}).content.decode()
    assert "Alasan meminta berkas aslinya" in refused
    asked = auditor.post(address, form)
    assert asked.status_code == 302
    here = asked["Location"]
    waiting = auditor.get(here).content.decode()
    assert "/batal/" in waiting and faults(waiting) == []
    status = jobs.run_now(uuid.UUID(here.split("/")[2]))
    assert status.state == "done" and status.result is not None
    made = auditor.get(here).content.decode()
    assert str(status.result["sha256"]) in made and faults(made) == []
    data = b"".join(auditor.post(f"{here}unduh/").streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(data).hexdigest() == status.result["sha256"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        rows = package.read("rows.csv").decode().splitlines()
        assert len(rows) > 120 and "BRI" in rows[1]
    assert signed_in("ministry").get(here).status_code == 404
    assert signed_in("operator").get("/paket/").status_code == 403
