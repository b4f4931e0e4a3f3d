"""What somebody said stays sealed, a file of complaints comes in once, and a flood waits."""

import io
import threading
import uuid
from pathlib import Path

import pytest
from django.db import connection
from openpyxl import load_workbook
from tests.integration.coordination.cast import AT, DESA, KAB, regions
from tests.integration.coordination.complaining import (
    DAY,
    NIK,
    SAID,
    code,
    do,
    people,
    standing,
    verified,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain import pace
from salur.coordination.domain.complaints import NewComplaint
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence
from salur.evidence.pipeline import judges
from salur.evidence.queries import findings_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if "own_database" in request.fixturenames:
        return
    enter_scope(SYSTEM)
    regions(tmp_path)


def test_what_somebody_said_and_who_they_are_stays_sealed_and_out_of_the_audit() -> None:
    operator, head, bank = people()
    one = verified(operator)
    assert NIK not in standing(one).words and "minta uang" in standing(one).words
    with as_owner(), connection.cursor() as cursor:
        for table in ("coordination_complaint", "coordination_complaint_event", "audit_event"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            (text,) = cursor.fetchone()
            for hidden in (NIK, "minta uang", "Contoh Warga", "0812", one.secret):
                assert hidden not in text, (table, hidden)
                assert hidden.encode().hex() not in text, (table, hidden)
    show = {"complaint_id": one.id, "at": AT}
    enter_scope(operator)
    short = lambda: actions.show_complainant(**show, by=operator, reason="x")  # noqa: E731
    assert code(short) == "reason_missing"
    shown = actions.show_complainant(**show, by=head, reason="Menghubungi pelapor")
    assert shown == ("Contoh Warga", "0812")
    do(actions.forward_complaint, operator, one, organisation=bank.organisation_id, words="")
    enter_scope(bank)
    asked = lambda: actions.show_complainant(**show, by=bank, reason="Ingin tahu saja")  # noqa: E731
    assert code(asked) == "not_your_turn"
    key = {"new": NewComplaint(KAB, SAID), "at": AT, "key": "k" * 32}
    first, again = actions.complain(**key), actions.complain(**key)
    assert first == again and first.secret == again.secret
    assert repr(first.secret) not in repr(first) and SAID not in repr(key["new"])


def test_who_knocks_too_often_waits_whichever_process_counts() -> None:
    mine, all_of_us = (pace.COMPLAIN, "10.0.0.1"), (pace.COMPLAIN_ALL, "all")
    at = AT.replace(minute=10)
    waits = [
        actions.seconds_to_wait([mine, all_of_us], at=at) for _ in range(pace.COMPLAIN.most + 1)
    ]
    assert waits == [0] * pace.COMPLAIN.most + [50 * 60]
    assert actions.seconds_to_wait([(pace.COMPLAIN, "10.0.0.2")], at=at) == 0
    assert actions.seconds_to_wait([mine], at=at.replace(hour=at.hour + 1)) == 0
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, ''), sum(asked) FROM coordination_pace p")
        text, asked = cursor.fetchone()
        assert "10.0.0" not in text and asked == 2 * (pace.COMPLAIN.most + 1) + 2
        actions.seconds_to_wait([mine], at=at + 3 * DAY)
        cursor.execute("SELECT count(*) FROM coordination_pace")
        assert cursor.fetchone() == (1,), "what is over is forgotten"


def test_a_file_of_complaints_is_evidence_with_findings_and_comes_in_once(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
    operator, _head, _bank = people()
    enter_scope(operator)
    head = "id_pengaduan,saluran,tanggal,kode_wilayah,isi,t,program,peka,nama,kontak"

    def take(key: str, *lines: str, accepted: int) -> uuid.UUID:
        text = "\n".join((head, *lines)) + "\n"
        file = evidence.receive(
            source=io.BytesIO(text.encode()), file_name="lapor.csv", contract="pengaduan",
            sender=operator.organisation_id, path="id.62.01", program=None, period=None,
            by=operator, at=AT, key=key,
        )  # fmt: skip
        assert file.accepted == accepted, "what lies elsewhere is held back before it is accepted"
        accept_evidence(evidence_id=file.evidence_id, by=operator, at=AT, key=key)
        return file.evidence_id

    def found(evidence_id: uuid.UUID) -> set[tuple[int, str, str]]:
        return {(one.row, one.column, one.rule) for one in findings_page(evidence_id).rows}

    first = take(
        "a",
        f'L-1,LAPOR,2019-03-01,{DESA},"{SAID}",HARGA,BPNT,,Contoh Warga,0812',
        "1708-9,SMS_1708,2019-03-02,6201,Beras berkutu sekali.,KUALITAS,PKH,,,",
        "L-2,LAPOR,2019-03-02,6201,Petugas memukul warga.,,,KEKERASAN,,",
        "L-3,WHATSAPP,2019-03-02,6201,Salah saluran.,,,,,",
        f'L-4,LAPOR,2019-03-02,9999,"{SAID}",,,,,',
        "L-5,LAPOR,2019-03-02,6202,Wilayah orang lain.,,,,,",
        "L-7,LAPOR,2019-03-02,62,Lebih luas dari wilayah berkasnya.,,,,,",
        accepted=3,
    )
    take(
        "b",
        "L-1,LAPOR,2019-03-01,6201,Dikirim dua kali.,HARGA,,,,",
        "L-6,LAPOR,2019-03-03,6201,Baru lagi.,,,,,",
        accepted=2,
    )
    elsewhere = {(row, "kode_wilayah", "region_elsewhere") for row in (6, 7, 8)}
    assert found(first) == elsewhere | {
        (5, "saluran", "value_not_allowed"), (6, "kode_wilayah", "region_unknown"),
    }  # fmt: skip
    assert not any(NIK in str(one) for one in findings_page(first).rows)
    listed = coordination.complaints_page("id.62.01")
    assert {(one.channel, one.program, one.t) for one in listed} == {
        ("LAPOR", "BPNT", "HARGA"), ("SMS_1708", "PKH", "KUALITAS"), ("LAPOR", "", ""),
    }  # fmt: skip
    assert {one.received_on.day for one in listed} == {1, 2, 3}
    assert {one.due for one in listed} == {AT.date() + 3 * DAY}
    [lapor] = [one for one in listed if one.t == "HARGA"]
    seen = coordination.complaint(lapor.id)
    assert seen is not None and NIK not in seen.words and "minta uang" in seen.words
    assert (seen.source_number, seen.has_who, seen.evidence) == ("L-1", True, first)
    sheet = b"".join(evidence.marked_sheet(evidence_id=first, by=operator, at=AT).chunks)
    book = load_workbook(io.BytesIO(sheet))
    marks = {line[-2]: line[-1] for line in book.active.iter_rows(min_row=2, values_only=True)}
    assert set(marks) == {5, 6, 7, 8} and "di luar wilayah berkas ini" in marks[7]
    with monkeypatch.context() as before:  # received when nobody held its rows back
        before.delitem(judges._ANNOUNCED, "pengaduan")
        late = take("c", "L-8,LAPOR,2019-03-02,6202,Wilayah orang lain.,,,,,", accepted=1)
    assert found(late) == {(2, "kode_wilayah", "region_elsewhere")}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coordination_complaint")
        assert cursor.fetchone() == (4,), "the sensitive one is there, and seen by few"


def test_knocks_at_once_are_all_counted(own_database: object) -> None:
    passed: list[int] = []

    def knock() -> None:
        try:
            for _ in range(3):
                wait = actions.seconds_to_wait([(pace.LOOK_RECEIPT, "1")], at=AT)
                passed.append(wait)
        finally:
            connection.close()

    threads = [threading.Thread(target=knock) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(passed) == 30 and passed.count(0) == pace.LOOK_RECEIPT.most
