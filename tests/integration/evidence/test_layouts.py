"""A layout is tried, proposed, approved by another person, and then reads its sender's files."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BNI, BONO, BRI, BUDI, ELSA, OFFICE, PATH, RINA
from tests.unit.evidence.laying import WIDE, detail, text_of_example, wide, write

from salur.access.actions import enter_scope
from salur.access.queries import Actor, NotAllowed
from salur.audit.models import Event
from salur.config.postgres import Address
from salur.evidence import actions, queries
from salur.evidence.actions import EvidenceRefused, FileRefused
from salur.evidence.models import Evidence
from salur.jobs import actions as jobs

HANA = Actor(uuid.UUID(int=6), OFFICE, frozenset({"head"}), ("id.62.01",), "Hana")
PIA = Actor(uuid.UUID(int=7), uuid.UUID(int=62), frozenset({"province"}), ("id.62",), "Pia")
TEXT = text_of_example(WIDE)
pytestmark = pytest.mark.usefixtures("parties")


@pytest.fixture
def parties(own_database: Address) -> None:
    world.parties()


def bank_file(directory: Path, *, name: str = "bank.txt", **figures: int) -> Path:
    spoilt = detail(3)[:82] + "77" + detail(3)[84:]
    return write(directory / name, wide([detail(1), detail(2)], [spoilt], **figures))


def trial(directory: Path, *, by: Actor = BUDI, text: str = TEXT, **figures: int) -> actions.Trial:
    with transaction.atomic():
        enter_scope(by)
        return actions.try_out(source=bank_file(directory, **figures), text=text, by=by)


def propose(tried: actions.Trial, **changes: object) -> actions.LayoutKept:
    asked = {
        "trial": tried,
        "sender": BRI,
        "path": PATH,
        "by": BUDI,
        "at": AT,
        "key": "",
        **changes,
    }
    with transaction.atomic():
        enter_scope(asked["by"])  # type: ignore[arg-type]
        return actions.propose_layout(**asked)  # type: ignore[arg-type]


def approve(kept: actions.LayoutKept, *, by: Actor = HANA) -> actions.LayoutKept:
    with transaction.atomic():
        enter_scope(by)
        return actions.approve_layout(layout_id=kept.layout_id, by=by, at=AT)


def withdraw(kept: actions.LayoutKept, reason: str, *, by: Actor = HANA) -> actions.LayoutKept:
    with transaction.atomic():
        enter_scope(by)
        return actions.withdraw_layout(layout_id=kept.layout_id, reason=reason, by=by, at=AT)


def test_a_layout_is_tried_before_it_is_proposed_and_shows_no_number(tmp_path: Path) -> None:
    tried = trial(tmp_path).tried
    assert (tried.rows, tried.accepted, tried.findings) == (3, 2, {"value_not_allowed": 1})
    assert [(one.declared, one.found) for one in tried.controls][-1] == (22_000_000, 22_000_000)
    assert tried.preview[0][0] == "3" and "0006201000001" not in str(tried)
    other = trial(tmp_path, nilai=1)
    assert not other.tried.fits
    assert [one.declared for one in other.tried.controls if not one.agrees] == [1]
    with pytest.raises(EvidenceRefused, match="layout_untried"):
        propose(other)
    with pytest.raises(FileRefused, match="layout_does_not_fit"):
        trial(tmp_path, text=TEXT.replace("CONTOHTOPUP1", "CONTOHTOPUP9"))
    with pytest.raises(actions.LayoutRefused, match="encodng"):
        trial(tmp_path, text=TEXT.replace("encoding", "encodng"))


def test_a_file_is_read_by_its_layout_once_another_person_approved_it(tmp_path: Path) -> None:
    tried = trial(tmp_path)
    kept = propose(tried, key="k1")
    assert propose(tried, key="k1") == replace(kept, repeated=True)
    assert not list(Path(settings.SALUR_EVIDENCE).glob("staged/*/*"))
    file = bank_file(tmp_path)
    with pytest.raises(Exception, match="contract_not_recognised"):
        world.send(file, contract=None)
    approve(kept)
    received = world.send(file, contract=None)
    assert (received.rows, received.accepted, received.held_back) == (3, 2, 1)
    later = bank_file(tmp_path, name="b.txt")
    later.write_text(later.read_text().replace("R00000000002", "R00000000009"))
    queued = world.send(later, at_once=False)
    jobs.run_worker(until_empty=True)
    with transaction.atomic():
        enter_scope(BUDI)
        for one in (received, queued):
            row = queries.evidence(one.evidence_id)
            assert row is not None and (row.status, row.accepted) == ("checked", 2)
            assert queries.layout_of(row.reading) == queries.layout(kept.layout_id)
            (finding,) = queries.findings_page(row.id).rows
            assert (finding.row, finding.rule) == (7, "value_not_allowed")
        assert actions.marked_sheet(evidence_id=row.id, by=BUDI, at=AT).size > 1000
        shown = actions.show_row(row=row, number=3, by=BUDI)
        assert (shown.number, shown.line, shown.offset) == (3, 3, 202)
        assert shown.headings[0] == "referensi" and shown.cells[0] == "R••••••••001"
        assert "0006201000001" not in f"{shown.cells} {shown.text}"
        with pytest.raises(actions.RowUnknown):
            actions.show_row(row=row, number=2, by=BUDI)
    with pytest.raises(FileRefused, match="total_differs"):
        world.send(bank_file(tmp_path, name="c.txt", baris=9))
    with transaction.atomic():
        enter_scope(BUDI)
        assert Evidence.objects.count() == 2, "a refused file is not kept"


def test_versions_are_dated_and_what_is_withdrawn_reads_nothing_more(tmp_path: Path) -> None:
    first = propose(trial(tmp_path))
    second = propose(
        trial(
            tmp_path,
            text=TEXT.replace("version = 1", "version = 2").replace("= 2019-01", "= 2019-04"),
        )
    )
    for kept in (first, second):
        approve(kept)
    with pytest.raises(EvidenceRefused, match="layout_repeated"):
        propose(trial(tmp_path))

    def read_by(file: Path, at: dt.datetime) -> str:
        received = world.send(file, at=at)
        with transaction.atomic():
            enter_scope(BUDI)
            row = queries.evidence(received.evidence_id)
            found = row and queries.layout_of(row.reading)
            return found.label if found else ""

    file = bank_file(tmp_path)
    assert read_by(file, AT) == "contoh_lebar.1"
    file.write_text(file.read_text().replace("R00000000001", "R00000000007"))
    assert read_by(file, AT + dt.timedelta(days=9)) == "contoh_lebar.2"
    with pytest.raises(EvidenceRefused, match="reason_missing"):
        withdraw(first, "salah")
    for kept in (first, second):
        withdraw(kept, "bank mengganti formatnya")
    assert withdraw(first, "").repeated
    with pytest.raises(EvidenceRefused, match="layout_closed"):
        approve(first, by=PIA)
    with pytest.raises(Exception, match="column_missing"):
        world.send(write(tmp_path / "d.txt", wide([detail(5)])))
    with transaction.atomic():
        enter_scope(BUDI)
        done = Event.objects.filter(action__startswith="layout.").order_by("id")
        assert [one.action.split(".")[1] for one in done] == [
            *("proposed", "proposed", "approved", "approved", "withdrawn", "withdrawn")
        ]


def test_two_people_and_a_scope_stand_before_a_layout(tmp_path: Path) -> None:
    both = replace(PIA, person_id=uuid.UUID(int=8), roles=frozenset({"operator", "head"}))
    tried = trial(tmp_path)
    for changes, code in (
        ({"by": HANA}, "role_missing"), ({"by": ELSA}, "outside_scope"),
        ({"sender": uuid.UUID(int=77)}, "sender_unknown"),
    ):  # fmt: skip
        with pytest.raises((EvidenceRefused, NotAllowed), match=code):
            propose(tried, **changes)
    mine = propose(trial(tmp_path, by=both), by=both, path="id.62")
    for actor, code in ((both, "layout_same_person"), (BUDI, "role_missing"),
                        (HANA, "layout_unknown")):  # fmt: skip
        with pytest.raises((EvidenceRefused, NotAllowed), match=code):
            approve(mine, by=actor)
    approve(mine, by=PIA)
    # Whoever stands beneath the province reads by what it approved; another bank sees nothing.
    assert world.send(bank_file(tmp_path)).accepted == 2
    seen = {RINA: 1, BONO: 0}
    for actor, count in seen.items():
        with transaction.atomic():
            enter_scope(actor)
            assert len(queries.layouts("id")) == count
    with pytest.raises(Exception, match="column_missing"):
        world.send(write(tmp_path / "e.txt", wide([detail(5)])), sender=BNI)


def test_a_layout_is_written_once_and_holds_no_number(tmp_path: Path) -> None:
    kept = approve(propose(trial(tmp_path)))
    change = "UPDATE evidence_layout SET text = 'x'"
    again = "UPDATE evidence_layout SET approved_by_name = 'x'"
    for sql, role in (
        ("DELETE FROM evidence_layout", "salur_app"), (change, "salur_app"),
        (change, "salur_owner"), (again, "salur_app"), (again, "salur_owner"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            enter_scope(BUDI)
            cursor.execute(f"SET LOCAL ROLE {role}")
            cursor.execute(sql)
    copied = (
        "INSERT INTO evidence_layout SELECT %s, path, sender, sender_name, contract, name, 9, title,"
        " valid_from, {text}, tried_sha256, tried_rows, {accepted}, made_by, made_by_name, made_at,"
        " {by}, approved_by_name, approved_at, NULL, NULL, '' FROM evidence_layout WHERE id = %s"
    )
    usual = {"text": "text", "accepted": "tried_accepted", "by": "approved_by"}
    for changes, name in (
        ({"text": "'6201024101900001'"}, "evidence_layout_no_number"),
        ({"by": "made_by"}, "evidence_layout_four_eyes"),
        ({"accepted": "0"}, "evidence_layout_tried"),
    ):
        with (
            pytest.raises(DatabaseError, match=name), transaction.atomic(),
            connection.cursor() as cursor,
        ):  # fmt: skip
            enter_scope(BUDI)
            cursor.execute(copied.format(**(usual | changes)), [uuid.uuid4(), kept.layout_id])
