"""Recording signed sheets: once per id, checked at once, evidence like any other, never edited."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings
from tests.integration.distribution import world
from tests.integration.distribution.test_sheets import draw
from tests.integration.distribution.world import (
    APRIL,
    BUDI,
    CITRA,
    DESA,
    ELSA,
    HEAD,
    MARCH,
    PATH,
    RASTRA,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.audit import queries as audit
from salur.distribution import actions, queries
from salur.distribution.domain.handover_entries import read_entries, written
from salur.evidence import actions as evidence_actions
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.reconciliation.actions import reconcile_month

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2019, 3, 28, 8, tzinfo=dt.UTC)
DAY = dt.date(2019, 3, 26)
TKSK = world.person(21, "facilitator", "id.62.01.02")
FAMILIES = tuple(f"F{number:02d}" for number in range(1, 31))
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 200


@pytest.fixture
def cycle(db: None) -> queries.Cycle:
    """A month whose desa has thirty families besides the world's own."""
    world.build()
    world.as_(SYSTEM)
    world.register((id_kpm, DESA) for id_kpm in FAMILIES)
    return world.frozen(RASTRA)


@pytest.fixture
def sheet(cycle: queries.Cycle) -> queries.Sheet:
    drawn = draw(cycle)
    return queries.sheets_of(drawn.sheets)[0]


def code_of(sheet: queries.Sheet, page: int = 1) -> str:
    with as_owner():
        return queries.page_codes([sheet.id])[sheet.id][page - 1]


def record(
    sheet: queries.Sheet, text: str = "", by: Actor = BUDI, **more: object
) -> queries.Handover:
    """Record a sheet as the page does: from what was typed."""
    world.as_(by)
    told, unread = read_entries(text)
    how = {"sheet_code": code_of(sheet), "handed_on": DAY, "at": NOW, "key": str(uuid.uuid4())}
    return actions.record_handover(told=told, unread=unread, by=by, **(how | more))  # type: ignore[arg-type]


def withdraw(one: queries.Handover, by: Actor = BUDI, reason: str = "salah lembar") -> None:
    world.as_(by)
    actions.withdraw_handover(
        handover_id=one.id, reason=reason, by=by, at=NOW, key=uuid.uuid4().hex
    )


def _refused(call: "object", *values: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(*values, **how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def test_everybody_was_handed_all_of_it_but_those_who_are_named(sheet: queries.Sheet) -> None:
    key = str(uuid.uuid4())
    text = "2 t\n3 w Siti Aminah, a\n4 k 7,5\n5 m"
    one = record(sheet, text, key=key, sheet_code=code_of(sheet, 2))
    assert (one.families, one.handed, one.absent, one.refused) == (32, 30, 1, 1)
    assert (one.short, one.proxies, one.grams, one.entitled) == (1, 1, 297_500, 320_000)
    assert written(queries.told_in(one.id)) == "2 t\n3 w Siti Aminah, anak\n4 k 7,5\n5 m"
    assert record(sheet, text, key=key) == one, "the same id with the same content has one effect"
    assert _refused(record, sheet, "2 t", key=key) == "record_id_used"
    assert _refused(record, sheet, text) == "handover_recorded_already"
    world.as_(SYSTEM)
    assert len(audit.events_page(action="handover.recorded").events) == 1
    (row,) = queries.sheet_progress(MARCH, sheet.path)
    assert (row.handover_id, row.handed, row.handed_grams) == (one.id, 30, 297_500)


def test_refusals_come_in_order_and_name_everything(
    cycle: queries.Cycle, sheet: queries.Sheet
) -> None:
    assert _refused(record, sheet, key="17") == "record_id_invalid"
    assert _refused(record, sheet, by=HEAD) == "role_missing"
    assert _refused(record, sheet, sheet_code="K7Q2-9FMX") == "sheet_code_unknown"
    code = code_of(sheet)
    assert _refused(record, sheet, by=ELSA, sheet_code=code) == "sheet_code_unknown"
    with pytest.raises(Refused) as refusal, transaction.atomic():
        record(sheet, "1 t\n99 t\nsaya", handed_on=dt.date(2019, 3, 29))
    faults = refusal.value.faults  # type: ignore[attr-defined]
    assert [one.code for one in faults] == ["day_in_future", "line_unreadable", "line_unknown"]
    assert refusal.value.code == "day_in_future"
    assert "99" in refusal.value.in_language("id") and "saya" in faults[1].text
    draw(cycle, until=APRIL)
    assert _refused(record, sheet) == "sheet_replaced"
    assert queries.handovers_of(sheet.id) == ()


def test_nothing_before_the_order_or_the_arrival_and_nothing_beyond_what_arrived(
    cycle: queries.Cycle, sheet: queries.Sheet
) -> None:
    world.as_(SYSTEM)
    spa = world.prepared(cycle, dated=dt.date(2019, 3, 12))
    world.as_(HEAD)
    actions.approve_spa(spa_id=spa.id, by=HEAD, at=NOW, key="")
    assert _refused(record, sheet, handed_on=dt.date(2019, 3, 11)) == "day_too_early"
    world.as_(SYSTEM)
    world.send("bast", world.BULOG, lines=[f"B1,DO1,2019-03-20,{DESA},2019-03,320",
                                           f"B2,DO1,2019-03-24,{DESA},2019-03,-0"])  # fmt: skip
    world.send("bast", world.BULOG, lines=[f"B3,DO1,2019-03-25,{DESA},2019-03,4"])
    assert _refused(record, sheet, handed_on=dt.date(2019, 3, 19)) == "day_too_early"
    one = record(sheet)
    withdraw(one)
    world.as_(SYSTEM)
    file = world.send("bast", world.BULOG, lines=[f"B9,DO1,2019-03-20,{DESA[:6]},2019-03,1"])
    withdraw(record(sheet))  # a kecamatan's rice was not shared out: nobody can say what arrived
    world.as_(SYSTEM)
    world.withdraw(file)


def test_what_arrived_short_cannot_all_be_handed_out(sheet: queries.Sheet) -> None:
    world.as_(SYSTEM)
    world.send("bast", world.BULOG, lines=[f"B1,DO1,2019-03-20,{DESA},2019-03,300"])
    assert _refused(record, sheet) == "beyond_arrival"
    assert record(sheet, "1 t\n2 m").grams == 300_000


def test_a_record_is_evidence_that_reconciles_as_a_file_would(sheet: queries.Sheet) -> None:
    world.as_(SYSTEM)
    seed_parameters(by=SYSTEM, at=NOW)
    world.send("bast", world.BULOG, lines=[f"B1,DO1,2019-03-20,{DESA},2019-03,320"])
    text = "2 t\n3 w Siti Aminah, a\n4 k 7,5\n5 m"
    one = record(sheet, text)
    kept = actions.keep_handover(handover_id=one.id, by=BUDI, at=NOW)
    world.as_(SYSTEM)
    assert kept is not None and actions.keep_handover(handover_id=one.id, by=BUDI, at=NOW) == kept
    world.as_(SYSTEM)
    row = evidence.evidence(kept)
    assert row is not None
    assert (row.status, row.contract, row.rows, row.total) == ("accepted", "serah", 30, 297_500)
    assert (row.sender, row.received_by_name, row.path) == (world.OFFICE, BUDI.name, sheet.path)
    from_record = _reconciled()
    withdraw(one)
    world.as_(SYSTEM)
    after = evidence.evidence(kept)
    assert after is not None and after.status == "withdrawn"
    assert _reconciled() != from_record
    lines = [
        f"{line.id_kpm},2019-03,{'7.5' if line.number == 4 else 10},{DAY}"
        for line in queries.sheet_lines([sheet.id])[sheet.id]
        if line.number not in (2, 5)
    ]
    world.as_(SYSTEM)
    world.send("serah", world.OFFICE, lines=lines)
    assert _reconciled() == from_record


def _reconciled() -> list[object]:
    reconcile_month(program=RASTRA, period=MARCH, by=SYSTEM, at=NOW, key=uuid.uuid4().hex)
    world.as_(SYSTEM)
    found: list[object] = []
    with as_owner(), connection.cursor() as cursor:
        for table, key in (("rice_unit", "kode_wilayah"), ("family", "id_kpm")):
            cursor.execute(
                f"SELECT to_jsonb(t) - ARRAY['id', 'version', 'since', 'run', 'from_version', 'evidence']"
                f" FROM reconciliation_{table} t WHERE until IS NULL ORDER BY {key}"
            )
            found += cursor.fetchall()
    return found


def test_correcting_is_withdrawing_and_recording_anew(sheet: queries.Sheet) -> None:
    first = record(sheet, "2 t", by=TKSK)
    assert _refused(withdraw, first, reason="salah") == "reason_missing"
    assert _refused(withdraw, first, by=replace(TKSK, person_id=uuid.uuid4())) == (
        "handover_not_yours"
    )
    withdraw(first, by=CITRA)
    assert _refused(withdraw, first) == "handover_withdrawn_already"
    assert actions.keep_handover(handover_id=first.id, by=BUDI, at=NOW) is None, "nothing to file"
    second = record(sheet, "2 t", by=TKSK)
    assert second.id != first.id
    assert [one.status for one in queries.handovers_of(sheet.id)].count("WITHDRAWN") == 1
    kept = actions.keep_handover(handover_id=second.id, by=TKSK, at=NOW)
    world.as_(SYSTEM)
    row = evidence.evidence(kept) if kept else None
    assert row is not None and row.status == "accepted", "a facilitator's record counts as well"


def test_a_sheet_from_which_nobody_was_handed_anything_has_no_file(cycle: queries.Cycle) -> None:
    small = queries.sheets_of(draw(cycle).sheets)[1]
    one = record(small, "1 t")
    assert (one.handed, one.absent, one.grams) == (0, 1, 0)
    assert actions.keep_handover(handover_id=one.id, by=BUDI, at=NOW) is None
    withdraw(one)


def test_a_rapel_is_one_sheet_and_a_line_for_each_month(cycle: queries.Cycle) -> None:
    both = queries.sheets_of(draw(cycle, until=APRIL).sheets)[0]
    one = record(both, "1 k 12,5")
    kept = actions.keep_handover(handover_id=one.id, by=BUDI, at=NOW)
    world.as_(SYSTEM)
    row = evidence.evidence(kept) if kept else None
    assert row is not None
    assert (row.rows, row.total, row.first_period, row.last_period) == (
        64, 632_500, MARCH.number, APRIL.number,
    )  # fmt: skip


def test_what_is_out_and_not_recorded_is_a_thing_to_do(sheet: queries.Sheet) -> None:
    def asked() -> list[int]:
        world.as_(BUDI)
        lines = queries.todos(BUDI, NOW.date())
        found = [line for line in lines if line.kind == "record_sheets"]
        assert all("2 desa" in line.sentence.id or "1 desa" in line.sentence.id for line in found)
        return [line.count for line in found]

    assert asked() == [1]
    record(sheet)
    assert asked() == [1]
    record(queries.sheets_of([row.sheet_id for row in queries.sheet_progress(MARCH, PATH)])[1])
    assert asked() == []


def test_a_draft_outlives_the_browser_and_goes_with_the_record(sheet: queries.Sheet) -> None:
    world.as_(BUDI)
    key = uuid.uuid4()
    how = {"sheet_id": sheet.id, "handed_on": None, "by": BUDI, "at": NOW, "key": str(key)}
    actions.save_handover_draft(entries="1 t\n2 ", **how)  # type: ignore[arg-type]
    actions.save_handover_draft(entries="1 t\n2 m", **how | {"handed_on": DAY})  # type: ignore[arg-type]
    draft = queries.draft(sheet.id, BUDI.person_id)
    assert draft is not None
    assert (draft.record_id, draft.handed_on, draft.entries) == (key, DAY, "1 t\n2 m")
    assert queries.draft(sheet.id, CITRA.person_id) is None
    long = {"entries": "1 w Siti 6201 0101 0190 0001, anak"}
    assert _refused(actions.save_handover_draft, **how | long) == "draft_has_number"
    assert _refused(actions.save_handover_draft, **how | {"entries": "x" * 20_001}) == (
        "draft_too_long"
    )
    assert _refused(actions.save_handover_draft, **how | {"entries": "", "key": "x"}) == (
        "record_id_invalid"
    )
    record(sheet, draft.entries, key=str(draft.record_id))
    assert queries.draft(sheet.id, BUDI.person_id) is None


def test_checking_says_what_recording_would_and_keeps_nothing(sheet: queries.Sheet) -> None:
    world.as_(BUDI)
    told, unread = read_entries("1 t\n99 m")
    judged = actions.check_handover(
        sheet_code=code_of(sheet), handed_on=DAY, told=told, unread=unread, by=BUDI, at=NOW
    )
    assert [one.code for one in judged.faults] == ["line_unknown"]
    assert (judged.totals.absent, judged.totals.remainder) == (1, 10_000)
    assert queries.handovers_of(sheet.id) == ()


def test_a_photo_is_kept_sealed_and_opened_on_the_record(
    sheet: queries.Sheet, settings: Settings
) -> None:
    world.as_(BUDI)
    how = {"sheet_id": sheet.id, "by": BUDI, "at": NOW}
    attach = actions.attach_photo
    exe = {"file_name": "foto.jpg", "data": b"MZ\x90\x00" + b"\x00" * 100}
    assert _refused(attach, **how, **exe, key="a") == "attachment_kind_unknown"
    big = {"file_name": "foto.jpg", "data": JPEG + b"\x00" * (30 << 20)}
    assert _refused(attach, **how, **big, key="b") == "attachment_too_large"
    named = {"file_name": "C:\\foto\\6201010101900001.jpg", "data": JPEG}
    kept = attach(**how, **named, key="c")  # type: ignore[arg-type]
    assert attach(**how, **named, key="c") == kept == attach(**how, **named, key="d")  # type: ignore[arg-type]
    (row,) = evidence.attachments_of("sheet", sheet.id)
    assert (row.media_type, row.file_name, row.size) == ("image/jpeg", "[nomor].jpg", len(JPEG))
    (file,) = settings.SALUR_EVIDENCE.rglob("*.sealed")
    assert JPEG not in file.read_bytes()
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
    assert evidence_actions.sweep(now=later).orphans == 0 and file.exists()
    with (
        pytest.raises(DatabaseError), transaction.atomic(), as_owner(),
        connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute("UPDATE evidence_attachment SET size = 1")
    world.as_(HEAD)
    found, data = actions.open_photo(attachment_id=kept, by=HEAD, at=NOW)
    assert (found.id, data) == (kept, JPEG)
    assert len(audit.events_page(action="handover.photo_opened").events) == 1
    world.as_(ELSA)
    assert _refused(actions.open_photo, attachment_id=kept, by=ELSA, at=NOW) == "evidence_unknown"


def test_the_database_itself_never_edits_a_record(sheet: queries.Sheet) -> None:
    one = record(sheet, "2 t\n3 w Ani, anak")
    for wrong in (
        "UPDATE distribution_handover SET grams = 1",
        "UPDATE distribution_handover SET status = 'WITHDRAWN'",
        "DELETE FROM distribution_handover",
        "UPDATE distribution_handover_line SET grams = 1",
        "DELETE FROM distribution_handover_line",
        "UPDATE distribution_sheet SET status = 'REPLACED'",
        "INSERT INTO distribution_handover SELECT gen_random_uuid(), sheet_id, path, handed_on,"
        " digest, families, handed, absent, refused, short, proxies, grams, entitled, 'RECORDED',"
        " recorded_by, recorded_by_name, recorded_at FROM distribution_handover",
        "INSERT INTO distribution_handover SELECT gen_random_uuid(), sheet_id, path, handed_on,"
        " digest, families, handed, absent, refused, short, proxies, entitled + 1, entitled,"
        " 'WITHDRAWN', recorded_by, recorded_by_name, recorded_at FROM distribution_handover",
    ):
        with (
            pytest.raises(DatabaseError), transaction.atomic(), as_owner(),
            connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(wrong)
    world.as_(BUDI)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM distribution_handover_draft")
    assert queries.handover(one.id) == one
