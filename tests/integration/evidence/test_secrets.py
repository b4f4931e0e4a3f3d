"""No identifier stands anywhere in the clear: not in a table, a name, a log, a stored byte."""

import logging
import resource
import time
from pathlib import Path

import pytest
from django.db import connection
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BUDI, line, send

from salur.access.actions import as_owner
from salur.evidence import actions, queries
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
ROWS = 100_000
KPM = (
    "id_kpm,no_kk,nik,nama_pengurus,nama_ibu_kandung,kode_wilayah,no_rekening,no_kks\n"
    "K1,{nik}9,{nik},Siti,Rahasiawati,620102200X,{account},{account}\n"
    "K2,6201x020101100001,6201024101900002x,{nik},Rahasiawati,6201022001,{account}x,\n"
)


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.parties()


def _dump() -> str:
    """Every row of every table as text, as its owner sees it."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row[0] for row in cursor.fetchall()]
        parts = []
        for name in names:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{name}" AS t')
            parts.append(cursor.fetchone()[0] or "")
    return "\n".join(parts)


def _nowhere(secrets: tuple[str, ...], store: Path, logged: str) -> None:
    dump = _dump()
    assert "evidence" in dump
    stored = [(str(file.relative_to(store)), file) for file in store.rglob("*") if file.is_file()]
    for secret in secrets:
        assert secret not in dump
        assert secret not in logged
        for name, file in stored:
            assert secret not in name
            assert secret.encode() not in file.read_bytes()


def test_identifiers_are_nowhere_in_the_clear(
    tmp_path: Path, store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    content = KPM.format(nik=world.NIK, account=world.ACCOUNT).encode()
    file = world.write(tmp_path, content, f"kpm {world.NIK}.csv")
    received = send(file, contract="kpm", program=None, key="k")
    assert received.findings
    actions.accept(evidence_id=received.evidence_id, by=BUDI, at=AT, key="")
    actions.withdraw(
        evidence_id=received.evidence_id, reason=f"NIK {world.NIK} salah", by=BUDI, at=AT, key=""
    )
    with pytest.raises(Refused) as refusal:
        send(world.write(tmp_path, f"{world.NIK};x\n".encode(), "x.csv"))
    assert world.NIK not in str(refusal.value)
    secrets = (world.NIK, world.ACCOUNT, "Rahasiawati", "6201x020101100001", "6201024101900002")
    _nowhere(secrets, store, caplog.text)


def test_a_hundred_thousand_lines_are_received_quickly_in_bounded_memory(
    tmp_path: Path, store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    lines = (line(n, amount="0" if n % 50 == 0 else "110000") for n in range(ROWS))
    file = world.write(tmp_path, world.topup(lines))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    received = send(file, at_once=True, declared_rows=ROWS)
    seconds = time.perf_counter() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{ROWS} lines in {seconds:.1f} s, {grown // 1024} MB more")  # noqa: T201
    assert (received.rows, received.held_back) == (ROWS, ROWS // 50)
    assert seconds < 30
    assert grown < 900 * 1024
    assert queries.finding_counts(received.evidence_id)[0].count == ROWS // 50
    _nowhere(("1234560000000050", "6201024101900050"), store, caplog.text)
