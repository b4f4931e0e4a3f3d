"""Orders to open accounts: only complete families, one answer at a time, repaired comes again."""

import csv
import datetime as dt
import io
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    AT,
    AUDI,
    BNI,
    BONO,
    BRI,
    BUDI,
    BULOG,
    CITRA,
    DESA,
    DESA_2,
    ELSA,
    KAB,
    LATER,
    PATH,
    RINA,
)
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.domain import Missing
from salur.distribution.queries import Burekol
from salur.evidence import actions as evidence
from salur.evidence import queries as evidence_queries
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.registry import queries as registry
from salur.registry.actions import load_families, mark_repaired

pytestmark = pytest.mark.django_db
REASON = "Surat pengantar 500/12 ke cabang"
HEAD = "no_rekening,id_kpm,bank,status_rekening,alasan,no_kks,status_kks,tanggal"


def _families(*changes: tuple[str, dict[str, object]]) -> None:
    load_families(
        [
            FAMILY._replace(
                id_kpm=id_kpm,
                nik=f"620102410190{1000 + number}",
                no_kk=f"620102010110{1000 + number}",
                no_rekening=None,
                no_kks=None,
                **change,
            )
            for number, (id_kpm, change) in enumerate(changes)
        ],
        evidence=None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip


def register_world() -> None:
    """Four families without an account, two of them complete."""
    world.build()
    seed_parameters(by=SYSTEM, at=AT)
    _families(
        ("K1", {}),
        ("K2", {"kode_wilayah": DESA_2}),
        ("K3", {"nama_ibu_kandung": None, "alamat": None}),
        ("K4", {"payable": False, "reasons": ("nik_malformed",)}),
    )
    world.as_(SYSTEM)


@pytest.fixture
def built(db: None) -> None:
    register_world()


def _prepare(by: Actor = BUDI, *, bank: uuid.UUID = BRI, code: str = KAB, key: str = "") -> Burekol:
    how = {"by": by, "at": AT, "key": key or uuid.uuid4().hex}
    return actions.prepare_burekol(code=code, bank=bank, **how)  # type: ignore[arg-type]


def _sent(by: Actor = BUDI) -> Burekol:
    one = _prepare(by)
    actions.keep_burekol(burekol_id=one.id, by=by, at=AT)
    actions.take_burekol(burekol_id=one.id, reason=REASON, by=RINA, at=AT)
    world.as_(SYSTEM)
    found = queries.burekol(one.id)
    assert found is not None
    return found


def _bank_says(*lines: str, at: dt.datetime = LATER) -> uuid.UUID:
    text = "\n".join((HEAD, *lines)) + "\n"
    received = evidence.receive(
        source=io.BytesIO(text.encode()), file_name="rekening.csv", contract="rekening",
        sender=BRI, program="BPNT", period=None, path=PATH, by=SYSTEM, at=at, key="",
    )  # fmt: skip
    world.as_(SYSTEM)
    actions.accept_evidence(
        evidence_id=received.evidence_id, by=SYSTEM, at=at, key=uuid.uuid4().hex
    )
    return received.evidence_id


def _code(call: object, *given: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(*given, **how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def _states(one: Burekol) -> dict[str, str]:
    states = ("READY", "INCOMPLETE", "OPENED", "FAILED", "CANCELLED")
    return {line.id_kpm: state for state in states for line in queries.burekol_lines(one.id, state)}


def test_only_complete_families_are_ordered_and_the_others_named(built: None) -> None:
    one = _prepare()
    assert (one.complete, one.incomplete, one.bank_name, one.waiting) == (2, 2, "Lembaga BRI", 2)
    assert [line.id_kpm for line in queries.burekol_lines(one.id, "READY")] == ["K1", "K2"]
    lacks = {line.id_kpm: line.missing for line in queries.burekol_lines(one.id, "INCOMPLETE")}
    assert lacks == {"K3": [Missing.MOTHER, Missing.ADDRESS], "K4": [Missing.SUSPENDED]}
    after = queries.burekol_lines(one.id, "READY", after=(DESA, "K1"))
    assert [line.id_kpm for line in after] == ["K2"]


def test_an_order_is_refused_in_this_order(built: None) -> None:
    assert [
        _code(_prepare, AUDI),
        _code(_prepare, code="62"),
        _code(_prepare, ELSA),
        _code(_prepare, bank=BULOG),
    ] == ["role_missing", "region_unknown", "outside_scope", "bank_not_serving"]
    first = _prepare(key="k")
    assert _prepare(key="k") == first
    assert _prepare().complete == 0  # who is incomplete is named each time, nobody waits twice
    _families(("K3", {"nama_ibu_kandung": "Aminah"}))


def test_its_file_is_sealed_evidence_that_the_bank_takes_on_a_reason(built: None) -> None:
    one = _prepare()
    take = {"burekol_id": one.id, "at": AT}
    assert _code(actions.take_burekol, **take, reason=REASON, by=RINA) == "burekol_no_file"
    kept = actions.keep_burekol(burekol_id=one.id, by=BUDI, at=AT)
    assert actions.keep_burekol(burekol_id=one.id, by=BUDI, at=AT) == kept
    row = evidence_queries.evidence(kept)
    assert row is not None
    assert (row.contract, row.status, row.rows, row.sender) == (
        "burekol",
        "accepted",
        2,
        world.OFFICE,
    )
    world.as_(BONO)
    assert queries.burekol(one.id) is None
    assert _code(actions.take_burekol, **take, reason=REASON, by=BONO) == "burekol_unknown"
    world.as_(RINA)
    assert _code(actions.take_burekol, **take, reason="lihat", by=RINA) == "burekol_reason_missing"
    assert _code(actions.take_burekol, **take, reason=REASON, by=AUDI) == "role_missing"
    file = actions.take_burekol(**take, reason=REASON, by=RINA)
    rows = list(csv.DictReader(io.StringIO(b"".join(file.chunks).decode())))
    assert [(r["id_kpm"], r["nik"], r["nama_ibu_kandung"], r["no_rekening"]) for r in rows] == [
        ("K1", "6201024101901000", "Rukmini", ""),
        ("K2", "6201024101901001", "Rukmini", ""),
    ]
    found = queries.burekol(one.id)
    assert found is not None
    assert (found.sent_on, found.due) == (AT.date(), dt.date(2019, 4, 12))
    assert not found.is_late(dt.date(2019, 4, 12)) and found.is_late(dt.date(2019, 4, 13))
    actions.take_burekol(**(take | {"at": LATER}), reason=REASON, by=RINA)
    assert queries.burekol(one.id) == found
    assert queries.awaited(PATH, LATER.date()) == queries.Awaited(sent=2, late=2, unsent=0)


def test_no_table_of_an_order_holds_a_secret(built: None) -> None:
    one = _sent()
    with as_owner(), connection.cursor() as cursor:
        for table in ("distribution_burekol", "distribution_burekol_line", "jobs_job"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            text = str(cursor.fetchall())
            assert str(one.id) in text
            assert not any(secret in text for secret in ("6201024101901000", "Rukmini", "Siti"))


def test_a_bank_answers_and_a_repaired_failure_comes_again_by_itself(built: None) -> None:
    one = _sent()
    _bank_says(
        "0011112222333344,K1,BRI,TERBUKA,,6013010000000001,CETAK,2019-05-01",
        ",K2,BRI,GAGAL_BUREKOL,Nama beda dengan KTP 6201024101901001,,,2019-05-01",
        "0099112222333344,K9,BRI,TERBUKA,,,,2019-05-01",
    )
    assert _states(one) == {"K1": "OPENED", "K2": "FAILED", "K3": "INCOMPLETE", "K4": "INCOMPLETE"}
    found = queries.burekol(one.id)
    assert found is not None and (found.opened, found.failed, found.waiting) == (1, 1, 0)
    (failed,) = queries.burekol_lines(one.id, "FAILED")
    assert failed.reason == "Nama beda dengan KTP [nomor]"
    assert registry.failure_reasons(PATH) == (("Nama beda dengan KTP [nomor]", 1),)
    again = _prepare()
    lacks = {line.id_kpm: line.missing for line in queries.burekol_lines(again.id, "INCOMPLETE")}
    assert lacks["K2"] == [Missing.NOT_REPAIRED]
    _families(("K0", {}), ("K2", {"kode_wilayah": DESA_2, "nama_pengurus": "Siti Aminah"}))
    third = _prepare()
    ready = {line.id_kpm: line.again for line in queries.burekol_lines(third.id, "READY")}
    assert ready == {"K0": False, "K2": True}


def test_what_the_office_repaired_elsewhere_comes_again_too(built: None) -> None:
    _sent()
    _bank_says(",K2,BRI,GAGAL_BUREKOL,Pengurus tidak hadir,,,2019-05-01")
    second = registry.family_id_of("K2")
    assert second is not None
    mark_repaired(family_id=second, note="sudah hadir", by=BUDI, at=LATER, key="r")
    ready = [line.id_kpm for line in queries.burekol_lines(_prepare(CITRA).id, "READY")]
    assert ready == ["K2"]


def test_a_failure_from_before_the_order_answers_nothing(built: None) -> None:
    one = _sent()
    _bank_says(",K1,BRI,GAGAL_BUREKOL,Data lama,,,2019-02-01")
    assert _states(one)["K1"] == "READY"


def test_a_cancelled_order_leaves_nobody_waiting(built: None) -> None:
    one = _prepare()
    how = {"burekol_id": one.id, "by": BUDI, "at": AT}
    assert _code(actions.cancel_burekol, **how, reason="salah", key="1") == "burekol_reason_missing"
    gone = actions.cancel_burekol(**how, reason="Salah pilih bank penyalur", key="2")
    assert (gone.waiting, gone.cancelled_reason) == (0, "Salah pilih bank penyalur")
    assert _code(actions.cancel_burekol, **how, reason=REASON, key="3") == "burekol_ended"
    with pytest.raises(Refused, match="burekol_no_file"):
        actions.keep_burekol(burekol_id=one.id, by=BUDI, at=AT)
    world.as_(SYSTEM)
    assert _prepare(bank=BNI).complete == 2


def test_the_database_itself_lets_a_family_wait_once(built: None) -> None:
    _prepare()
    with as_owner(), connection.cursor() as cursor:
        for statement in (
            "INSERT INTO distribution_burekol_line SELECT gen_random_uuid(), family_id, id_kpm,"
            " kode_wilayah, path, bank, state, missing, again, digest FROM distribution_burekol_line",
            "UPDATE distribution_burekol_line SET state = 'READY', missing = '{}'",
            "DELETE FROM distribution_burekol_line",
            "UPDATE distribution_burekol SET opened = complete + 1",
            "UPDATE distribution_burekol SET sent_on = '2019-03-01', due = '2019-03-01'",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)
