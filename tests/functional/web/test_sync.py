"""A month with Pusdatin on the web: two snapshots, a conflict, what goes up, what arrives."""

import datetime as dt
import io
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django import Settings
from python_calamine import load_workbook
from tests.conftest import copied_database, looking_at
from tests.functional.web.conftest import Published, SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.parties.queries import organisation_by_code
from salur.registry import actions as registry
from salur.registry import queries as register
from salur.registry.domain import Kind, NewChange, Reason, Source

DESA, KAB = "6201022001", "id.62.01"
AT = dt.datetime(2019, 4, 10, 8, tzinfo=dt.UTC)
HTMX = {"HX-Request": "true"}
COLUMNS = ("id_kpm", "nik", "nama_pengurus", "alamat", "kode_wilayah")


@pytest.fixture
def office(
    published: Published,
    superuser: object,
    django_db_blocker: pytest.FixtureRequest,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Published]:
    """A copy of the published world, for what an upload commits."""
    settings.SALUR_EVIDENCE = tmp_path / "store"
    with (
        copied_database(superuser, published.database) as address,
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        looking_at(address),
    ):
        yield published


def family(number: int, **other: str) -> Mapping[str, str]:
    return {
        "id_kpm": f"S{number}", "nik": f"620102410185{number:04}", "nama_pengurus": f"CONTOH {number}",
        "alamat": "JL SATU", "kode_wilayah": DESA, **other,
    }  # fmt: skip


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def take(client: Client, *rows: Mapping[str, str]) -> None:
    """Upload a snapshot of the ministry and accept it."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        ministry = organisation_by_code("KEMENSOS")
    assert ministry is not None
    lines = [",".join(COLUMNS), *(",".join(row[name] for name in COLUMNS) for row in rows)]
    file = SimpleUploadedFile("kpm.csv", "\n".join(lines).encode())
    form = {"file": file, "contract": "kpm", "sender": str(ministry.id), "key": uuid.uuid4().hex}
    address = client.post("/berkas/", form)["Location"]
    accepted = client.post(f"{address}terima/", {"key": uuid.uuid4().hex})
    assert accepted.status_code == 302, text(accepted)


def change(id_kpm: str, column: str, value: str) -> None:
    """Let a change of the office hold by berita acara."""
    by, head = (
        Actor(uuid.uuid4(), None, frozenset({role}), (KAB,), role) for role in ("operator", "head")
    )
    month, no_ba = Period(2019, 4), f"470/{id_kpm}/BA/2019"
    line = NewChange(
        Kind.PERBAIKI, Reason.DATA, id_kpm, DESA, asked=month, column=column, value=value,
        no_ba=no_ba, tanggal_ba=dt.date(2019, 4, 5),
    )  # fmt: skip
    with transaction.atomic():
        enter_scope(by)
        registry.propose_changes([line], source=Source.BERITA_ACARA, by=by, at=AT, key="", path=KAB)
        waiting = [one.id for one in register.change_lines(no_ba=no_ba)]
        registry.endorse_lines(dict.fromkeys(waiting, month), path=KAB, by=head, at=AT)


def two_snapshots(client: Client) -> None:
    take(client, *map(family, range(1, 5)))
    change("S1", "nama_pengurus", "CONTOH KANTOR")
    change("S2", "alamat", "JL KANTOR")
    take(client, family(1, nama_pengurus="CONTOH PUSAT"), family(2),
         family(3, alamat="JL TIGA"))  # fmt: skip


def conflict(client: Client) -> str:
    found = re.search(
        r'href="(/sinkron/konflik/[0-9a-f-]{36}/)"', text(client.get("/sinkron/konflik/"))
    )
    assert found is not None
    return found[1]


def test_a_month_with_pusdatin(office: Published, picture: Pictures) -> None:
    client = SignedIn(office.people)("operator")
    assert "Belum ada salinan Pusdatin" in text(client.get("/sinkron/"))
    two_snapshots(client)
    page = text(client.get("/sinkron/"))
    assert "Salinan yang diterima" in page and "Putuskan konflik" in page
    assert "tercantum di wilayah lain" in page and "CONTOH 4" in page
    address = re.search(r'href="(/sinkron/[0-9a-f-]{36}/)"', page)
    assert address is not None
    page = text(client.get(address[1]))
    assert "Mengikuti pusat: 1" in page and "Konflik: 1" in page and "Tetap milik kantor: 1" in page
    assert "CONTOH 4" in page and "menunggu berita acara" in page

    asked = conflict(client)
    shown = client.get(asked)
    picture("konflik", shown)
    page = text(shown)
    for said in ("CONTOH KANTOR", "CONTOH PUSAT", "470/S1/BA/2019", 'data-key="k"', 'data-key="p"'):
        assert said in page
    answer = {"choice": "REMOTE", "key": "once"}
    response = client.post(f"{asked}putuskan/", answer, headers=HTMX)
    assert response["HX-Redirect"] == "/sinkron/konflik/"
    assert "Tidak ada konflik yang menunggu" in text(client.get("/sinkron/konflik/"))
    assert "data pusat berlaku" in text(client.get(asked))

    page = text(client.get("/sinkron/perubahan/"))
    assert "JL KANTOR" in page and "470/S2/BA/2019" in page and "belum dikirim" in page
    assert client.post("/sinkron/perubahan/kirim/", {"key": "s"}).status_code == 302
    page = text(client.get("/sinkron/perubahan/"))
    assert "sudah dikirim" in page
    file = re.search(r'href="(/sinkron/perubahan/[0-9a-f-]{36}/xlsx/unduh/)"', page)
    assert file is not None
    sheet = load_workbook(io.BytesIO(client.get(file[1]).content)).get_sheet_by_index(0)
    heads, line = sheet.to_python()
    assert dict(zip(heads, line, strict=True))["nilai_baru"] == "JL KANTOR"
    assert client.get(file[1].replace("xlsx", "csv")).content.startswith(b"\xef\xbb\xbf")

    take(client, family(1, nama_pengurus="CONTOH PUSAT"), family(2, alamat="JL KANTOR"),
         family(3, alamat="JL TIGA"))  # fmt: skip
    assert "Tidak ada perubahan dalam daftar ini." in text(client.get("/sinkron/perubahan/"))
    assert "470/S2/BA/2019" in text(client.get("/sinkron/perubahan/?what=sudah"))
    assert "1 perubahan kantor sudah tampak" in text(client.get("/sinkron/"))


def test_the_pages_have_no_fault_and_ask_little(office: Published) -> None:
    client = SignedIn(office.people)("operator")
    two_snapshots(client)
    client.get("/saya/")
    snapshot = re.search(r'href="(/sinkron/[0-9a-f-]{36}/)"', text(client.get("/sinkron/")))
    assert snapshot is not None
    for address in (
        "/sinkron/", snapshot[1], "/sinkron/konflik/", conflict(client), "/sinkron/perubahan/",
    ):  # fmt: skip
        assert len(questions(client, address)) <= MOST, address
        for language in ("id", "en"):
            client.cookies["django_language"] = language
            assert faults(client.get(address).content.decode()) == [], address


def test_another_value_needs_a_reason_and_others_only_look(office: Published) -> None:
    client = SignedIn(office.people)("operator")
    two_snapshots(client)
    asked = conflict(client)
    other = {"choice": "OTHER", "value": "CONTOH LAIN", "key": "o"}
    refused = client.post(f"{asked}putuskan/", other)
    assert refused.status_code == 422 and "Alasan belum ditulis" in text(refused)
    done = client.post(f"{asked}putuskan/", {**other, "reason": "sesuai KTP di tempat"})
    assert done["Location"] == "/sinkron/konflik/"
    assert "belum ada berita acara" in text(client.get("/sinkron/perubahan/"))
    auditor = SignedIn(office.people)("auditor")
    assert 'name="choice"' not in text(auditor.get(asked))
    assert auditor.post(f"{asked}putuskan/", other).status_code == 403
    assert SignedIn(office.people)("bank").get("/sinkron/").status_code == 403


def test_a_bad_snapshot_is_refused_in_words(office: Published) -> None:
    client = SignedIn(office.people)("operator")
    take(client, family(1))
    with pytest.raises(AssertionError, match="luar wilayah yang dinyatakan"):
        take(client, family(1), family(2, kode_wilayah="6202012003"))
