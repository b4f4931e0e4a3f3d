"""An accepted file acts: changes wait to be endorsed, families for a place, results propose."""

import io
import uuid

import pytest
from tests.integration.distribution import world
from tests.integration.distribution.world import APRIL, AT, BUDI, DESA, HEAD, KAB, OFFICE, PATH
from tests.integration.registry.changing import rows

from salur.access.queries import SYSTEM
from salur.distribution import actions
from salur.evidence import actions as evidence
from salur.kernel.program import Program
from salur.programs.actions import endorse_changes, freeze_list
from salur.registry import queries as registry
from salur.registry.domain import State

pytestmark = pytest.mark.django_db
NIK = world.FAMILY.nik
NEW_NIK = "6201024101900077"


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(SYSTEM)


def _accept(contract: str, *lines: str) -> uuid.UUID:
    received = evidence.receive(
        source=io.BytesIO(("\n".join(lines) + "\n").encode()),
        file_name=f"{contract}.csv", contract=contract, sender=OFFICE, path=PATH, program=None, period=None,
        by=BUDI, at=AT, key="",
    )  # fmt: skip
    actions.accept_evidence(evidence_id=received.evidence_id, by=BUDI, at=AT, key="")
    return received.evidence_id


def _changes(*lines: str) -> uuid.UUID:
    head = "no_ba,tanggal_ba,kode_wilayah,id_kpm,periode_berlaku,jenis,alasan,id_pengganti,kolom,nilai_baru"
    return _accept("perubahan", head, *lines)


def test_a_file_of_changes_goes_from_the_office_to_the_next_list() -> None:
    world.register([("K1", DESA), ("K2", DESA)])
    world.quota(Program.BPNT, KAB, 2, APRIL)
    _accept(
        "usulan",
        "id_kpm,nik,nama_pengurus,kode_wilayah,no_ba,tanggal_ba",
        f"B1,{NEW_NIK},Ani,{DESA},BA-U/7,2019-02-10",
    )
    file = _changes(
        f"BA/1,2019-03-05,{DESA},K1,2019-04,GANTI,MENINGGAL,B1,,",
        f"BA/1,2019-03-05,{KAB},K2,April 2019,PERBAIKI,DATA,,NIK,6201024101900055",
        f"BA/1,2019-03-05,{DESA},K2,2019-04,PERBAIKI,DATA,,no_rekening,0012345678901234",
    )
    world.as_(HEAD)
    lines = registry.change_lines(after=0)
    assert [(one.row, one.state, one.closed_reason, one.evidence) for one in lines] == [
        (2, State.VERIFIED, None, file),
        (3, State.VERIFIED, None, file),
        (4, State.REFUSED, "column_not_changeable", file),
    ]
    document = lines[0].document
    assert document is not None
    endorse_changes(document=document, by=HEAD, at=AT, key="")
    freeze_list(program=Program.BPNT, period=APRIL, kode_wilayah=KAB, by=BUDI, at=AT, key="")
    assert rows("SELECT id_kpm FROM programs_list_entry ORDER BY 1") == [("B1",), ("K2",)]
    world.as_(BUDI)
    (found,) = registry.families_page(PATH, only=registry.FamilyFilter(nik="6201024101900055"))
    assert found.id_kpm == "K2"


def test_a_proposed_family_waits_and_a_member_stays_one() -> None:
    world.register([("K1", DESA)])
    _accept(
        "usulan",
        "id_kpm,nik,nama_pengurus,kode_wilayah,no_ba,tanggal_ba",
        f"B1,,Ani,{DESA},BA-U/7,2019-02-10",
        f"K1,{NEW_NIK},Ani,{DESA},BA-U/7,2019-02-10",
    )
    found = rows("SELECT id_kpm, waiting_no_ba, suspended_reasons FROM registry_family ORDER BY 1")
    assert found == [("B1", "BA-U/7", ["nik_missing"]), ("K1", None, [])]


@pytest.mark.parametrize(
    ("contract", "head", "line", "reason"),
    [
        ("dukcapil", "nik,status,tanggal", f"{NIK},MENINGGAL,2019-02-20", "MENINGGAL"),
        ("pekerjaan", "nik,jenis,instansi,tanggal", f"{NIK},ASN,Kantor,2019-02-20", "PEKERJAAN"),
    ],
)
def test_results_of_matching_propose(contract: str, head: str, line: str, reason: str) -> None:
    world.register([("K1", DESA)])
    unknown = line.replace(NIK or "", NEW_NIK)
    _accept(contract, head, line, unknown)
    assert rows("SELECT id_kpm, kind, reason, state, source FROM registry_change") == [
        ("K1", "TUNDA", reason, "PROPOSED", contract)
    ]
    told = rows("SELECT facts::text FROM audit_event WHERE action = 'registry.matches_kept'")
    assert '"unknown": 1' in str(told)
    assert NEW_NIK not in str(told)


def test_what_a_withdrawn_file_proposed_goes_with_it() -> None:
    world.register([("K1", DESA), ("K2", DESA)])
    file = _changes(f"BA/1,2019-03-05,{DESA},K1,2019-04,HAPUS,PINDAH,,,")
    kept = _changes(f"BA/2,2019-03-05,{DESA},K2,2019-04,HAPUS,PINDAH,,,")
    actions.withdraw_evidence(evidence_id=file, reason="salah kirim berkas", by=BUDI, at=AT, key="")
    assert rows("SELECT evidence, state, closed_reason FROM registry_change ORDER BY id") == [
        (file, "WITHDRAWN", "evidence_withdrawn"),
        (kept, "VERIFIED", None),
    ]
