"""A file in BPS codes: refused without a trace of its rows, or received and read as what it means."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BUDI, OFFICE
from tests.unit.evidence.making import text_of

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.audit.models import Event
from salur.config.postgres import Address
from salur.evidence import actions, queries
from salur.evidence.models import Evidence
from salur.jobs import actions as jobs

HEAD = ("kode_wilayah", "program", "periode", "kpm", "kabupaten")
KUTAI = Actor(BUDI.person_id, OFFICE, frozenset({"operator"}), ("id.64",), "Budi")
BPS = (("6402", "KUTAI BARAT"), ("6403", "KUTAI KARTANEGARA"), ("6405", "BERAU"), ("6404", "??"))
pytestmark = pytest.mark.usefixtures("parties")


@pytest.fixture
def parties(own_database: Address) -> None:
    world.parties()


def quotas(directory: Path) -> Path:
    lines = [[code, "BPNT", "2019-03", "100", name] for code, name in BPS]
    return world.write(directory, text_of([HEAD, *lines]).encode(), "kuota.csv")


def send(file: Path, **changes: object) -> actions.Received:
    asked = {"contract": "kuota", "program": None, "by": KUTAI, "path": "id.64", **changes}
    return world.send(file, **asked)


def test_it_is_refused_with_the_offer_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    with pytest.raises(actions.CodesRefused) as refused:
        send(quotas(tmp_path))
    assert refused.value.system == "bps-2020"
    assert refused.value.message.id.count("menurut Kemendagri") == 3
    with transaction.atomic():
        enter_scope(SYSTEM)
        assert not Evidence.objects.exists()
        assert Event.objects.get(action="evidence.refused").facts["code"] == refused.value.code


@pytest.mark.parametrize("at_once", [True, False])
def test_it_is_translated_on_request_and_that_is_on_record(tmp_path: Path, at_once: bool) -> None:
    file = quotas(tmp_path)
    received = send(file, system="bps-2020", at_once=at_once)
    jobs.run_worker(until_empty=True)
    with transaction.atomic():
        enter_scope(KUTAI)
        row = queries.evidence(received.evidence_id)
        assert row is not None and row.reading.system == "bps-2020"
        assert (row.accepted, row.held_back_rows) == (3, 1)
        found = queries.findings_page(row.id).rows
        assert [(one.row, one.rule, one.value) for one in found] == [
            (5, "region_untranslated", "6404 (bps-2020)")
        ]
        event = Event.objects.get(action="evidence.translated")
        assert (event.facts["system"], event.path) == ("bps-2020", "id.64")
        actions.accept(evidence_id=row.id, by=KUTAI, at=AT, key="a")
        kept = b"".join(actions.read_original(evidence_id=row.id, by=KUTAI, at=AT).chunks)
        assert kept == file.read_bytes()
        sheet = actions.marked_sheet(evidence_id=row.id, by=KUTAI, at=AT)
        assert sheet.size > 1000
        assert _codes(row) == ["6402", "6403", "6407"]


def _codes(row: queries.EvidenceRow) -> list[str]:
    import duckdb

    with queries.open_statements([row.id]) as opened:
        rows = duckdb.sql(f"SELECT kode_wilayah FROM '{opened['kuota'][0].path}' ORDER BY 1")
        return [code for (code,) in rows.fetchall()]


def test_the_same_bytes_read_otherwise_are_not_the_same_evidence(tmp_path: Path) -> None:
    file = quotas(tmp_path)
    first = send(file, system="bps-2020")
    assert send(file, system="bps-2020").repeated
    with pytest.raises(actions.EvidenceRefused, match="evidence_read_otherwise"):
        send(file)
    with transaction.atomic():
        enter_scope(KUTAI)
        actions.withdraw(
            evidence_id=first.evidence_id, reason="hanya diperiksa", by=KUTAI, at=AT, key="w"
        )
    with pytest.raises(actions.CodesRefused):
        send(file)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_system_that_nobody_knows_is_refused_at_once(tmp_path: Path, at_once: bool) -> None:
    with pytest.raises(actions.FileRefused, match="crosswalk_unknown"):
        send(quotas(tmp_path), system="bps-1999", at_once=at_once)


def test_how_a_file_was_read_is_changed_by_nobody(tmp_path: Path) -> None:
    received = send(quotas(tmp_path), system="bps-2020")
    for actor in (KUTAI, SYSTEM):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            enter_scope(actor)
            if actor is SYSTEM:
                cursor.execute("SET LOCAL ROLE salur_owner")
            cursor.execute(
                "UPDATE evidence_file SET reading = '{}' WHERE id = %s", [received.evidence_id]
            )


def test_a_reading_holds_no_number_of_anybody(tmp_path: Path) -> None:
    received = send(quotas(tmp_path), system="bps-2020")
    with transaction.atomic():
        enter_scope(KUTAI)
        row = Evidence.objects.get(id=received.evidence_id)
    row.pk, row.sha256, row.received_at = None, "0" * 64, dt.datetime.now(dt.UTC)
    row.id = BUDI.person_id
    row.reading = {"columns": {"6201024101900001": "nik"}}
    with (
        pytest.raises(DatabaseError, match="evidence_file_reading_no_number"),
        transaction.atomic(),
    ):
        enter_scope(KUTAI)
        row.save(force_insert=True)
