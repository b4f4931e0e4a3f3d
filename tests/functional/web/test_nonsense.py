"""Whatever anybody types into an address or a form is answered in words: never by a stack trace."""

import re
import uuid
from collections.abc import Mapping
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve
from tests.functional.web.conftest import SignedIn
from tests.often import often

from salur.access.domain import allowed

NOWHERE = uuid.UUID(int=42)
WORDS = {"int": "201903", "uuid": str(NOWHERE), "slug": "apa-saja", "str": "bukan-undangan"}
_PART = re.compile(r"<(\w+):\w+>")
LONG = "9" * 400
ROLES = (
    "operator",
    "bank",
    "ministry",
    "administrator",
    "facilitator",
)  # between them they open every page
NONSENSE = {
    "region": ("x", "99", "6271", "62.01", "6201" * 40, "'", "٦٢", "\x00", "6201022001", "-1"),
    "period": ("x", "2019-13", "0000-00", "9999-12", "2019-3", LONG, "\x00", "２０１９-03"),
    "after": ("x", "|", LONG, "2019-03-01|x", "WyJ4Il0", "W10", "bnVsbA", "-1", "１", "\x00"),
    "before": ("x", LONG, "WyJ4IiwgMSwgMiwgMV0", "e30", "0", "\x00"),
    "class": ("x", "99", "-1", LONG, "²"),
    "what": ("BPNT.99", "RASTRA.gap_x", ".", "BPNT.", LONG, "\x00", "BPNT.²"),
    "owner": ("x", "\x00", LONG),
    "age": ("x", "0", "²", "\x00", LONG),
    "cause": ("x", "\x00"),
    "program": ("x", "\x00", "bpnt"),
    "measure": ("x", "\x00"),
    "status": ("x", "\x00"),
    "only": ("x",),
    "rule": ("x", "\x00", LONG),
    "contract": ("x", "\x00"),
    "sender": ("x", "\x00"),
    "state": ("x", "\x00", LONG),
    "bank": ("x", "\x00", LONG),
    "part": ("x", "\x00", LONG),
    "ba": ("x", "\x00", LONG),
    "keluarga": ("x", "\x00", LONG),
    "jenis": ("x", "\x00", LONG),
    "id": ("x", str(NOWHERE), "\x00"),
    "cluster": ("x", str(NOWHERE)),
    "due": ("x", "9999-99-99", "\x00"),
    "rank": ("x", "nan", "1e999", "\x00"),
    "from": ("x", "2019-13", "9999-12", "1900-01", LONG, "\x00"),
    "kind": ("x", "\x00", LONG),
    "party": ("x", str(NOWHERE), "\x00"),
    "reason": ("x", "\x00", LONG),
    "incoming": ("x", "2", "\x00"),
    "as": ("x", "\x00"),
    "held": ("x", "\x00", LONG),
    "line": ("x", str(NOWHERE), "\x00"),
    "contested": ("x", LONG, "\x00"),
    "wilayah": ("x", "\x00"),
    "term": ("x", "quota_g", LONG, "\x00"),
    "days": ("x", "0", LONG, "²", "\x00"),
    "known": ("x", "2019-13-01", "0001-01-01", LONG, "２０１９-03-01", "\x00"),
}
TWISTED = (
    "/",
    "/wilayah/",
    "/ditangani/",
    "/penyaluran/",
    "/serah-terima/",
    "/berkas/",
    "/laporan/",
    "/audit/",
)
TWISTED += ("/buku/", "/buku/akun/", "/buku/perpindahan/", "/buku/unduh/", "/buku/penampungan/")
TWISTED += ("/rekapitulasi/", "/rekapitulasi/unduh/", "/rekapitulasi/bantah/")
TWISTED += ("/mutu/", "/mutu/dahulukan/", "/mutu/keluarga/", "/mutu/aturan/")
TWISTED += (
    "/laporan/baru/",
    "/keluarga/",
    "/keluarga-ganda/",
    "/pertanyaan/",
    "/orang/",
    "/tugas/ringkas/",
)
TWISTED += ("/perubahan/", "/perubahan/baru/", "/daftar-tunggu/")
TWISTED += ("/lapangan/", "/ewarong/", "/ewarong/sinyal/")
TWISTED += ("/perintah/", "/perintah/baru/")
TWISTED += (
    "/berkas/petakan/",
    "/berkas/tata-letak/",
    "/pembayaran/",
    "/pembayaran/daftar/?state=CREDITED",
)
TWISTED += ("/laporan/pusat/", "/laporan/peta/", "/laporan/rekap/baru/")
TWISTED += ("/pengembalian/", "/tenggat/", "/tenggat/batas-sendiri/")
TWISTED += ("/angka/", "/pengembalian/", "/tenggat/", "/tenggat/batas-sendiri/")
TWISTED += ("/padanan/",)
TWISTED += ("/hambatan/", "/hambatan/baru/", "/mesin/")
TWISTED += ("/peralihan/", "/peralihan/gerbang/", "/peralihan/keterangan/", "/peralihan/luar/")
TWISTED += (
    "/peralihan/gerbang/keluarga/",
    "/peralihan/",
    "/peralihan/gerbang/",
    "/peralihan/keterangan/",
    "/peralihan/luar/",
)
TWISTED += ("/peralihan/rencana/", "/peralihan/keterangan/catat/", "/peralihan/rencana/kembali/")
TWISTED += ("/pengaduan/daftar/", "/pengaduan/angka/", "/tikor/", "/direktori/")
TWISTED += ("/graduasi/rujukan/", "/graduasi/rujukan/lembaga/", "/graduasi/tindak-lanjut/")
TWISTED += ("/graduasi/tindak-lanjut/unduh/",)
TWISTED += ("/peralihan/data/", "/peralihan/pantau/", "/peralihan/pantau/desa/")
FORMS = (
    {},
    {"key": "x", "reason": "\x00", "name": "\x00", "asked": "\x00"},
    {"key": LONG, "reason": LONG, "asked": LONG, "rows": LONG, "sum": "1e999999", "sender": LONG},
    {"rows": "²", "sum": "NaN", "sender": str(NOWHERE), "until": "9999-99-99", "roles": "x"},
    {"change": "²", "no_ba": "x", "tanggal_ba": "2019-03-05", "asked": "2019-04", "key": "x"},
    {"change": LONG, "kind": "PERBAIKI", "column": "nik", "value": LONG, "id_kpm": "\u0001"},
)


def _addresses(patterns: list[object], before: str = "") -> list[str]:
    """Give every address of our own, with ids that lead nowhere."""
    found = []
    for one in patterns:
        written = str(one.pattern)  # type: ignore[attr-defined]
        if written.startswith("^"):
            continue
        if isinstance(one, URLResolver):
            if one.app_name != "api":  # it has walks of its own
                found += _addresses(one.url_patterns, before + written)
        else:
            found.append("/" + _PART.sub(lambda part: WORDS[part[1]], before + written))
    return found


ADDRESSES = _addresses(get_resolver().url_patterns)
# What ends the session would end the walk with it.
ADDRESSES = [one for one in ADDRESSES if "logout" not in one and "/keluar" not in one]


def test_the_walk_knows_the_pages() -> None:
    assert len(ADDRESSES) > 100 and {"/ditangani/", f"/laporan/{NOWHERE}/"} <= {*ADDRESSES}


def _is_said(response: HttpResponse) -> bool:
    """Say whether an answer is one in words."""
    traced = not response.streaming and b"Traceback" in response.content
    return response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR and not traced


Asked = tuple[str, dict[str, str]]


def _share_of(role: str, asked: Mapping[str, list[Asked]]) -> list[Asked]:
    """Give what this role asks of each address: all share it who may open the page, in turn."""
    share = []
    for address, questions in asked.items():
        verb = getattr(resolve(address.split("?")[0]).func, "verb", None)
        may = [one for one in ROLES if verb is None or allowed([one], verb)] or [*ROLES]
        share += [one for turn, one in enumerate(questions) if may[turn % len(may)] == role]
    return share


@pytest.fixture(scope="module")
def shares() -> dict[str, dict[str, list[Asked]]]:
    """What is asked by GET and by POST, of every address."""
    told = [(name, value) for name, values in NONSENSE.items() for value in values]
    apart = often(12, 1)  # between them the pages hear everything, also in the usual run
    twisted = {
        one: [(one, {name: value}) for name, value in told[turn % apart :: apart]]
        for turn, one in enumerate(TWISTED)
    }
    return {
        "get": {**{one: [(one, {})] for one in ADDRESSES}, **twisted},
        "post": {one: [(one, dict(form)) for form in FORMS] for one in ADDRESSES},
    }


@pytest.mark.parametrize("role", ROLES)
def test_nonsense_in_an_address_is_answered(
    signed_in: SignedIn, shares: dict[str, dict[str, list[Asked]]], role: str
) -> None:
    client: Client = signed_in(role)
    client.raise_request_exception = False
    asked = _share_of(role, shares["get"])
    assert asked
    assert [one for one in asked if not _is_said(client.get(*one))] == []


@pytest.mark.parametrize("role", ROLES)
def test_nonsense_in_a_form_is_answered(
    signed_in: SignedIn, shares: dict[str, dict[str, list[Asked]]], role: str
) -> None:
    client: Client = signed_in(role)
    client.raise_request_exception = False
    asked = _share_of(role, shares["post"])
    assert asked
    assert [one for one in asked if not _is_said(client.post(*one))] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 60),
        ("a.csv", b"\xff\xfe\x00"),
        ("../../a\x00.csv", b"x;y\n1;2\n"),
        ("a.parquet", b"PAR1" + b"\x00" * 20 + b"PAR1"),
        ("a.gz", b"\x1f\x8b\x08" + b"\x00" * 10),
        ("a" * 300 + ".csv", b"no_rekening,sald\n" + b"1," * 5000),
    ],
)
@pytest.mark.parametrize("contract", ["", "topup", "x"])
def test_a_file_that_is_none_is_answered(
    people: dict[str, str],
    settings: object,
    tmp_path: object,
    name: str,
    content: bytes,
    contract: str,
) -> None:
    settings.SALUR_EVIDENCE = tmp_path  # type: ignore[attr-defined]
    client = SignedIn(people)("operator")
    client.raise_request_exception = False
    text = client.get("/berkas/").content.decode()
    sender = re.search(r'<option value="([0-9a-f-]{36})" selected', text)
    assert sender is not None
    file = SimpleUploadedFile(name, content)
    form = {"file": file, "contract": contract, "sender": sender[1], "key": uuid.uuid4().hex}
    response = client.post("/berkas/", form)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Berkas belum diterima" in response.content.decode()


@pytest.mark.parametrize(
    ("rows", "total"), [("9" * 400, ""), ("", "1e999999"), ("", "NaN"), ("", "-1"), ("²", "")]
)
def test_a_declared_total_that_is_no_number_is_answered(
    people: dict[str, str], rows: str, total: str
) -> None:
    file = SimpleUploadedFile("a.csv", b"no_rekening,saldo\n0012345678,1\n")
    form = {"file": file, "sender": str(NOWHERE), "rows": rows, "sum": total, "key": "x"}
    response = SignedIn(people)("operator").post("/berkas/", form)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "bukan angka" in response.content.decode()
