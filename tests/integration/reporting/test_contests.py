"""What a bank or Bulog contests stands in the berita acara, until the figure is what it claims."""

import io
import uuid

import openpyxl
import pytest
from django.db import DatabaseError, connection
from tests.integration.reporting.test_life import refusal
from tests.integration.reporting.world import AT, MARCH, World, actor, credit

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions, queries
from salur.reporting.actions import Claim
from salur.reporting.documents import berita_acara_xlsx
from salur.reporting.documents.tables import results
from salur.reporting.domain.contests import Answer
from salur.reporting.domain.frozen import digest_of, freeze, thaw
from salur.reporting.queries import Contest

pytestmark = pytest.mark.django_db
REASON = "Rekening koran kami menunjukkan kredit 10 Maret."


def _failed(world: World, by: Actor, cause: str = "class") -> uuid.UUID:
    """Give the line of a credit that failed (class 7), as the bank sees it."""
    enter_scope(by)
    only = reconciliation.ExceptionFilter(cause=cause, klass=7 if cause == "class" else None)
    return reconciliation.exceptions_page("id.63.01", only)[0].id


def _contest(world: World, by: Actor, **more: object) -> Contest:
    line = more.pop("line", None) or _failed(world, by)
    claim = {"term": "credited", "claimed": 110_000, "reason": REASON} | more
    key = str(claim.pop("key", uuid.uuid4()))
    enter_scope(by)
    return actions.contest_line(
        exception_id=line, claim=Claim(**claim), by=by, at=AT, key=key,  # type: ignore[arg-type]
    )  # fmt: skip


def _answer(by: Actor, one: Contest, answer: Answer, reason: str = REASON) -> Contest:
    enter_scope(by)
    return actions.answer_contest(
        contest_id=one.id, answer=answer, reason=reason, by=by, at=AT, key=str(uuid.uuid4())
    )


def _code(work: object, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as caught:
        work(*args, **more)  # type: ignore[operator]
    return caught.value.code


def test_a_contested_line_stands_in_what_is_signed_and_leaves_it_with_its_evidence(
    world: World,
) -> None:
    first = world.draft()
    one = _contest(world, world.bank, key="one")
    assert _contest(world, world.bank, key="one") == one
    assert (one.stated, one.claimed, one.answer) == (0, 110_000, None)
    assert refusal(world, "sign_report", world.head, report_id=first.report_id) == "contested_since"
    drafted = world.draft()
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None
    row = found.content.contested[0]
    assert (row.line, row.stated, row.claimed, row.answer) == (
        "Satu rekening di Gunung Makmur", 0, 110_000, "",
    )  # fmt: skip
    assert row.party == "PT Bank Rakyat Indonesia (Persero) Tbk"
    letter = results(found.content)
    assert (
        "1 angka dibantah" in letter["contested_note"] and "Rp110.000" in letter["contested_note"]
    )
    assert letter["contested"]["rows"][0][1] == f"{REASON}. Belum dijawab"
    sheet = openpyxl.load_workbook(io.BytesIO(berita_acara_xlsx(found.content)))["Dibantah"]
    assert sheet["F2"].value == "=E2-D2"
    assert digest_of(freeze(thaw(freeze(found.content)))) == found.digest
    for by in (world.head, world.bank):
        world.act("sign_report", by, report_id=drafted.report_id)
    enter_scope(world.operator)
    assert queries.is_intact(drafted.report_id)
    assert refusal(world, "draft_report", world.operator, version_id=world.version_id()) == (
        "report_unchanged"
    )
    # The bank's later file says what it claimed: the contest is settled by it.
    world.add("topup", [credit(4, referensi="T-4b")])
    world.publish()
    corrected = world.draft()
    enter_scope(world.operator)
    after = queries.report(corrected.report_id)
    assert after is not None and after.content.contested == ()
    assert after.content.differences


def test_what_is_contested_after_signing_goes_into_the_correction(world: World) -> None:
    signed = world.signed()
    one = _contest(world, world.bank)
    _answer(world.head, one, Answer.UPHELD, "Berkas bank tanggal 10 Maret tidak memuatnya.")
    corrected = world.draft()
    enter_scope(world.operator)
    before, after = queries.report(signed.report_id), queries.report(corrected.report_id)
    assert before is not None and after is not None
    assert before.content.contested == () and '"contested"' not in freeze(before.content)
    assert after.content.previous is not None
    assert after.content.contested[0].answer.startswith("Dipertahankan: Berkas bank")
    _answer(world.bank, one, Answer.WITHDRAWN, "Kami sudah menemukan kekeliruannya.")
    assert refusal(world, "sign_report", world.head, report_id=corrected.report_id) == (
        "contested_since"
    )


def test_a_class_is_contested_and_who_may_do_what(world: World) -> None:
    enter_scope(world.bank)
    claim = Claim("credited", 500_000, REASON, uuid.uuid4(), 3)
    asked = {
        "program": Program.BPNT, "period": MARCH, "code": "6301", "klass": 12,
        "by": world.bank, "at": AT, "key": "class",
    }  # fmt: skip
    assert _code(actions.contest_class, claim=claim, **asked) == "contest_evidence_unknown"
    one = actions.contest_class(claim=Claim("credited", 500_000, REASON), **asked)  # type: ignore[arg-type]
    assert (one.bank, one.klass, one.stated) == ("BRI", 12, 110_000)
    again = asked | {"key": "again"}
    claim = Claim("credited", 400_000, REASON)
    assert _code(actions.contest_class, claim=claim, **again) == "contested_already"
    assert _code(_contest, world, world.bank, term="quota_g") == "term_unknown"
    assert _code(_contest, world, world.bank, claimed=0) == "claim_is_stated"
    assert _code(_contest, world, world.bank, reason="salah") == "contest_reason_missing"
    number = "NIK 6301010101010001 sudah dikredit"
    assert _code(_contest, world, world.bank, reason=number) == "identifier_in_text"
    assert _code(_contest, world, world.bank, line=uuid.uuid4()) == "line_unknown"
    assert _code(_contest, world, world.operator) == "role_missing"
    other = actor("bank", "BNI", "id.63")
    mine = _failed(world, world.bank)
    assert _code(_contest, world, other, line=mine) == "line_unknown", "another bank's line"
    enter_scope(other)
    assert queries.contests_of("BPNT", 201903, "6301") == ()
    assert _code(_answer, other, one, Answer.WITHDRAWN) == "contest_unknown"
    assert _code(_answer, world.bank, one, Answer.UPHELD) == "role_missing"
    assert _answer(world.operator, one, Answer.ACCEPTED).answer is Answer.ACCEPTED
    assert _code(_answer, world.head, one, Answer.UPHELD) == "contest_answered"
    assert _answer(world.bank, one, Answer.WITHDRAWN).answer is Answer.WITHDRAWN


def test_bulog_contests_the_rice_of_a_desa(world: World) -> None:
    world.rice()
    line = _failed(world, world.bulog, "gap_arrived")
    one = _contest(world, world.bulog, line=line, term="arrived_g", claimed=100_000)
    assert (one.stated, one.kode_wilayah) == (66_670, "6301012002")
    drafted = world.draft("RASTRA")
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None
    assert [(r.line, r.term) for r in found.content.contested] == [
        ("Benua Tengah", "Diterima bersih (BAST)")
    ]


def test_the_database_itself_keeps_what_was_contested(world: World) -> None:
    one = _contest(world, world.bank)
    _answer(world.operator, one, Answer.ACCEPTED)
    for statement in (
        "UPDATE reporting_contest SET claimed = 1",
        "DELETE FROM reporting_contest_answer",
        "INSERT INTO reporting_contest_answer SELECT * FROM reporting_contest_answer",
    ):
        with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
            cursor.execute(statement)
