"""Conflicts are decided by people; own changes go up with their berita acara until they arrive."""

import csv
import io
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings
from tests.integration.distribution import world
from tests.integration.quality.syncing import PATH, change, family, take
from tests.integration.quality.test_syncing import OPEN, counts, proposals, register
from tests.integration.quality.world import rows

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.evidence import actions as evidence
from salur.kernel.refused import Refused
from salur.quality import actions, queries
from salur.quality.domain.syncing import ConflictState, PendingState
from salur.registry.domain import Kind, Reason

pytestmark = pytest.mark.django_db
LOCAL, REMOTE, OTHER = ConflictState.LOCAL, ConflictState.REMOTE, ConflictState.OTHER


@pytest.fixture(autouse=True)
def office(db: None, tmp_path: Path, settings: Settings) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"
    world.build()
    world.as_(SYSTEM)


def clash() -> queries.ConflictRow:
    take(family(1), family(2))
    change("K1", column="nama_pengurus", value="SITI KANTOR")
    take(family(1, nama_pengurus="SITI PUSAT"), family(2), month=4)
    (one,) = queries.conflicts_page(PATH)
    return one


def decide(
    one: queries.ConflictRow, choice: ConflictState, *, by: Actor = world.BUDI, **more: str
) -> actions.ConflictDecided:
    how = {"key": "", **more}
    return actions.decide_conflict(conflict_id=one.id, choice=choice, by=by, at=world.LATER, **how)


def refused(*given: object, **how: object) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        decide(*given, **how)  # type: ignore[arg-type]
    assert caught.value.message.id and caught.value.next_step.id
    return caught.value.code


def test_the_office_s_word_stays_and_is_sent_again() -> None:
    decide(clash(), LOCAL)
    assert register("name")["K1"] == ("SITI KANTOR",)
    assert queries.open_conflicts(PATH) == 0
    (waiting,) = queries.pending_page(PATH, states=OPEN)
    assert waiting.value == "SITI KANTOR"


def test_the_ministry_s_word_is_written_and_nothing_is_pending() -> None:
    decide(clash(), REMOTE)
    assert register("name")["K1"] == ("SITI PUSAT",)
    assert queries.pending_page(PATH, states=OPEN) == ()
    assert counts(take(family(1, nama_pengurus="SITI PUSAT"), family(2), month=5)) == {"same": 2}


def test_another_value_is_written_with_its_reason_and_waits_for_a_berita_acara() -> None:
    one = clash()
    assert refused(one, OTHER, value=" ") == "value_malformed"
    assert refused(one, OTHER, value="SITI AMINAH", reason="ktp") == "reason_missing"
    decide(one, OTHER, value="SITI AMINAH", reason="sesuai KTP yang ditunjukkan")
    assert register("name")["K1"] == ("SITI AMINAH",)
    (waiting,) = queries.pending_page(PATH, states=OPEN)
    assert (waiting.value, waiting.no_ba) == ("SITI AMINAH", None)
    with pytest.raises(Refused) as caught:
        actions.send_changes(path=PATH, by=world.BUDI, at=world.LATER, key="")
    assert caught.value.code == "nothing_to_send"


def test_a_number_that_cannot_be_is_no_other_value() -> None:
    take(family(1))
    change("K1", column="nik", value="6201024101905555")
    take(family(1, nik="6201024101907777"), month=4)
    (one,) = queries.conflicts_page(PATH)
    reason = "sesuai KTP yang ditunjukkan"
    assert refused(one, OTHER, value="12", reason=reason) == "value_malformed"
    assert refused(one, OTHER, value="6201024101908888", reason="NIK 6201024101908888 benar") == (
        "reason_missing"
    )
    decide(one, OTHER, value="6201024101908888", reason=reason)
    assert "6201024101908888" not in str(rows("SELECT to_jsonb(c)::text FROM quality_conflict c"))


def test_whoever_may_not_or_comes_late_is_refused() -> None:
    one = clash()
    assert refused(one, LOCAL, by=world.AUDI) == "role_missing"
    assert refused(one, LOCAL, by=world.ELSA) == "outside_scope"
    unknown = queries.ConflictRow(**{**vars(one), "id": uuid.uuid4()})
    assert refused(unknown, LOCAL) == "conflict_unknown"
    decide(one, REMOTE, key="once")
    assert decide(one, REMOTE, key="once").choice is REMOTE
    assert refused(one, LOCAL) == "conflict_closed"


def test_of_a_whole_family_the_ministry_s_word_is_proposed_not_done() -> None:
    take(family(1), family(2), family(3))
    change("K2", column="alamat", value="JL KANTOR")
    change("K3", Kind.HAPUS, no_ba="BA/2", reason=Reason.MENINGGAL)
    take(family(1), family(3, alamat="JL DUA"), month=4)
    gone, back = queries.conflicts_page(PATH)
    assert refused(gone, OTHER, value="x", reason="sepuluh huruf") == "value_malformed"
    decide(gone, REMOTE)
    decide(back, REMOTE)
    assert proposals() == [
        ("K2", "HAPUS", "PROPOSED", None), ("K3", "TAMBAH", "PROPOSED", None),
    ]  # fmt: skip
    assert register("ended_from") == {"K1": (None,), "K2": (None,), "K3": (201903,)}


def test_the_file_that_goes_up_reads_back_as_the_changes_that_hold() -> None:
    take(family(1), family(2), family(3))
    change("K1", column="alamat", value="JL KANTOR")
    change("K2", Kind.HAPUS, no_ba="BA/2", reason=Reason.MENINGGAL)
    take(family(1), family(2), family(3), month=4)
    sent = actions.send_changes(path=PATH, by=world.BUDI, at=world.LATER, key="once")
    assert actions.send_changes(path=PATH, by=world.BUDI, at=world.LATER, key="once") == sent
    text = queries.sending_content(sent.id)
    assert text is not None
    lines = [(r["id_kpm"], r["jenis"], r["kolom"], r["nilai_baru"], r["no_ba"]) for r in
             csv.DictReader(io.StringIO(text))]  # fmt: skip
    assert lines == [
        ("K1", "PERBAIKI", "alamat", "JL KANTOR", "BA/1"), ("K2", "HAPUS", "", "", "BA/2"),
    ]  # fmt: skip
    received = evidence.receive(
        source=io.BytesIO(text.encode()), file_name="perubahan.csv", contract="perubahan",
        sender=world.OFFICE, program=None, period=None, path=PATH, by=SYSTEM, at=world.LATER,
        key="",
    )  # fmt: skip
    assert (received.rows, received.accepted) == (2, 2)
    states = {one.state for one in queries.pending_page(PATH, states=OPEN)}
    assert states == {PendingState.SENT}


def test_the_next_snapshot_acknowledges_what_arrived_and_leaves_the_rest_pending() -> None:
    take(family(1), family(2), family(3))
    change("K1", column="alamat", value="JL KANTOR")
    change("K2", Kind.HAPUS, no_ba="BA/2", reason=Reason.MENINGGAL)
    take(family(1), family(2), family(3), month=4)
    actions.send_changes(path=PATH, by=world.BUDI, at=world.LATER, key="")
    taken = take(family(1, alamat="JL KANTOR"), family(2), family(3), month=5)
    assert counts(taken) == {"same": 2, "kept": 1, "acknowledged": 1}
    (waiting,) = queries.pending_page(PATH, states=OPEN)
    assert (waiting.id_kpm, waiting.state) == ("K2", PendingState.SENT)


def test_what_waits_for_a_decision_is_not_sent() -> None:
    one = clash()
    change("K2", column="alamat", value="JL KANTOR", no_ba="BA/2", month=4)
    take(family(1, nama_pengurus="SITI PUSAT"), family(2), month=5)
    assert actions.send_changes(path=PATH, by=world.HEAD, at=world.LATER, key="").rows == 1
    decide(one, LOCAL)
    assert actions.send_changes(path=PATH, by=world.HEAD, at=world.LATER, key="").rows == 2


def test_the_database_itself_keeps_what_was_said_and_sent() -> None:
    one = clash()
    decide(one, LOCAL)
    actions.send_changes(path=PATH, by=world.BUDI, at=world.LATER, key="")
    for statement in (
        "UPDATE quality_snapshot SET families = 0",
        "DELETE FROM quality_snapshot",
        "UPDATE quality_sending SET rows = 0",
        "DELETE FROM quality_conflict",
        "UPDATE quality_conflict SET state = 'REMOTE'",
        "DELETE FROM quality_pending",
        "DELETE FROM quality_departure",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            as_owner(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_each_office_sees_its_own_and_no_bank_anything() -> None:
    clash()
    seen = {}
    for name, actor in (("own", world.BUDI), ("other", world.ELSA), ("bank", world.RINA)):
        world.as_(actor)
        seen[name] = [
            len(queries.snapshots_page("id")), queries.open_conflicts("id"),
            len(queries.pending_page("id", states=OPEN)),
        ]  # fmt: skip
    assert seen == {"own": [2, 1, 1], "other": [0, 0, 0], "bank": [0, 0, 0]}
