"""The husband is listed in Samarinda, the wife in Kutai Kartanegara, each on a KK of their own.

Proposed with reasons, the two offices decide together, the lists count one family, and when it
proves wrong a week later everything is as it was, bit for bit.
"""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.functional.web import staff
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.integration.quality.test_searching import people as strangers
from tests.integration.quality.world import KUKAR, SAMARINDA, family, register, rows
from tests.integration.registry.test_aliases import every_table

from salur.access.queries import SYSTEM
from salur.jobs.actions import run_now
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.actions import freeze_list

SAID = {
    "quality_vote", "quality_question", "quality_search", "registry_alias", "audit_event",
    "audit_link", "jobs_job", "access_person",
}  # fmt: skip


@pytest.fixture
def offices(people: dict[str, str], undone: None) -> tuple[Client, Client]:
    """The operators of Samarinda and of Kutai Kartanegara, in front of their registers."""
    home = {"alamat": "JALAN GERILYA 17", "nama_kepala_keluarga": "CONTOH BUDIARSO PRAYITNO"}
    home |= {"no_peserta_pkh": "PKH64720000017", "status_pkh": "AKTIF"}
    husband = family(
        5001, SAMARINDA, nama_pengurus="CONTOH BUDIARSO PRAYITNO", jenis_kelamin="L",
        tanggal_lahir=dt.date(1975, 8, 17), nik="6472011708750001", no_kk="6472010101100001",
        nama_ibu_kandung="CONTOH SUMARNI", tempat_lahir="KEDIRI", rt="007", rw="003", **home,
    )  # fmt: skip
    wife = family(
        5002, KUKAR, nama_pengurus="CONTOH RATNANINGSIH", tanggal_lahir=dt.date(1978, 2, 3),
        nik="6402064302780002", no_kk="6402060101180002", nama_ibu_kandung="CONTOH PONIYEM",
        tempat_lahir="TENGGARONG", rt="007", rw="003", **home,
    )  # fmt: skip
    register(husband, wife, *strangers(200, SAMARINDA, 6001), *strangers(200, KUKAR, 7001))
    addresses = {
        code: staff.enrol_one("operator", f"DINSOS-{code}", (f"id.64.{code[2:]}",))
        for code in ("6472", "6402")
    }
    signed_in = SignedIn(addresses)
    return signed_in("6472"), signed_in("6402")


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", response.content.decode())


def _next_month() -> Period:
    today = timezone.localdate()
    return Period(today.year, today.month).shift(1)


def _list(code: str, period: Period) -> tuple[int, str]:
    """Freeze a list, look at it, and let it never have been."""
    with transaction.atomic():
        frozen = freeze_list(
            program=Program.BPNT, period=period, kode_wilayah=code, by=SYSTEM,
            at=timezone.now(), key="",
        )  # fmt: skip
        transaction.set_rollback(True)
    return frozen.families, frozen.sha256


def _lists() -> list[tuple[int, str]]:
    return [_list(code, _next_month()) for code in ("6472", "6402")]


def test_two_offices_decide_together_and_undo_it_bit_for_bit(
    offices: tuple[Client, Client], picture: Pictures
) -> None:
    samarinda, kukar = offices
    assert "Belum pernah dicari" in _text(samarinda, "/keluarga-ganda/")
    assert samarinda.post("/keluarga-ganda/cari/", {"key": "s"}).status_code == 302
    assert "Pencarian sedang berjalan" in _text(samarinda, "/keluarga-ganda/")
    ((job,),) = rows("SELECT id FROM jobs_job WHERE kind = 'quality.duplicates'")
    assert run_now(job).state == "done"  # type: ignore[arg-type]

    picture("ganda", samarinda.get("/keluarga-ganda/"))
    queue = _text(samarinda, "/keluarga-ganda/")
    assert "CONTOH BUDIARSO PRAYITNO – CONTOH RATNANINGSIH" in queue
    ((pair,),) = rows(
        "SELECT id FROM quality_pair WHERE first_id_kpm = 'K5001' AND second_id_kpm = 'K5002'"
    )
    address = f"/keluarga-ganda/{pair}/"
    picture("sandingkan", samarinda.get(address))
    for client in offices:
        page = _text(client, address)
        assert "Mengapa ditemukan:" in page and "kab/kota lain" in page
        assert "6472011708750001" not in page and "6402064302780002" not in page
    before, lists = every_table(SAID), _lists()

    samarinda.post(f"{address}putuskan/", {"word": "SAME", "key": "1"})
    assert _lists() == lists, "one office alone changes nothing"
    assert "Kantor Anda sudah menjawab" in _text(samarinda, address)
    assert "sama," in _text(kukar, address)
    kukar.post(f"{address}putuskan/", {"word": "SAME", "key": "2"})
    assert "satu keluarga" in _text(samarinda, address)
    counted = _lists()
    assert sum(families for families, _ in counted) == sum(families for families, _ in lists) - 1
    for client, id_kpm in ((samarinda, "K5001"), (kukar, "K5002")):
        ((identity,),) = rows("SELECT id FROM registry_family WHERE id_kpm = %s", id_kpm)
        assert "Satu keluarga dengan CONTOH" in _text(client, f"/keluarga/{identity}/")

    reason = {"key": "3", "reason": "Kunjungan: dua keluarga, kepala keluarga hanya senama"}
    assert samarinda.post(f"{address}batal/", reason).status_code == 302
    assert every_table(SAID) == before
    assert _lists() == lists
    for client, key in ((samarinda, "4"), (kukar, "5")):
        client.post(f"{address}putuskan/", {"word": "DIFFERENT", "key": key})
    assert "dua keluarga berbeda" in _text(samarinda, address)
    assert _lists() == lists
