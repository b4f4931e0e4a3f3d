"""A file is received once, examined whole, and refused without a trace but the audit's."""

import io
import uuid
from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, AUDI, BNI, BRI, BUDI, ELSA, RINA, send, topup

from salur.access.actions import as_owner
from salur.audit import queries as audit
from salur.evidence import actions, queries
from salur.evidence.queries import opening
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.parties()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = (world.line(3), world.line(1), world.line(2, amount="0"))
    return world.write(tmp_path, topup(lines))


def _count(table: str) -> int:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def _story() -> list[str]:
    world.as_(AUDI)
    return [event.action for event in reversed(audit.events_page().events)]


def _code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.code


def test_a_file_is_kept_byte_for_byte_and_examined(file: Path) -> None:
    received = send(file, key="k1")
    assert (received.status, received.repeated) == ("checked", False)
    assert (received.rows, received.accepted, received.held_back) == (3, 2, 1)
    assert received.findings == {"number_not_positive": 1}
    assert received.total == 220_000
    row = queries.evidence(received.evidence_id)
    assert row is not None
    assert (row.first_period, row.last_period, row.size) == (201903, 201903, len(file.read_bytes()))
    assert row.sender_name == "Lembaga BRI"
    assert b"".join(opening.plain_chunks(opening.place_of(row.sha256))) == file.read_bytes()
    assert _story() == ["evidence.received", "evidence.checked"]


def test_a_file_of_no_named_kind_is_recognised_by_its_header(file: Path) -> None:
    received = send(file, contract=None, period=201901, key="k1", declared_sum=220_000)
    row = queries.evidence(received.evidence_id)
    assert row is not None
    assert (row.contract, row.first_period) == ("topup", 201903)
    assert send(file, key="k2").repeated, "named or recognised, it is the same evidence"


def test_a_file_whose_kind_nobody_can_tell_is_refused_on_the_record(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        send(world.write(tmp_path, b"foo,bar\n1,2\n"), contract=None)
    assert _code(refusal) == "contract_not_recognised"
    assert _story() == ["evidence.refused"]


def test_accepted_rows_lie_sorted_by_account_and_know_their_row(file: Path) -> None:
    received = send(file)
    actions.accept(evidence_id=received.evidence_id, by=BUDI, at=AT, key="a")
    with queries.open_statements([received.evidence_id]) as opened:
        (one,) = opened["topup"]
        path = one.path
        assert (one.evidence, one.sender) == (received.evidence_id, BRI)
        assert path.parent.stat().st_mode & 0o777 == 0o700
        rows = duckdb.sql(f"SELECT no_rekening, nominal, row FROM '{path}'").fetchall()
    assert rows == [("1234560000000001", 110_000, 3), ("1234560000000003", 110_000, 2)]
    assert not path.exists() and not path.parent.exists()


def test_rows_of_a_file_that_is_not_accepted_are_not_opened(file: Path) -> None:
    received = send(file)
    for wanted in (received.evidence_id, uuid.uuid4()):
        with pytest.raises(Refused) as refusal:
            queries.open_statements([wanted])
        assert _code(refusal) == "evidence_unknown"


def test_a_stream_is_received_like_a_file(file: Path) -> None:
    received = send(file, source=io.BytesIO(file.read_bytes()), file_name="unggahan.csv")
    assert received.rows == 3


def test_the_same_key_gives_the_same_answer_and_no_second_effect(file: Path) -> None:
    assert send(file, key="k") == send(file, key="k")
    assert _story() == ["evidence.received", "evidence.checked"]


def test_the_same_bytes_are_recognised_and_told(file: Path) -> None:
    first = send(file, key="k1")
    again = send(file, key="k2", file_name="salinan.csv")
    assert again == replace(first, repeated=True)
    assert send(file, key="k2") == again
    assert _count("evidence_file") == 1
    assert _story() == ["evidence.received", "evidence.checked", "evidence.received_again"]


def test_the_same_bytes_of_another_sender_or_contract_are_other_evidence(file: Path) -> None:
    first, other = send(file), send(file, sender=BNI)
    assert first.evidence_id != other.evidence_id
    assert first.sha256 == other.sha256


def test_the_same_bytes_after_a_withdrawal_are_received_anew(file: Path) -> None:
    first = send(file)
    actions.withdraw(
        evidence_id=first.evidence_id, reason="salah bulan, maaf", by=BUDI, at=AT, key=""
    )
    second = send(file)
    assert (second.repeated, second.status) == (False, "checked")
    row = queries.evidence(first.evidence_id)
    assert row is not None and row.status == "withdrawn"
    assert b"".join(opening.plain_chunks(opening.place_of(row.sha256))) == file.read_bytes()


def test_bytes_that_another_office_has_received_are_not_received_twice(file: Path) -> None:
    send(file)
    with pytest.raises(Refused) as refusal:
        send(file, by=ELSA, path="id.62.02")
    assert _code(refusal) == "received_elsewhere"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.4", "format_unsupported"),
        (b"nama,alamat\nx,y\n", "column_missing"),
        (b"PK\x03\x04 truncated", "file_damaged"),
    ],
)
def test_a_refused_file_leaves_an_audit_row_and_nothing_else(
    content: bytes, code: str, tmp_path: Path, store: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        send(world.write(tmp_path, content, f"kpm {world.NIK}.csv"), key="k")
    world.as_(AUDI)
    (event,) = audit.events_page().events
    assert event.action == "evidence.refused"
    assert event.facts["code"] == _code(refusal)
    assert _code(refusal) == code
    assert event.facts["file"] == "kpm [nomor].csv"
    assert "ditolak" in audit.sentence(event)
    assert _count("evidence_file") == _count("evidence_finding") == 0
    assert not list(store.rglob("*.sealed"))


@pytest.mark.parametrize("declared", [{"declared_rows": 4}, {"declared_sum": 330_000}])
def test_a_file_that_differs_from_what_was_declared_is_refused_whole(
    file: Path, declared: dict[str, int]
) -> None:
    with pytest.raises(actions.FileRefused) as refusal:
        send(file, **declared)
    assert _code(refusal) == "total_differs"
    assert _count("evidence_file") == 0
    assert send(file, declared_rows=3, declared_sum=220_000).rows == 3
    with pytest.raises(actions.FileRefused):
        send(file, **declared)


def test_refusals_come_in_their_order(file: Path) -> None:
    empty = world.write(file.parent, b"", "kosong.csv")
    for changes, code in (
        ({"by": AUDI, "path": "id.99", "contract": "x"}, "role_missing"),
        ({"path": "id.62.02", "contract": "x"}, "outside_scope"),
        ({"contract": "x", "by": RINA, "sender": BNI}, "contract_unknown"),
        ({"by": RINA, "sender": BNI}, "sender_not_yours"),
        ({"sender": uuid.uuid4(), "source": empty}, "sender_unknown"),
        ({"source": empty}, "file_empty"),
        ({"source": file.parent / "tidak ada.csv"}, "file_not_found"),
    ):
        with pytest.raises(Refused) as refusal:
            send(file, **changes)
        assert _code(refusal) == code


def test_receiving_inside_a_transaction_is_a_fault(file: Path) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        send(file)


def test_accepting_and_withdrawing_move_forward_only(file: Path) -> None:
    received = send(file)
    identity = received.evidence_id
    accepted = actions.accept(evidence_id=identity, by=BUDI, at=AT, key="a")
    assert (accepted.status, accepted.accepted, accepted.held_back) == ("accepted", 2, 1)
    assert actions.accept(evidence_id=identity, by=BUDI, at=AT, key="a") == accepted
    assert actions.accept(evidence_id=identity, by=BUDI, at=AT, key="b") == accepted
    with pytest.raises(Refused) as refusal:
        actions.withdraw(evidence_id=identity, reason="salah", by=BUDI, at=AT, key="")
    assert _code(refusal) == "reason_missing"
    world.as_(RINA)
    with pytest.raises(Refused) as refusal:
        actions.withdraw(evidence_id=identity, reason="salah berkas", by=RINA, at=AT, key="")
    assert _code(refusal) == "evidence_accepted"
    world.as_(BUDI)
    gone = actions.withdraw(evidence_id=identity, reason="salah berkas", by=BUDI, at=AT, key="w")
    assert gone.status == "withdrawn"
    assert actions.withdraw(evidence_id=identity, reason="", by=BUDI, at=AT, key="w") == gone
    with pytest.raises(Refused) as refusal:
        actions.accept(evidence_id=identity, by=BUDI, at=AT, key="c")
    assert _code(refusal) == "evidence_closed"
    assert _story()[-2:] == ["evidence.accepted", "evidence.withdrawn"]


def test_a_file_without_a_usable_row_is_not_accepted(tmp_path: Path) -> None:
    received = send(world.write(tmp_path, topup([world.line(1, amount="0")])))
    with pytest.raises(Refused) as refusal:
        actions.accept(evidence_id=received.evidence_id, by=BUDI, at=AT, key="")
    assert _code(refusal) == "evidence_empty"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence_file SET sha256 = repeat('0', 64)",
        "UPDATE evidence_file SET status = 'received'",
        "UPDATE evidence_file SET accepted = accepted - 1, held_back_rows = held_back_rows + 1",
        "DELETE FROM evidence_file",
        "UPDATE evidence_finding SET value = ''",
        "DELETE FROM evidence_finding",
        "UPDATE evidence_finding_count SET count = 0",
        "DELETE FROM evidence_finding_count",
    ],
)
def test_the_database_keeps_what_was_received_from_everybody(file: Path, statement: str) -> None:
    send(file)
    for owner in (False, True):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            if owner:
                with as_owner():
                    cursor.execute(statement)
            else:
                cursor.execute(statement)


def test_the_original_is_read_on_the_record(file: Path) -> None:
    received = send(file)
    original = actions.read_original(evidence_id=received.evidence_id, by=BUDI, at=AT)
    assert b"".join(original.chunks) == file.read_bytes()
    world.as_(AUDI)
    with pytest.raises(Refused) as refusal:
        actions.read_original(evidence_id=received.evidence_id, by=AUDI, at=AT)
    assert _code(refusal) == "reason_missing"
    actions.read_original(
        evidence_id=received.evidence_id, reason=f"uji petik {world.NIK}", by=AUDI, at=AT
    )
    events = [e for e in audit.events_page().events if e.action == "evidence.opened"]
    assert [event.facts["reason"] for event in events] == ["uji petik [nomor]", ""]
    world.as_(BUDI)
    clerk = replace(BUDI, person_id=uuid.uuid4(), roles=frozenset({"analyst"}))
    with pytest.raises(Refused) as refusal:
        actions.read_original(
            evidence_id=received.evidence_id, reason="ingin tahu isinya", by=clerk, at=AT
        )
    assert _code(refusal) == "role_missing"


def test_the_marked_sheet_is_made_from_the_stored_bytes_on_the_record(
    file: Path, tmp_path: Path
) -> None:
    received = send(file)
    file.unlink()
    sheet = actions.marked_sheet(evidence_id=received.evidence_id, by=BUDI, at=AT)
    content = b"".join(sheet.chunks)
    assert (sheet.file_name, sheet.size) == ("topup-ditandai.xlsx", len(content))
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows())
    (marked,) = rows[1:]
    assert marked[3].value == "0" and "nol" in marked[3].comment.text
    every = actions.marked_sheet(evidence_id=received.evidence_id, all_rows=True, by=BUDI, at=AT)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(every.chunks)))
    assert len(list(book.active.iter_rows())) == 4
    assert _story().count("evidence.marked") == 2
    with pytest.raises(Refused) as refusal:
        actions.marked_sheet(evidence_id=received.evidence_id, by=AUDI, at=AT)
    assert _code(refusal) == "reason_missing"


def test_columns_that_nobody_knows_are_told_and_kept(tmp_path: Path) -> None:
    content = topup().replace(b",nik\n", b",nik,catatan\n").replace(b"1\n", b"1,x\n")
    received = send(world.write(tmp_path, content))
    assert received.findings["column_unknown"] == 1
    (first, *_) = queries.findings_page(received.evidence_id, rule="column_unknown").rows
    assert (first.row, first.column, first.severity) == (1, "catatan", "info")


def test_the_bank_sends_its_own(file: Path) -> None:
    assert send(file, by=RINA, sender=BRI).status == "checked"
