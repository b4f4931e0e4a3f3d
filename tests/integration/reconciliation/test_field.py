"""What the field finds of families that got nothing: kept once, and followed at once."""

import datetime as dt
import io
import uuid
from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    ACCOUNT,
    BRI,
    BUDI,
    DESA,
    DESA_2,
    DESA_OTHER,
    KEMENSOS,
    MARCH,
    OFFICE,
    PATH,
)
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions as distribution
from salur.distribution import queries as checks
from salur.distribution.domain.checks import CAUSES, CheckRecord
from salur.evidence import actions as evidence
from salur.evidence.queries import evidence as evidence_of
from salur.evidence.queries import findings_page
from salur.jobs import actions as jobs
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions, queries
from salur.reconciliation.domain.turns import turn_of

pytestmark = pytest.mark.django_db
DESA_PATH = "id.62.01.02.2001"
FIELD = world.person(41, "facilitator", "id.62.01.02")
AT = dt.datetime(2019, 5, 2, 8, tzinfo=dt.UTC)
DAY = dt.date(2019, 3, 28)
TURNS = (
    "SELECT id_kpm, reason, owner FROM reconciliation_exception"
    ' WHERE class = 10 AND closed_in IS NULL ORDER BY id_kpm COLLATE "C"'
)
# One family for every cause, and one that nobody looks after.
FAMILIES = [f"K{number:02d}" for number in range(len(CAUSES) + 1)]


@pytest.fixture(autouse=True)
def office() -> None:
    world.build()
    world.as_(SYSTEM)
    world.register([*((one, DESA) for one in FAMILIES), ("X", DESA_2), ("Z", DESA_OTHER)])


@pytest.fixture
def month(office: None) -> None:
    """March: all were credited and nobody bought; `X` was ordered and failed."""
    seed_parameters(by=SYSTEM, at=AT)
    given = [*FAMILIES, "X"]
    number = {one: f"{int(ACCOUNT) + place:016d}" for place, one in enumerate(given)}
    desa = dict.fromkeys(FAMILIES, DESA) | {"X": DESA_2}
    orders = [f"S,2019-03,{one},{desa[one]},BRI,{number[one]},110000" for one in given]
    credits = [
        f"R{one},2019-03,{number[one]},110000,{'GAGAL' if one == 'X' else 'SUKSES'},2019-03-08,"
        for one in given
    ]
    world.send("perintah", KEMENSOS, lines=orders)
    world.send("topup", BRI, lines=credits)
    world.send("saldo", BRI, lines=[f"{number['X']},0,2019-03-01"])
    reconcile()


def reconcile() -> None:
    actions.reconcile_month(
        program=Program.BPNT, period=MARCH, by=SYSTEM, at=AT, key=uuid.uuid4().hex
    )


def record(id_kpm: str, cause: str, number: int = 0, **more: object) -> CheckRecord:
    made = CheckRecord(uuid.UUID(int=1 + number), id_kpm, cause, DAY)
    return replace(made, **more)  # type: ignore[arg-type]


def send(records: Iterable[CheckRecord], by: Actor = FIELD, path: str = DESA_PATH) -> object:
    return actions.record_checks(records=list(records), period=MARCH, path=path, by=by, at=AT)


def receive(*lines: str) -> uuid.UUID:
    text = "\n".join(("id_kpm,periode,sebab,tanggal,catatan", *lines)) + "\n"
    file = evidence.receive(
        source=io.BytesIO(text.encode()), file_name="cek.csv", contract="cek_lapangan",
        sender=OFFICE, path=PATH, program=None, period=None, by=BUDI, at=AT, key="",
    )  # fmt: skip
    return file.evidence_id


def accept(file: uuid.UUID) -> None:
    distribution.accept_evidence(evidence_id=file, by=BUDI, at=AT, key="")


def findings(file: uuid.UUID) -> set[tuple[int, str, str]]:
    return {(one.row, one.column, one.rule) for one in findings_page(file).rows}


def follow() -> None:
    """Run what was queued."""
    with as_owner():
        queued = rows("SELECT id FROM jobs_job WHERE state = 'queued'")
    for (job,) in queued:
        jobs.run_now(job)
    world.as_(SYSTEM)


@pytest.mark.usefixtures("month")
def test_the_turn_follows_every_cause_at_once_as_the_next_reconciliation_says() -> None:
    assert {(reason, owner) for _, reason, owner in rows(TURNS)} == {(None, "dinsos")}
    found = send(record(f"K{n:02d}", cause, n) for n, cause in enumerate(CAUSES))
    assert (found.counted, found.pointed) == (len(CAUSES), len(CAUSES))  # type: ignore[attr-defined]
    world.as_(SYSTEM)
    causes = [*CAUSES, None]
    told = [
        (one, cause, turn_of(Program.BPNT, 10, cause, waits_until=dt.date(2019, 3, 18),
                             today=AT.date()))
        for one, cause in zip(FAMILIES, causes, strict=True)
    ]  # fmt: skip
    assert rows(TURNS) == told
    reconcile()
    assert rows(TURNS) == told
    assert rows(
        "SELECT id_kpm FROM reconciliation_unit WHERE until IS NULL"
        " AND 'ineligible_at_period' = ANY (findings) ORDER BY 1"
    ) == [("K05",), ("K06",)]


def test_a_record_sent_twice_has_one_effect_and_so_has_one_in_another_batch() -> None:
    one, two = record("K00", "EDC"), record("K01", "MENINGGAL", 1, note="  pindah\nrumah ")
    first = send([one, two])
    assert send([one, two]) == first
    send([replace(one, cause="PINDAH")])
    world.as_(SYSTEM)
    assert rows("SELECT id_kpm, cause, note FROM distribution_check ORDER BY id") == [
        ("K00", "EDC", ""), ("K01", "MENINGGAL", "pindah rumah"),
    ]  # fmt: skip
    told = rows("SELECT count(*) FROM audit_event WHERE action = 'distribution.checks_taken'")
    assert told == [(2,)]
    world.as_(FIELD)
    found = checks.newest_checks(["K00", "K01", "K02"], MARCH.number)
    assert {one: found[one].cause for one in found} == {"K00": "EDC", "K01": "MENINGGAL"}
    assert found["K00"].by_name == FIELD.name


def test_killed_after_receiving_the_same_records_finish_what_was_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from salur.reconciliation.actions import field

    def die(*_given: object, **_named: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(field, "take_checks", die)
        with pytest.raises(RuntimeError, match="killed"):
            send([record("K00", "EDC")])
    world.as_(SYSTEM)
    assert rows("SELECT count(*) FROM distribution_check") == [(0,)]
    send([record("K00", "EDC")])
    world.as_(SYSTEM)
    assert rows("SELECT id_kpm, cause FROM distribution_check") == [("K00", "EDC")]
    assert rows("SELECT count(*) FROM evidence_file WHERE contract = 'cek_lapangan'") == [(1,)]


@pytest.mark.usefixtures("month")
def test_a_file_is_followed_by_a_job_and_withdrawn_it_counts_no_more() -> None:
    send([record("K00", "EDC")])
    file = receive(
        "K00,2019-03,MENINGGAL,2019-03-29,", "K01,2019-03,PIN_TERBLOKIR,2019-03-20,",
        "TAK_DIKENAL,2019-03,LAIN,2019-03-20,",
    )  # fmt: skip
    accept(file)
    follow()
    assert rows(TURNS)[:3] == [
        ("K00", "MENINGGAL", "dinsos"), ("K01", "PIN_TERBLOKIR", "bank"), ("K02", None, "dinsos"),
    ]  # fmt: skip
    world.as_(BUDI)
    counted = checks.checked_families(PATH, MARCH.number)
    assert (set(counted.families), counted.held) == ({"K00", "K01", "TAK_DIKENAL"}, 0)
    distribution.withdraw_evidence(
        evidence_id=file, reason="salah kirim berkas", by=BUDI, at=AT, key=""
    )
    follow()
    told = [("K00", "EDC", "bank"), ("K01", None, "dinsos")]
    assert rows(TURNS)[:2] == told
    reconcile()
    assert rows(TURNS)[:2] == told


def test_every_row_about_a_family_elsewhere_is_named_before_acceptance_or_when_it_left() -> None:
    world.as_(BUDI)
    file = receive(*(f"{one},2019-03,EDC,2019-03-20," for one in ("K00", "Z", "TAK_ADA", "X")))
    told = {(3, "id_kpm", "family_elsewhere"), (4, "id_kpm", "family_unknown")}
    assert findings(file) == told
    received = evidence_of(file)
    assert received is not None and (received.rows, received.accepted) == (4, 3)
    with as_owner(), connection.cursor() as cursor:  # it moves before the file is taken in
        cursor.execute(
            "UPDATE registry_family SET kode_wilayah = %s, path = %s WHERE id_kpm = 'X'",
            [DESA_OTHER, RegionCode(DESA_OTHER).path],
        )
    accept(file)
    assert findings(file) == told | {(5, "id_kpm", "family_gone")}
    assert rows("SELECT id_kpm, path::text FROM distribution_check WHERE is_held") == [("X", PATH)]
    counted = checks.checked_families(PATH, MARCH.number)
    assert (set(counted.families), counted.held) == ({"K00", "TAK_ADA"}, 1)
    sheet = b"".join(evidence.marked_sheet(evidence_id=file, by=BUDI, at=AT).chunks)
    lines = load_workbook(io.BytesIO(sheet)).active.iter_rows(min_row=2, values_only=True)
    marks = {line[-2]: line[-1] for line in lines}
    assert set(marks) == {3, 4, 5}, "each with what is wrong and what to do"
    assert "tetap dihitung" in marks[4] and "tidak lagi di wilayah" in marks[5]


REFUSALS: list[tuple[dict[str, object], str, Actor, str]] = [
    ({}, DESA_PATH, replace(FIELD, roles=frozenset({"bank"})), "role_missing"),
    ({}, "id.62.01.03", FIELD, "outside_scope"),
    ({}, DESA_PATH, replace(FIELD, organisation_id=None), "sender_missing"),
    ({"cause": "MALAS"}, DESA_PATH, FIELD, "cause_unknown"),
    ({"said_on": dt.date(2019, 2, 28)}, DESA_PATH, FIELD, "day_impossible"),
    ({"said_on": dt.date(2019, 5, 3)}, DESA_PATH, FIELD, "day_impossible"),
    ({"note": "x" * 501}, DESA_PATH, FIELD, "note_too_long"),
    ({"note": "NIK 6201024101900077"}, DESA_PATH, FIELD, "identifier_in_text"),
    ({"id_kpm": "X"}, DESA_PATH, FIELD, "family_elsewhere"),
    ({"id_kpm": "Z"}, DESA_PATH, FIELD, "family_elsewhere"),
]


def test_refusals_leave_nothing() -> None:
    for changed, path, by, code in REFUSALS:
        with pytest.raises(Refused) as refused:
            send([record("K00", "EDC"), replace(record("K01", "EDC", 1), **changed)], by, path)  # type: ignore[arg-type]
        assert refused.value.code == code
    world.as_(SYSTEM)
    assert rows("SELECT count(*) FROM evidence_file WHERE contract = 'cek_lapangan'") == [(0,)]
    assert rows("SELECT count(*) FROM distribution_check") == [(0,)]


@pytest.mark.usefixtures("month")
def test_the_worklist_holds_who_got_nothing_with_whose_turn_and_how_many_were_seen() -> None:
    send([record("K01", "EDC")])
    world.as_(FIELD)
    seen = checks.checked_families("id.62.01.02", MARCH.number)
    counts = queries.unserved_counts("620102", "620102:", MARCH.number, digits=10,
                                     checked=seen.families)  # fmt: skip
    assert [(one.code, one.families, one.checked) for one in counts] == [
        (DESA, len(FAMILIES), 1), (DESA_2, 1, 0),
    ]  # fmt: skip
    page = queries.unserved_page(DESA, MARCH.number, size=2)
    assert [(one.id_kpm, one.klass, one.owner, one.reason) for one in page] == [
        ("K00", 10, "dinsos", None), ("K01", 10, "bank", "EDC"),
    ]  # fmt: skip
    after = queries.unserved_page(DESA, MARCH.number, after=page[-1].key, size=50)
    assert [one.id_kpm for one in after] == FAMILIES[2:]
    (failed,) = queries.unserved_page(DESA_2, MARCH.number)
    assert (failed.klass, failed.owner, failed.due) == (7, "bank", 110_000)
    world.as_(world.person(42, "facilitator", "id.62.01.03"))
    assert queries.unserved_page(DESA, MARCH.number) == ()
    assert checks.checked_families(PATH, MARCH.number).families == ()


def test_what_was_found_is_changed_by_nobody() -> None:
    send([record("K00", "EDC")])
    for statement in (
        "UPDATE distribution_check SET cause = 'LAIN'",
        "DELETE FROM distribution_check",
    ):
        with (
            pytest.raises(DatabaseError, match="only grows"),
            transaction.atomic(),
            as_owner(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
