"""What people do through the pages: search, unmask, take lists, upload, sign, invite, appoint."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.functional.web import codes, staff
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures

from salur.access.actions import as_owner
from salur.interfaces.web.sheets import neutral
from salur.places.models import Succession

FAMILY = re.compile(r'href="(/keluarga/[0-9a-f-]{36}/)"')


def _text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def _events(action: str) -> int:
    from django.db import connection

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event WHERE action = %s", [action])
        return int(cursor.fetchone()[0])


def _family(client: Client) -> str:
    found = FAMILY.search(_text(client.get("/ditangani/")))
    assert found is not None
    return found[1]


def test_exceptions_are_paged_both_ways_and_each_opens(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    first = _text(client.get("/ditangani/"))
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = _text(client.get(following[1].replace("&amp;", "&")))
    names = set(re.findall(r"CONTOH SITI \d+", first))
    rest = set(re.findall(r"CONTOH SITI \d+", second))
    assert len(names) == 50 and len(rest) == 10 and not names & rest
    before = re.search(r'rel="prev" href="([^"]+)"', second)
    assert before is not None
    again = _text(client.get(before[1].replace("&amp;", "&")))
    assert set(re.findall(r"CONTOH SITI \d+", again)) == names
    assert client.get(_family(client)).status_code == 200


def test_a_filter_narrows_the_list_and_stays_in_the_address(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    page = _text(client.get("/ditangani/?what=BPNT.7"))
    assert page.count("Kredit gagal (BPNT)</td>") == 15
    assert "Tidak ada di bank (BPNT)</td>" not in page


def test_what_belongs_to_no_family_has_a_page_of_its_own(signed_in: SignedIn) -> None:
    page = _text(signed_in("auditor").get("/ditangani/?what=BPNT.1"))
    found = re.search(r'href="(/ditangani/[0-9a-f-]{36}/)"', page)
    assert found is not None
    assert "Dikredit tanpa perintah" in _text(signed_in("auditor").get(found[1]))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_is_taken_as_a_file_and_that_is_on_record(signed_in: SignedIn, kind: str) -> None:
    before = _events("reconciliation.exceptions_taken")
    response = signed_in("operator").post("/ditangani/unduh/", {"as": kind})
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    assert _events("reconciliation.exceptions_taken") == before + 1
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert len(rows) == 60
        assert "6201" in rows[0]["Kode wilayah"]
        assert not any(re.search(r"\b\d{16}\b", value) for row in rows for value in row.values())


def test_nothing_in_a_sheet_starts_a_formula() -> None:
    dangerous = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1")
    assert all(str(neutral(text)).startswith("'") for text in dangerous)
    assert (neutral("biasa"), neutral(-5)) == ("biasa", -5)


def test_an_auditor_takes_and_a_bank_does_not(signed_in: SignedIn) -> None:
    assert signed_in("auditor").post("/ditangani/unduh/", {"as": "csv"}).status_code == 200
    assert signed_in("bank").post("/ditangani/unduh/", {"as": "csv"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "found"),
    [("siti 17", True), ("6201024101900017", True), ("K17", True), ("6201024101919999", False)],
)
def test_a_family_is_found_by_name_or_whole_number_and_never_by_address(
    signed_in: SignedIn, asked: str, found: bool
) -> None:
    response = signed_in("operator").post("/keluarga/", {"asked": asked})
    assert ("CONTOH SITI 17<" in _text(response)) is found
    assert response.request["QUERY_STRING"] == ""
    assert "6201••••••••0017" in _text(response) or not found


def test_too_short_a_name_is_said(signed_in: SignedIn) -> None:
    page = _text(signed_in("operator").post("/keluarga/", {"asked": "ab"}))
    assert "sedikitnya tiga huruf" in page


def test_a_hidden_number_is_shown_once_on_a_reason_that_is_recorded(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    address = _family(client)
    page = _text(client.get(address))
    assert not re.search(r"\b\d{16}\b", page)
    refused = client.post(f"{address}buka/nik/", {"reason": "ya"})
    assert refused.status_code == 422 and "Alasan" in _text(refused)
    before = _events("registry.unmasked")
    shown = _text(client.post(f"{address}buka/nik/", {"reason": "mencocokkan surat kuasa"}))
    assert re.search(r"62010241019\d{5}", shown)
    assert _events("registry.unmasked") == before + 1
    assert not re.search(r"\b\d{16}\b", _text(client.get(address)))
    assert signed_in("facilitator").post(
        f"{address}buka/nik/", {"reason": "x" * 20}
    ).status_code in (
        403,
        404,
    )


def test_an_invitation_leads_to_a_first_sign_in(
    signed_in: SignedIn, django_capture_on_commit_callbacks: object
) -> None:
    client = signed_in("administrator")
    form = _text(client.get("/orang/undang/"))
    key = re.search(r'name="key" value="(\w+)"', form)
    assert key is not None
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = client.post(
            "/orang/undang/",
            {
                "name": "Contoh Baru",
                "email": "orang.baru@kantor.example",
                "roles": ["analyst"],
                "regions": ["id"],
                "key": key[1],
            },
        )
    assert answer.status_code == 302
    assert "Contoh Baru" in _text(client.get("/orang/"))
    link = re.search(r"/undangan/[\w-]+/", mail.outbox[-1].body)
    assert link is not None
    newcomer = Client()
    assert "Contoh Baru" in _text(newcomer.get(link[0]))
    wrong = newcomer.post(link[0], {"password": staff.PASSWORD, "again": "lain"})
    assert "berbeda" in _text(wrong)
    weak = newcomer.post(link[0], {"password": "orang.baru@kantor", "again": "orang.baru@kantor"})
    assert "Kata sandi terlalu lemah" in _text(weak)
    taken = newcomer.post(link[0], {"password": staff.PASSWORD, "again": staff.PASSWORD})
    assert taken["Location"] == "/akun/login/"
    assert newcomer.get(link[0]).status_code == 404
    entered = newcomer.post(
        "/akun/login/", {"login": "orang.baru@kantor.example", "password": staff.PASSWORD}
    )
    assert entered["Location"] == "/"


def test_roles_are_given_and_a_factor_is_reset_by_an_administrator(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    listed = _text(client.get("/orang/?name=analyst"))
    found = re.search(r'href="(/orang/[0-9a-f-]{36}/)"', listed)
    assert found is not None
    page = _text(client.get(found[1]))
    assert "Beri peran" in page
    given = client.post(
        f"{found[1]}beri-peran/",
        {"beri-role": "ministry", "beri-valid_from": "2026-01-01", "beri-key": "k1"},
    )
    assert given["Location"] == found[1]
    assert "Kementerian" in _text(client.get(found[1]))
    clash = client.post(
        f"{found[1]}beri-peran/",
        {"beri-role": "auditor", "beri-valid_from": "2026-01-01", "beri-key": "k2"},
    )
    assert clash.status_code == 422 and "satu orang" in _text(clash)
    reset = {"ulang-reason": "telepon hilang", "ulang-key": "k3"}
    assert client.post(f"{found[1]}atur-ulang/", reset).status_code == 302
    assert "menghapus faktor kedua Contoh Analyst" in _text(client.get("/audit/"))


def test_a_report_is_signed_only_with_the_second_factor_just_shown(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("head")
    listed = _text(client.get("/laporan/?period=2019-03"))
    found = re.search(r'href="(/laporan/[0-9a-f-]{36}/)"', listed)
    assert found is not None
    page = _text(client.get(found[1]))
    assert "Tanda tangani" in page and "Yang menyiapkan tidak menandatangani" in page
    asked = client.post(f"{found[1]}tanda-tangan/", {"key": "s1"})
    assert asked["Location"].startswith("/akun/2fa/reauthenticate/?next=")
    client.post(asked["Location"], {"code": codes.now()})
    signed = client.post(f"{found[1]}tanda-tangan/", {"key": "s1"})
    assert signed["Location"] == found[1]
    shown = client.get(found[1])
    picture("berita-acara", shown)
    assert "Contoh Head" in _text(shown)
    assert client.get(f"{found[1]}pdf/").content.startswith(b"%PDF-")
    assert client.get(f"{found[1]}xlsx/").content.startswith(b"PK")
    assert client.post(f"{found[1]}kirim/", {"key": "s2"}).status_code in (409, 422)


def test_whoever_prepared_may_not_sign(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    listed = _text(client.get("/laporan/?period=2019-03"))
    found = re.search(r'href="(/laporan/[0-9a-f-]{36}/)"', listed)
    assert found is not None
    assert client.post(f"{found[1]}tanda-tangan/", {"key": "x"}).status_code == 403


def test_a_cycle_shows_its_way_and_the_ministry_sees_who_reported(
    signed_in: SignedIn, picture: Pictures
) -> None:
    client = signed_in("operator")
    listed = client.get("/penyaluran/?period=2019-03")
    picture("penyaluran", listed)
    found = re.search(r'href="(/penyaluran/[0-9a-f-]{36}/)"', _text(listed))
    assert found is not None
    shown = client.get(found[1])
    picture("bulan", shown)
    assert "Daftar dibekukan" in _text(shown)
    page = _text(signed_in("ministry").get("/laporan/?period=2019-03"))
    assert "terlambat" in page and "Kotawaringin Timur" in page


def test_a_region_tells_what_it_was_and_what_it_became(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    with as_owner():
        for old, new in (("6299", "6201"), ("6201", "6214"), ("6201", "6215")):
            Succession.objects.create(
                old_code=old,
                new_code=new,
                valid_from="2020-01-01",
                citation="UU",
                recorded_at=staff.AT,
            )
    page = _text(client.get("/wilayah/?region=6201"))
    assert "Sejak 1 Januari 2020 menggantikan 62.99." in page
    assert "Sejak 1 Januari 2020 digantikan oleh 62.14, 62.15." in page


class TestUploading:
    """Files are received in transactions of their own: what these tests do stays."""

    def test_a_file_is_checked_marked_accepted_and_recognised(
        self, people: dict[str, str], settings: object, tmp_path: Path, picture: Pictures
    ) -> None:
        settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
        client = SignedIn(people)("operator")
        sender = re.search(
            r'<option value="([0-9a-f-]{36})" selected', _text(client.get("/berkas/"))
        )
        assert sender is not None
        content = (
            b"kode_wilayah,program,periode,kpm\n6201022001,BPNT,2019-05,7\n"
            b"6201022004,BPNT,2019-05,x\n"
        )

        def send(key: str) -> object:
            file = SimpleUploadedFile("kuota.csv", content)
            form = {"file": file, "contract": "", "sender": sender[1], "key": key}
            return client.post("/berkas/", form)

        received = send("u1")
        address = received["Location"]  # type: ignore[index]
        shown = client.get(address)
        picture("temuan", shown)
        page = _text(shown)
        assert "Kuota" in page and "Bukan jenis ini?" in page  # nobody said what kind it is
        assert "Ditahan" in page and "<code>kpm</code>" in page
        sheet = client.post(f"{address}lembar/", {"key": "m"})
        assert b"".join(sheet.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
        assert "kuota.csv" in _text(client.get("/"))
        assert client.post(f"{address}terima/", {"key": "a1"})["Location"] == address
        assert "1 baris dipakai; 1 ditahan." in _text(client.get(address))
        picture("berkas", client.get("/berkas/"))
        assert send("u2")["Location"] == address  # type: ignore[index]
        assert "sudah pernah diterima" in _text(client.get(address))

    def test_a_column_that_a_spreadsheet_rounded_is_named_row_by_row(
        self, people: dict[str, str], settings: object, tmp_path: Path, picture: Pictures
    ) -> None:
        """Journey 3: not one number is guessed, and the marked sheet goes back."""
        settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
        client = SignedIn(people)("operator")
        sender = re.search(
            r'<option value="([0-9a-f-]{36})" selected', _text(client.get("/berkas/"))
        )
        assert sender is not None
        rows = (
            f"RUSAK{n},62010245018{n:02}000,CONTOH SITI {n},6201022001\n" for n in range(10, 50)
        )
        content = "id_kpm,nik,nama_pengurus,kode_wilayah\n" + "".join(rows)
        file = SimpleUploadedFile("kpm-desa.csv", content.encode())
        form = {"file": file, "contract": "kpm", "sender": sender[1], "key": "n1"}
        address = client.post("/berkas/?period=2019-03", form)["Location"]
        named = client.get(f"{address}temuan/?rule=identifier_damaged_by_spreadsheet")
        picture("nik-rusak", named)
        assert _text(named).count("rusak oleh lembar kerja") >= 40

    def test_a_file_that_is_none_is_refused_in_words(
        self, people: dict[str, str], settings: object, tmp_path: Path
    ) -> None:
        settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
        client = SignedIn(people)("operator")
        sender = re.search(
            r'<option value="([0-9a-f-]{36})" selected', _text(client.get("/berkas/"))
        )
        assert sender is not None
        file = SimpleUploadedFile("x.csv", b"\x00\x01\x02" * 50)
        form = {"file": file, "contract": "kuota", "sender": sender[1], "key": "h1"}
        response = client.post("/berkas/", form)
        assert response.status_code == 422
        assert "Berkas belum diterima" in _text(response)
        assert client.post("/berkas/", {"key": "h2"}).status_code == 422

    def test_a_sheet_in_bps_codes_is_refused_with_an_offer_and_then_translated(
        self, people: dict[str, str], settings: object, tmp_path: Path, picture: Pictures
    ) -> None:
        """Journey 2: a sheet from another office, in codes that exist as other places."""
        settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
        client = SignedIn(people)("operator")
        sender = re.search(
            r'<option value="([0-9a-f-]{36})" selected', _text(client.get("/berkas/"))
        )
        assert sender is not None
        rows = (("6206", "SUKAMARA"), ("6207", "LAMANDAU"), ("6208", "SERUYAN"), ("6209", "?"))
        content = "kode_wilayah,program,periode,kpm,kabupaten\n" + "".join(
            f"{code},BPNT,2019-06,{place},{name}\n" for place, (code, name) in enumerate(rows, 1)
        )

        def send(key: str, **more: str) -> object:
            file = SimpleUploadedFile("dari kantor lain.csv", content.encode())
            form = {"file": file, "contract": "", "sender": sender[1], "key": key, **more}
            return client.post("/berkas/", form)

        assert "Terjemahkan kode BPS" not in _text(client.get("/berkas/"))
        refused = send("b1")
        picture("ditolak", refused)
        page = _text(refused)
        assert refused.status_code == 422  # type: ignore[attr-defined]
        assert page.count("menurut Kemendagri") == 3
        assert "6206 di berkas SUKAMARA, menurut Kemendagri KAB. KATINGAN" in page
        assert re.search(r'name="system" value="bps-2020"[^>]*> Terjemahkan kode BPS', page)
        assert "dari kantor lain.csv" not in _text(client.get("/berkas/"))  # nothing was kept
        strange = send("b3", system="klingon")
        assert strange.status_code == 422 and "belum dimuat" in _text(strange)  # type: ignore[attr-defined]
        received = send("b2", system="bps-2020")
        page = _text(client.get(received["Location"]))  # type: ignore[index]
        assert "diterjemahkan dari bps-2020 ke Kemendagri" in page
        assert "Terima 3 baris" in page and "6209 (bps-2020)" in page

    def test_an_odd_sheet_is_mapped_once_and_the_next_one_is_read_by_itself(
        self, people: dict[str, str], settings: object, tmp_path: Path, picture: Pictures
    ) -> None:
        settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
        client = SignedIn(people)("operator")
        sender = re.search(
            r'<option value="([0-9a-f-]{36})" selected', _text(client.get("/berkas/"))
        )
        assert sender is not None
        head = "DAFTAR KELUARGA DESA CONTOH\n\nNo DTKS,Nomor Induk,Nama Ibu Rumah Tangga,Wil,Ket\n"

        def sheet(*numbers: int) -> SimpleUploadedFile:
            rows = (f"MAP{n},62010245{n:02d}800001,SITI,6201022001,-\n" for n in numbers)
            return SimpleUploadedFile("aneh.csv", (head + "".join(rows)).encode())

        asked = {"contract": "kpm", "sender": sender[1]}
        refused = client.post("/berkas/?period=2019-03", {**asked, "file": sheet(1), "key": "p1"})
        page = _text(refused)
        assert refused.status_code == 422 and "petakan kolomnya sekali" in page
        address = re.search(r'<a href="(/berkas/petakan/[^"]*)">petakan', page)
        assert address is not None
        place = address[1].replace("&amp;", "&")
        assert "Belum ada. Lembar yang judulnya dikenali" in _text(client.get(place))

        looked_at = client.post(place, {**asked, "file": sheet(1, 2, 3)})
        picture("petakan", looked_at)
        page = _text(looked_at)
        assert "8/8" not in page and "3/3 isinya NIK bertanggal lahir sah" in page
        assert "6201024501800001" not in page and "0001" in page
        chosen = dict(re.findall(
            r'<select id="(c\d+)".*?<option value="([a-z_]*)" selected', page, re.DOTALL
        ))  # fmt: skip
        assert chosen == {
            "c1": "id_kpm", "c2": "nik", "c3": "nama_pengurus", "c4": "kode_wilayah", "c5": "",
        }  # fmt: skip
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        form = {**hidden, **chosen, "header_row": "3", "do": "save"}
        form.pop("csrfmiddlewaretoken", None)

        wrong = client.post(place, {**form, "c4": ""})
        page = _text(wrong)
        assert wrong.status_code == 422
        assert "Kolom wajib ini belum dipilih: Kode wilayah Kemendagri." in page
        assert re.search(r'<option value="nik" selected', page)  # what was chosen stays
        looked = _text(client.post(place, {**form, "header_row": "1", "do": "look"}))
        assert "DAFTAR KELUARGA DESA CONTOH" in looked
        for nonsense in ({"staged": "x"}, {"header_row": "-1"}, {"contract": "klingon"},
                         {"c1": "klingon"}, {"c1": "nik"}, {"decimal": "x"}):  # fmt: skip
            assert client.post(place, {**form, **nonsense}).status_code == 422

        done = client.post(place, form)
        page = _text(client.get(done["Location"]))
        assert "menurut peta yang diingat" in page and "Terima 3 baris" in page
        assert client.post(place, form).status_code == 422  # the sheet is kept no longer
        again = client.post("/berkas/?period=2019-03", {**asked, "file": sheet(7), "key": "p2"})
        assert "Terima 1 baris" in _text(client.get(again["Location"]))
        listed = _text(client.get("/berkas/petakan/"))
        assert "Nama Ibu Rumah Tangga → nama_pengurus" in listed
        remove = re.search(r'action="(/berkas/petakan/[0-9a-f-]{36}/hapus/)"', listed)
        assert remove is not None
        client.post(remove[1])
        last = client.post("/berkas/?period=2019-03", {**asked, "file": sheet(8), "key": "p3"})
        assert last.status_code == 422
