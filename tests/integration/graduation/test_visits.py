"""A home visit is kept sealed, moves a way out on, and comes from a form or from a file."""

import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, actor
from tests.integration.graduation.visiting import ANSWERS, DAY, HERE, give, world
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.distribution.actions import withdraw_evidence
from salur.evidence.queries import findings_page
from salur.graduation.actions.visits import record_visit, take_visits
from salur.graduation.pipeline.cases import insert
from salur.graduation.queries.limits import limits
from salur.graduation.queries.visits import visits_of_family
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


def test_an_export_of_odk_is_read_and_every_wrong_row_is_named_at_once(operator: Actor) -> None:
    end = ",uuid:1,uuid:1,Contoh,0,0"
    text = "\n".join(
        (
            _ODK,
            f"2019-03-03T02:00:00.000Z,K1,2019-03-03,Contoh,4,3000000,3,PEGAWAI,YA,SENDIRI,0{end}",
            f"2019-03-03T02:00:00.000Z,K2,2019-03-03,Contoh,,,,,,,{end}",
            f"2019-03-03T02:00:00.000Z,K3,2019-03-03,Contoh,4,banyak,3,PEGAWAI,YA,SENDIRI,0{end}",
            f"2019-03-03T02:00:00.000Z,K4,31/02/2019,Contoh,4,1,3,PEGAWAI,MUNGKIN,KALI,0{end}",
            f"2019-03-03T02:00:00.000Z,X1,2019-03-03,Contoh,4,1,3,PEGAWAI,YA,SENDIRI,0{end}",
            f"2019-03-03T02:00:00.000Z,K5,2019-03-09,Contoh,4,1,3,PEGAWAI,YA,SENDIRI,0{end}",
            f"2019-03-03T02:00:00.000Z,K6,2019-03-03,Contoh,-4,1,9,PEGAWAI,YA,SENDIRI,0{end}",
            f"2019-03-03T02:00:00.000Z,K1,2019-03-02,,4,1,3,PEGAWAI,YA,SENDIRI,0{end}",
        )
    )
    key = "odk"
    evidence_id = give(text + "\n", by=operator, key=key)
    found = {
        (one.row, one.column, one.rule) for one in findings_page(evidence_id).rows if one.row > 1
    }
    assert found == {
        (4, "pendapatan_bulan", "number_unreadable"), (5, "tanggal", "date_unreadable"),
        (5, "mampu_berobat", "value_not_allowed"), (5, "jamban", "value_not_allowed"),
        (8, "jumlah_anggota", "number_not_positive"), (9, "petugas", "required_missing"),
    }  # fmt: skip
    kept = "".join(str(one) for one in findings_page(evidence_id).rows)
    assert "banyak" not in kept, "what tells of income is not kept in the clear, even when wrong"
    [job] = jobs_of(evidence_id)
    assert run_now(job.id).result == {"kept": 1, "left_out": 3, "moved": 0}
    told = rows("SELECT facts FROM audit_event WHERE action = 'graduation.visits_taken'")
    assert "family_elsewhere 1" in str(told) and "nothing_answered 1" in str(told)
    assert "day_impossible 1" in str(told) and '["3", "6", "7"]' in str(told)
    enter_scope(operator)
    [seen] = visits_of_family(_family("K1"))
    assert seen.evidence == evidence_id and seen.answers["jamban"] == "SENDIRI"
    again = take_visits(evidence_id=evidence_id, by=operator, at=AT, key="again")
    assert again.kept == 0
    withdraw_evidence(
        evidence_id=evidence_id, reason="Salah kirim berkasnya.", by=operator, at=AT, key="w"
    )  # fmt: skip
    [other] = [one for one in jobs_of(evidence_id) if one.id != job.id]
    assert run_now(other.id).result == {"withdrawn": 1}
    enter_scope(operator)
    [seen] = visits_of_family(_family("K1"))
    assert seen.withdrawn_at is not None
