"""No page asks more than twelve questions, however many families there are; none is heavy."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.functional.web.conftest import SignedIn

MOST = 12
KILOBYTE = 1024
_CONTROL = re.compile(r"^(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)")
PAGES = {
    "/": "ministry",
    "/?period=2019-03": "province",
    "/?period=2019-04": "operator",
    "/?region=6201": "head",
    "/wilayah/": "province",
    "/wilayah/?region=6201": "operator",
    "/wilayah/?known=2099-12-31&period=2019-03": "ministry",
    "/ditangani/": "operator",
    "/aturan/": "operator",
    "/keluarga/": "operator",
    "/keluarga-ganda/": "operator",
    "/graduasi/tempat/?region=6201": "operator",
    "/graduasi/kunjungan/": "operator",
    "/graduasi/musdes/": "operator",
    "/graduasi/musdes/desa/?region=6201022001": "operator",
    "/graduasi/musdes/ajukan/?region=6201": "operator",
    "/sinkron/": "operator",
    "/sinkron/konflik/": "operator",
    "/sinkron/perubahan/": "head",
    "/pertanyaan/": "facilitator",
    "/penyaluran/": "operator",
    "/serah-terima/": "operator",
    "/serah-terima/?region=6203&period=2019-03": "province",
    "/kartu/": "province",
    "/kartu/?region=6201": "bank",
    "/kartu/daftar/?stage=diserahkan": "operator",
    "/kartu/pengganti/": "bank",
    "/laporan/?period=2019-03": "operator",
    "/laporan/pusat/?period=2019-03": "ministry",
    "/laporan/peta/?period=2019-03&measure=open": "ministry",
    "/perintah/": "ministry",
    "/perintah/baru/": "ministry",
    "/pembayaran/?period=2019-03": "operator",
    "/pembayaran/?bank=BRI": "ministry",
    "/pembayaran/daftar/?state=CREDITED": "operator",
    "/angka/?term=balance&period=2019-03&known=2019-03-31": "ministry",
    "/angka/?program=RASTRA&term=gap_handed_g&region=6203&period=2019-03": "bulog",
    "/padanan/?period=2019-03": "operator",
    "/pengembalian/": "operator",
    "/tenggat/": "ministry",
    "/tugas/?oleh=kementerian": "ministry",
    "/tugas/?oleh=bank": "bank",
    "/tenggat/?period=2019-03&region=6201": "operator",
    "/tenggat/?period=2019-03": "bank",
    "/tenggat/batas-sendiri/": "ministry",
    "/pengembalian/baru/": "operator",
    "/berkas/": "operator",
    "/hambatan/": "operator",
    "/hambatan/?region=62&state=all&overdue=1": "province",
    "/hambatan/baru/": "facilitator",
    "/meja/": "bank",
    "/meja/?oleh=kementerian": "ministry",
    "/meja/?oleh=dinas": "head",
    "/meja/lembaga/": "province",
    "/meja/jawaban/": "bulog",
    "/mesin/": "agency",
    "/berkas/petakan/": "operator",
    "/berkas/tata-letak/": "operator",
    "/tugas/": "operator",
    "/panduan/": "operator",
    "/panduan/buku/": "operator",
    "/tugas/ringkas/": "operator",
    "/tugas/keluarga/": "operator",
    "/perubahan/": "operator",
    "/perubahan/?state=usulan": "operator",
    "/perubahan/?state=semua&source=lain": "head",
    "/perubahan/baru/": "facilitator",
    "/daftar-tunggu/": "operator",
    "/mutu/": "operator",
    "/mutu/?region=62": "province",
    "/mutu/dahulukan/": "operator",
    "/mutu/dahulukan/?part=complete": "operator",
    "/mutu/keluarga/?rule=account_missing": "operator",
    "/mutu/aturan/": "operator",
    "/mutu/aturan/matikan/?rule=account_missing": "head",
    "/buku/?period=2019-04&from=2019-03": "province",
    "/buku/akun/?kind=cards&region=62&period=2019-04&from=2019-03": "province",
    "/buku/perpindahan/?kind=bank_pool&region=6201&period=2019-03": "operator",
    "/buku/penampungan/": "operator",
    "/rekapitulasi/?period=2019-03&program=RASTRA": "province",
    "/rekapitulasi/?region=6201&period=2019-03": "operator",
    "/beras/?period=2019-03": "bulog",
    "/beras/?region=6203&period=2019-03": "bulog",
    "/beras/dokumen/?region=6203011006&period=2019-03": "bulog",
    "/beras/stok/": "operator",
    "/beras/catat/ganti/?region=6203011006&period=2019-03": "bulog",
    "/beras/titik/baru/?region=620102": "operator",
    "/beras/gudang/baru/": "bulog",
    "/orang/": "administrator",
    "/audit/": "auditor",
    "/paket/?region=62": "auditor",
    "/pengaduan/": "operator",
    "/tikor/": "operator",
    "/tikor/?region=62": "bank",
    "/direktori/": "operator",
    "/pengaduan/daftar/": "operator",
    "/graduasi/rujukan/": "operator",
    "/graduasi/rujukan/?which=kami": "bank",
    "/graduasi/rujukan/lembaga/": "province",
    "/graduasi/tindak-lanjut/": "facilitator",
    "/pengaduan/daftar/?which=terlambat": "bank",
    "/pengaduan/angka/": "province",
    "/pengaduan/catat/": "facilitator",
    "/ewarong/": "bank",
    "/ewarong/?region=6201&status=AKTIF": "operator",
    "/ewarong/sinyal/": "bank",
    "/ewarong/desa/?period=2019-03": "operator",
    "/lapangan/": "facilitator",
    "/lapangan/?region=62": "province",
    "/lapangan/?region=6201022001": "operator",
    "/lapangan/ketik/?region=6201022001": "facilitator",
    "/saya/": "operator",
    "/saya/token/": "operator",
}


def questions(client: object, address: str) -> list[str]:
    """Give what a page asks the database, transaction control aside; sign-in included."""
    return visited(client, address)[0]


def visited(client: object, address: str) -> tuple[list[str], bytes]:
    """Give what a page asks the database, and the page."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200
    return [one["sql"] for one in asked if not _CONTROL.match(one["sql"])], response.content


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_at_most_twelve_questions_and_is_light(
    signed_in: SignedIn, address: str
) -> None:
    client = signed_in(PAGES[address])
    client.get("/saya/")  # the office's name is asked for once a minute, not once a page
    asked, page = visited(client, address)
    assert len(asked) <= MOST, "\n".join(asked)
    assert len(gzip.compress(page)) < 30 * KILOBYTE


def test_a_family_asks_at_most_twelve_questions(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    text = client.get("/ditangani/").content.decode()
    found = re.search(r'href="(/keluarga/[0-9a-f-]{36}/)"', text)
    assert found is not None
    asked = questions(client, found[1])
    assert len(asked) <= MOST, "\n".join(asked)


@pytest.mark.parametrize(
    ("index", "wanted"), [("/penyaluran/", "penyaluran"), ("/laporan/?period=2019-03", "laporan")]
)
def test_one_thing_asks_at_most_twelve_questions(
    signed_in: SignedIn, index: str, wanted: str
) -> None:
    client = signed_in("operator")
    found = re.search(rf'href="(/{wanted}/[0-9a-f-]{{36}}/)"', client.get(index).content.decode())
    assert found is not None
    asked = questions(client, found[1])
    assert len(asked) <= MOST, "\n".join(asked)


def test_a_berita_acara_asks_at_most_twelve_questions(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    text = client.get("/perubahan/").content.decode()
    found = re.search(r'href="(/perubahan/[0-9a-f-]{36}/)"', text)
    assert found is not None
    asked = questions(client, found[1])
    assert len(asked) <= MOST, "\n".join(asked)
