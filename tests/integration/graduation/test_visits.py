"""A home visit is kept sealed, moves a way out on, and comes from a form or from a file."""

import io
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook
from tests.integration.coordination.cast import AT, actor
from tests.integration.graduation.visiting import ANSWERS, DAY, ELSEWHERE, HERE, give, world
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.distribution.actions import accept_evidence, withdraw_evidence
from salur.evidence.actions import marked_sheet
from salur.evidence.queries import evidence, finding_counts, findings_page
from salur.graduation.actions.visits import record_visit, take_visits
from salur.graduation.pipeline.cases import insert
from salur.graduation.queries.limits import limits
from salur.graduation.queries.visits import visits_of_family
from salur.interfaces.web.presenters.evidence import Answers, evidence_page
from salur.jobs.actions import run_now
from salur.jobs.queries import jobs_of
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.registry.queries import family_id_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(tmp_path: Path, settings: object) -> Actor:
    return world(tmp_path, settings)


def _family(id_kpm: str) -> uuid.UUID:
    found = family_id_of(id_kpm)
    assert found is not None
    return found


def _visit(by: Actor, id_kpm: str = "K1", key: str = "", **more: object) -> object:
    values = {
        "visited_on": DAY, "visitor": "Pendamping Contoh", "answers": ANSWERS, **more,
    }  # fmt: skip
    return record_visit(family=_family(id_kpm), by=by, at=AT, key=key, **values)  # type: ignore[arg-type]


def _code(by: Actor, **more: object) -> str:
    with pytest.raises(Refused) as refusal:
        _visit(by, **more)
    return refusal.value.code


def test_a_visit_is_kept_sealed_once_and_a_way_out_goes_on(operator: Actor) -> None:
    with as_owner():
        insert({
            "id": uuid.uuid4(), "id_kpm": "K1", "family": _family("K1"), "program": "",
            "kind": "MANDIRI", "source": "facilitator", "code": HERE, "path": RegionCode(HERE).path,
            "by": operator.person_id, "by_name": operator.name, "by_org": operator.organisation_id,
            "at": AT, "words": None,
        })  # fmt: skip
    first = _visit(operator, key="one")
    assert _visit(operator, key="one") == first and first.moved  # type: ignore[attr-defined]
    assert rows("SELECT state, visit FROM graduation_case") == [("VISITED", first.id)]  # type: ignore[attr-defined]
    [seen] = visits_of_family(_family("K1"))
    assert (seen.met, seen.unmet) == (("income", "work"), ("health",))
    assert seen.unknown == ("assets", "schooling", "housing") and seen.eligible is None
    assert seen.answers == ANSWERS
    stands = seen.readiness(limits())
    assert "di bawah" not in str(stands.found[0].reasons) and len(stands.found) == 6
    text = str(
        rows("SELECT t::text FROM graduation_visit t UNION ALL SELECT facts::text FROM audit_event")
    )
    for hidden in ("3000000", "USAHA_SENDIRI", "mampu_berobat"):
        assert hidden not in text and hidden.encode().hex() not in text
    assert "3000000" not in repr(seen)


def test_what_cannot_be_is_refused_in_order_and_a_visit_stays(operator: Actor) -> None:
    bank, far = actor("bank", "BRI", "id.62"), actor("operator", "DINSOS-6202", "id.62.02")
    assert _code(operator, visited_on=DAY.replace(year=2030)) == "day_impossible"
    assert _code(operator, visitor=" ", answers={}) == "visitor_missing"
    assert _code(operator, visitor="6201024101900001") == "visitor_missing"
    assert _code(operator, answers={"jamban": "SUNGAI"}) == "answer_impossible"
    assert _code(operator, answers={"makan_sehari": 7}) == "answer_impossible"
    wrong = {"anak_usia_sekolah": 1, "anak_bersekolah": 2}
    assert _code(operator, answers=wrong) == "answer_impossible"
    assert _code(operator, answers={}) == "nothing_answered"
    assert _code(far) == "outside_scope"
    assert _code(bank) == "role_missing"
    _visit(operator)
    enter_scope(far)
    assert rows_in_scope() == 0
    enter_scope(bank)
    assert rows_in_scope() == 0, "a bank sees nothing of how families stand"
    enter_scope(operator)
    assert rows_in_scope() == 1
    for statement in (
        "DELETE FROM graduation_visit",
        "UPDATE graduation_visit SET met = unmet, unmet = met",
        "INSERT INTO graduation_visit SELECT gen_random_uuid(), family, id_kpm, code, path, visited_on, visitor,"
        " answers_sealed, met, unmet, '{}', eligible, source, evidence, row, by_person, by_name, at"
        " FROM graduation_visit",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)


def rows_in_scope() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM graduation_visit")
        return int(cursor.fetchone()[0])


# As ODK Central gives submissions: groups before a dash, its own columns around, select names.
_ODK = (
    "SubmissionDate,id_kpm,tanggal,petugas,family-jumlah_anggota,income-pendapatan_bulan,"
    "income-makan_sehari,work-pekerjaan_kepala,health-mampu_berobat,housing-jamban,"
    "schooling-anak_usia_sekolah,meta-instanceID,KEY,SubmitterName,AttachmentsPresent,Edits"
)
_SENT = "2019-03-03T02:00:00.000Z"


def _line(start: str, submission: str, answers: str = "4,1,3,PEGAWAI,YA,SENDIRI,0") -> str:
    key = f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, submission)}"
    return f"{_SENT},{start},{answers},{key},{key},Contoh,0,0"


def _odk(*lines: str) -> str:
    return "\n".join((_ODK, *lines, ""))


def _found(evidence_id: uuid.UUID) -> set[tuple[int, str, str]]:
    return {(one.row, one.column, one.rule) for one in findings_page(evidence_id).rows}


def _marks(evidence_id: uuid.UUID, by: Actor) -> dict[int, str]:
    """Give what stands beside each marked row."""
    sheet = b"".join(marked_sheet(evidence_id=evidence_id, by=by, at=AT).chunks)
    rows = load_workbook(io.BytesIO(sheet)).active.iter_rows(min_row=2, values_only=True)
    return {int(line[-2]): str(line[-1]) for line in rows}


def test_an_export_of_odk_is_read_and_every_wrong_row_is_named_at_once(operator: Actor) -> None:
    text = _odk(
        _line("K1,2019-03-03,Contoh", "a", "4,3000000,3,PEGAWAI,YA,SENDIRI,0"),
        _line("K2,2019-03-03,Contoh", "b", ",,,,,,"),
        _line("K3,2019-03-03,Contoh", "c", "4,banyak,3,PEGAWAI,YA,SENDIRI,0"),
        _line("K4,31/02/2019,Contoh", "d", "4,1,3,PEGAWAI,MUNGKIN,KALI,0"),
        _line("X1,2019-03-03,Contoh", "e"),
        _line("K5,2019-03-09,Contoh", "f"),
        _line("K6,2019-03-03,Contoh", "g", "-4,1,9,PEGAWAI,YA,SENDIRI,0"),
        _line("K1,2019-03-02,", "h"),
        _line("K1,2019-03-03,Contoh", "a", "4,3000000,3,Employee,YA,SENDIRI,0"),
        _line("K5,2019-03-03,Contoh", "i"),
        _line("K5,2019-03-02,Contoh", "i"),
        _line("K5,2019-03-03,Contoh", "j"),
        _line("K6,2019-03-03,Contoh", "k"),
    )
    evidence_id = give(text, by=operator, key="odk", accept=False)
    wrong = {
        (3, "", "nothing_answered"), (4, "pendapatan_bulan", "number_unreadable"),
        (5, "tanggal", "date_unreadable"), (5, "mampu_berobat", "value_not_allowed"),
        (5, "jamban", "value_not_allowed"), (6, "id_kpm", "family_elsewhere"),
        (7, "tanggal", "day_impossible"), (8, "jumlah_anggota", "number_not_positive"),
        (8, "makan_sehari", "answer_impossible"), (9, "petugas", "required_missing"),
        (11, "id_kiriman", "submission_differs"), (12, "id_kiriman", "submission_differs"),
    }  # fmt: skip
    told = {
        (1, "pekerjaan_kepala", "labels_read"),
        (10, "id_kiriman", "submission_repeated"),
    }
    assert _found(evidence_id) == wrong | told, "the rest of its headings is known"
    found = evidence(evidence_id)
    assert found is not None and (found.rows, found.accepted) == (13, 4), "before it is accepted"
    kept = "".join(str(one) for one in findings_page(evidence_id).rows)
    assert "banyak" not in kept, "what tells of income is not kept in the clear, even when wrong"

    with as_owner(), connection.cursor() as cursor:  # it moves before the file is taken in
        cursor.execute(
            "UPDATE registry_family SET kode_wilayah = %s, path = %s WHERE id_kpm = 'K6'",
            [ELSEWHERE, RegionCode(ELSEWHERE).path],
        )
    accept_evidence(evidence_id=evidence_id, by=operator, at=AT, key="odk")
    [job] = jobs_of(evidence_id)
    assert run_now(job.id).result == {"kept": 2, "left_out": 1, "moved": 0}
    events = rows("SELECT facts FROM audit_event WHERE action = 'graduation.visits_taken'")
    assert "family_gone 1" in str(events) and '["14"]' in str(events)
    enter_scope(operator)
    later = (14, "id_kpm", "family_gone")
    assert _found(evidence_id) == wrong | told | {later}
    found = evidence(evidence_id)
    assert found is not None
    counts = finding_counts(evidence_id)
    assert {(one.rule, one.count) for one in counts if one.late} == {("family_gone", 1)}
    page = evidence_page(
        Answers(found, counts, {}, None, may_decide=True, may_withdraw=True, is_mine=True)
    )
    assert (page.accepted, page.held_back) == (3, 10) and page.marked_sheet is not None
    assert {"family_gone", "family_elsewhere"} <= {one.rule for one in page.findings}
    marks = _marks(evidence_id, operator)
    assert set(marks) == {row for row, _column, _rule in wrong | {later}} | {10}
    assert "Di wilayah berkas ini tidak ada keluarga dengan nomor ini." in marks[6]
    assert "sesudah berkas diterima" in marks[7] and "tidak lagi di wilayah" in marks[14]

    [seen] = visits_of_family(_family("K1"))
    assert seen.evidence == evidence_id and seen.answers["jamban"] == "SENDIRI"
    again = take_visits(evidence_id=evidence_id, by=operator, at=AT, key="again")
    assert again.kept == 0 and _found(evidence_id) == wrong | told | {later}


def test_what_two_exports_bring_counts_once_and_stays_while_one_of_them_does(
    operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who exports every month takes the months before along."""
    march = _odk(_line("K1,2019-03-03,Contoh", "a"), _line("K2,2019-03-03,Contoh", "b"))
    all_of_it = march + _line("K3,2019-03-03,Contoh", "c") + "\n"
    first = give(march, by=operator, key="one")
    second = give(all_of_it, by=operator, key="two", accept=False)
    assert not _found(second), "nobody took the first in so far"
    assert run_now(jobs_of(first)[0].id).result["kept"] == 2
    enter_scope(operator)
    accept_evidence(evidence_id=second, by=operator, at=AT, key="two")
    assert run_now(jobs_of(second)[0].id).result == {"kept": 1, "left_out": 0, "moved": 0}
    with monkeypatch.context() as little:  # more than are kept one by one are marked all the same
        for where in ("examining", "publishing"):
            little.setattr(f"salur.evidence.pipeline.{where}.MOST_KEPT", 1)
        third = give(all_of_it + "\n", by=operator, key="three", accept=False)
    known = {(row, "id_kiriman", "submission_known") for row in (2, 3)}
    assert _found(second) == known and len(_found(third)) == 1
    assert set(_marks(third, operator)) == {2, 3, 4}
    withdraw_evidence(
        evidence_id=first, reason="Salah kirim berkasnya.", by=operator, at=AT, key="w"
    )  # fmt: skip
    [letting_go] = [one for one in jobs_of(first) if one.is_open]
    assert run_now(letting_go.id).result == {"withdrawn": 2}
    with as_owner():
        [again] = [one for one in jobs_of(second) if one.is_open]
    assert run_now(again.id).result == {"kept": 2, "left_out": 0, "moved": 0}
    enter_scope(operator)
    seen = [(one.evidence, one.withdrawn_at is None) for one in visits_of_family(_family("K1"))]
    assert seen == [(second, True), (first, False)]
