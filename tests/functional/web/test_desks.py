"""Days of agencies that act as one: what hangs becomes a handful of obstacles, each with its desk.

Journey 1 (a handful with owners), 4 (two figures and their gap) and 6 (no SPA), by the pages that
people open; the clock is injected.
"""

import datetime as dt
import io
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.staff import person_id
from tests.functional.web.test_weight import MOST, questions
from tests.functional.web.world import MARCH
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for
from salur.coordination.actions import escalate_due, follow_regions
from salur.distribution.actions import accept_evidence
from salur.distribution.domain.checks import CheckRecord
from salur.evidence import actions as evidence
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.parties.models import Shop
from salur.reconciliation.actions import group_exceptions, record_checks
from salur.reporting.actions import FromCalendar, open_from_calendar

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def afterwards_undone(people: dict[str, str], settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Undo everything at the end; inside, what insists on its own transactions may have them."""
    settings.SALUR_EVIDENCE = tmp_path / "store"
    block = transaction.atomic()
    block._from_testcase = True  # as Django's own test cases do
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture
def staff(people: dict[str, str], afterwards_undone: None) -> SignedIn:
    """A way to sign in as each role."""
    return SignedIn(people)


def _actor(address: str) -> Actor:
    found = actor_for(person_id(address), timezone.localdate())
    assert found is not None
    return found


def _rows(statement: str) -> list[tuple]:  # type: ignore[type-arg]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    text = answer.content.decode()
    assert faults(text) == []
    return re.sub(r"\s+", " ", text)


def _sent(text: str, contract: str, sender: str, path: str, at: dt.datetime) -> None:
    """Let a party send a file of a contract, and its office accept it."""
    organisation = parties.organisation_by_code(sender)
    assert organisation is not None
    received = evidence.receive(
        source=io.BytesIO(text.encode()), file_name=f"{contract}.csv", contract=contract,
        sender=organisation.id, program=None, period=None, path=path, by=SYSTEM, at=at,
        key=uuid.uuid4().hex, at_once=True,
    )  # fmt: skip
    enter_scope(SYSTEM)
    accept_evidence(evidence_id=received.evidence_id, by=SYSTEM, at=at, key=uuid.uuid4().hex)


def test_month_end_leaves_a_handful_of_obstacles_and_a_bank_answers_them_by_a_sheet(
    staff: SignedIn, picture: Pictures
) -> None:
    """Families without aid are found by name and reason, beneath obstacles that have owners."""
    operator, bank = _actor(staff.people["operator"]), _actor(staff.people["bank"])
    assert bank.organisation_id is not None
    enter_scope(SYSTEM)
    Shop.objects.create(
        id=uuid.uuid4(), id_ewarong="EW-1", name="CONTOH WARUNG", bank_id=bank.organisation_id,
        code="6201022001", path="id.62.01.02.2001", status="AKTIF", valid_from=dt.date(2018, 1, 1),
    )  # fmt: skip
    group_exceptions(asked=tuple(Program), evidence=uuid.uuid4(), at=NOW, key="month-end")
    # Families 4, 8 and 12 had credit in March and bought nothing; the field finds out why.
    said = (("K4", "EDC"), ("K8", "EDC"), ("K12", "MENINGGAL"), ("K16", "KARTU_RUSAK"))
    records = [CheckRecord(uuid.uuid4(), family, cause, MARCH.last_day) for family, cause in said]
    record_checks(records=records, period=MARCH, path="id.62.01", by=operator, at=NOW)
    found = dict(_rows("SELECT cause, families FROM coordination_obstacle WHERE program = 'BPNT'"
                       " AND code LIKE '6201%' AND cause <> 'CAUSE_UNKNOWN'"))  # fmt: skip
    assert {"TERMINAL_DEAD", "FAMILY_DECEASED", "CARD_DAMAGED", "CREDIT_FAILED"} <= found.keys()
    assert len(_rows("SELECT FROM coordination_obstacle WHERE code LIKE '6201%'")) < 12
    # From the list to the obstacle, and from there to just what it counts.
    office = staff("operator")
    picture("ditangani", office.get("/ditangani/?period=2019-03"))
    picture("hambatan", office.get("/hambatan/"))
    listed = _page(office, "/ditangani/?period=2019-03&what=BPNT.7")
    [(failed,)] = _rows("SELECT id FROM coordination_obstacle WHERE cause = 'CREDIT_FAILED'")
    assert f"/hambatan/{failed}/" in listed
    assert f"/hambatan/{failed}/di-bawahnya/" in _page(office, f"/hambatan/{failed}/")
    under = _page(office, f"/hambatan/{failed}/di-bawahnya/")
    assert under.count("Kredit gagal") >= found["CREDIT_FAILED"] > 0
    # The bank's desk, in few questions.
    desk = staff("bank")
    desk.get("/saya/")
    for address, who in (("/meja/", desk), ("/meja/lembaga/", office), ("/meja/", office)):
        assert len(questions(who, address)) <= MOST, address
    text = _page(desk, "/meja/")
    assert "Kredit gagal" in text and "Penerima meninggal" not in text
    assert "Lewat batas" in _page(office, "/meja/lembaga/")
    _answer_by_sheet(desk)


def _answer_by_sheet(desk: Client) -> None:
    sheet = desk.post("/meja/antrean/")
    book = openpyxl.load_workbook(io.BytesIO(sheet.content))
    page = book.active
    assert page is not None
    heads = {cell.value: cell.column for cell in page[1]}
    numbers = {row[heads["sebab"] - 1].value: row[0].row for row in page.iter_rows(min_row=2)}
    row_of = numbers["Kredit gagal"]
    page.cell(row_of, heads["langkah"], "SELESAI")
    page.cell(row_of, heads["jawaban"], "Dikredit ulang pada 5 April, lampiran mutasi menyusul.")
    page.cell(numbers["Kartu rusak"], heads["langkah"], "TERIMA")  # nobody offered it
    page.cell(numbers["Mesin EDC mati"], heads["langkah"], "SELESAI")  # and says nothing
    page.cell(numbers["Bank belum melaporkan hasil"], heads["langkah"], "BESOK")
    filled = io.BytesIO()
    book.save(filled)
    upload = SimpleUploadedFile("jawaban.xlsx", filled.getvalue())
    taken = desk.post("/meja/jawaban/", {"file": upload, "key": uuid.uuid4().hex})
    assert taken.status_code == 302
    where = taken["Location"]
    judged = _page(desk, where)
    assert "Kirim 1 jawaban" in judged
    for why in ("bukan giliran Anda", "memerlukan penjelasan", "tidak ada dalam daftar pilihan"):
        assert why in judged, why
    marked = desk.post(f"{where}ditandai/")
    comments = openpyxl.load_workbook(io.BytesIO(b"".join(marked.streaming_content))).active  # type: ignore[attr-defined]
    assert comments is not None
    assert sum(cell.comment is not None for row in comments.iter_rows() for cell in row) == 3
    # Accepted as a mere file it would move nothing: it is refused, with the way to the desk.
    evidence_id = uuid.UUID(where.rstrip("/").rpartition("/")[2])
    enter_scope(SYSTEM)
    with pytest.raises(Refused, match="answers_from_desk"):
        accept_evidence(evidence_id=evidence_id, by=SYSTEM, at=NOW, key="mere file")
    done = desk.post(f"{where}kirim/", {"key": "jawab"})
    assert done.status_code == 302
    assert "Jawaban diterapkan" in _page(desk, where)
    [(state, proof)] = _rows(
        "SELECT o.state, e.evidence FROM coordination_obstacle o JOIN coordination_obstacle_event e"
        " ON e.obstacle_id = o.id AND e.kind = 'RESOLVED' WHERE o.cause = 'CREDIT_FAILED'"
    )
    assert state == "RESOLVED" and str(proof) in where
    assert _rows("SELECT count(*) FROM coordination_answer WHERE rule = ''") == [(1,)]


def test_no_spa_opens_with_the_government_and_rises_to_the_province(
    staff: SignedIn, picture: Pictures
) -> None:
    """A kabupaten issues no SPA: the day after it was due, then the province's on the fifth day."""
    enter_scope(SYSTEM)
    due = dt.datetime(2019, 6, 5, 8, tzinfo=dt.UTC)
    _sent("kode_wilayah,program,periode,kpm\n6203,RASTRA,2019-06,300\n", "kuota", "WILAYAH-II",
          "id.62.03", due)  # fmt: skip
    open_from_calendar(at=due)
    spa = (
        "SELECT state, level, families, grams, owner_org FROM coordination_obstacle"
        " WHERE cause = 'SPA_LATE' AND code = '6203' AND period = 201906"
    )
    assert _rows(spa) == []
    open_from_calendar(at=due + dt.timedelta(days=1))
    government = parties.organisation_by_code("PEMDA-6203")
    assert government is not None
    assert _rows(spa) == [("ASSIGNED", 1, 300, 3_000_000, government.id)]
    again = due + dt.timedelta(days=1, hours=1)
    assert open_from_calendar(at=again) == FromCalendar(0, 0, 0, 0)
    with transaction.atomic():  # were it renumbered, its month would keep the code, it would not
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO places_heir VALUES ('6203', '6299')")
        follow_regions({"6203": "6299"}, valid_from=again.date(), by=SYSTEM, at=again)
        assert open_from_calendar(at=again) == FromCalendar(0, 0, 0, 0)
        assert _rows(spa.replace("6203", "6299"))[0][:3] == ("ASSIGNED", 1, 300)
        transaction.set_rollback(True)
    escalate_due(at=due + dt.timedelta(days=5))
    assert _rows(spa)[0][1] == 1
    escalate_due(at=due + dt.timedelta(days=6))
    assert _rows(spa)[0][1] == 2
    [(late,)] = _rows("SELECT id FROM coordination_obstacle WHERE cause = 'SPA_LATE'"
                      " AND code = '6203' AND period = 201906")  # fmt: skip
    picture("spa-terlambat", staff("province").get(f"/hambatan/{late}/"))
    text = _page(staff("province"), "/hambatan/?region=6203")
    assert "SPA belum terbit" in text and "provinsi" in text
    # The SPA comes, and the data closes what it opened.
    _sent("no_spa,tanggal,kode_wilayah,periode,kpm,kg\n"
          "S-6,2019-06-12,6203011006,2019-06,300,3000\n", "spa", "DINSOS-6203", "id.62.03",
          due + dt.timedelta(days=7))  # fmt: skip
    from salur.distribution.actions import link_evidence, open_cycles

    open_cycles(program=Program.RASTRA, period=MARCH.shift(3), codes=["6203"], by=SYSTEM,
                at=due + dt.timedelta(days=7), key="")  # fmt: skip
    [(kept,)] = _rows("SELECT id FROM evidence_file WHERE file_name = 'spa.csv'")
    link_evidence(evidence_id=kept, by=SYSTEM, at=due + dt.timedelta(days=7))
    open_from_calendar(at=due + dt.timedelta(days=8))
    assert _rows(spa)[0][:3] == ("VERIFIED", 2, 0)


def test_two_figures_about_one_quota_have_an_owner_the_day_the_second_is_loaded(
    staff: SignedIn, picture: Pictures
) -> None:
    """Fourteen kab/kota add up to 81,775 families, Bulog's 671 tonnes are 67,100."""
    at = dt.datetime(2019, 6, 3, 8, tzinfo=dt.UTC)
    enter_scope(SYSTEM)
    codes = [*(f"62{number:02d}" for number in range(1, 14)), "6271"]
    lines = [f"{code},RASTRA,2019-06,5841" for code in codes[:-1]]
    lines.append(f"6271,RASTRA,2019-06,{81_775 - 13 * 5_841}")
    head = "kode_wilayah,program,periode,kpm\n"
    _sent(head + "\n".join(lines) + "\n", "kuota", "WILAYAH-II", "id.62", at)
    gap = (
        "SELECT families, grams, owner_org, id FROM coordination_obstacle WHERE cause = 'QUOTA_GAP'"
    )
    open_from_calendar(at=at)
    assert _rows(gap) == []
    _sent(f"{head}62,RASTRA,2019-06,67100\n", "kuota", "BULOG-KALTENG", "id.62", at)
    open_from_calendar(at=at + dt.timedelta(minutes=10))
    bulog = parties.organisation_by_code("BULOG-KALTENG")
    assert bulog is not None
    [(families, grams, owner, identity)] = _rows(gap)
    assert (families, grams, owner) == (14_675, 146_750_000, bulog.id)
    picture("selisih-kuota", staff("province").get(f"/hambatan/{identity}/"))
    seen = _page(staff("province"), f"/hambatan/{identity}/")
    assert "81.775" in seen and "67.100" in seen and "14.675" in seen
    assert "Kuota dan alokasi Bulog berbeda" in _page(staff("bulog"), "/meja/")
