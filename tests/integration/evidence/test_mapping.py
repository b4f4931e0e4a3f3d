"""An unknown sheet is mapped once; the next one of its sender is read the same, by itself."""

import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, AUDI, BONO, BRI, BUDI, ELSA, OFFICE, PATH, RINA

from salur.access.actions import enter_scope
from salur.access.queries import Actor, NotAllowed
from salur.audit.models import Event
from salur.config.postgres import Address
from salur.evidence import actions, queries
from salur.evidence.actions import EvidenceRefused, FileRefused
from salur.jobs import actions as jobs

SHEET = (
    "DAFTAR TRANSAKSI BANK\n\n"
    "Ref.,Bulan,Rekening KPM,Besaran,Hasil,Tgl,Tanpa arti\n"
    "R1,Maret 2019,0062012345678,Rp110.000,SUKSES,12/03/2019,x\n"
    "R2,Maret 2019,0062012345679,Rp110.000,SUKSES,13/03/2019,y\n"
)
COLUMNS = {"#1": "referensi", "#2": "periode", "#3": "no_rekening", "#4": "nominal", "#5": "status",
           "#6": "tanggal"}  # fmt: skip
pytestmark = pytest.mark.usefixtures("parties")


@pytest.fixture
def parties(own_database: Address) -> None:
    world.parties()


def look(directory: Path, text: str = SHEET, *, by: Actor = BUDI) -> actions.Staged:
    with transaction.atomic():
        enter_scope(by)
        return actions.look(
            source=world.write(directory, text.encode(), "aneh.csv"), contract="topup", by=by
        )


def remember(staged: actions.Staged, **changes: object) -> actions.Remembered:
    asked = {"sender": BRI, "contract": "topup", "looked": staged.looked, "columns": COLUMNS,
             "decimal": None, "path": PATH, "by": BUDI, "at": AT, "key": "", **changes}  # fmt: skip
    with transaction.atomic():
        enter_scope(asked["by"])  # type: ignore[arg-type]
        return actions.remember(**asked)  # type: ignore[arg-type]


def known(actor: Actor, path: str = PATH) -> tuple[queries.MappingRow, ...]:
    with transaction.atomic():
        enter_scope(actor)
        return queries.mappings(path)


def test_a_sheet_is_looked_at_and_its_numbers_are_masked(tmp_path: Path) -> None:
    looked = look(tmp_path).looked
    assert (looked.header_row, looked.headings[2]) == (3, "Rekening KPM")
    assert {one.column for one in looked.proposals} >= {"no_rekening", "nominal", "tanggal"}
    assert len(looked.preview) == 2
    assert "0062012345678" not in str(looked)
    assert looked.preview[0][2].endswith("5678")


def test_the_sheet_is_received_by_its_mapping_and_the_next_one_too(tmp_path: Path) -> None:
    staged = look(tmp_path)
    remember(staged)
    with actions.staged_file(staged_id=staged.id, by=BUDI) as file:
        received = world.send(file)
    assert (received.rows, received.accepted, received.held_back) == (2, 2, 0)
    assert not list(Path(settings.SALUR_EVIDENCE).glob("staged/*/*"))
    later = SHEET.replace("R1", "R3").replace("R2", "R4").replace("12/03", "xx/03")
    second = world.send(world.write(tmp_path, later.encode()), contract=None, program=None)
    assert (second.accepted, second.held_back) == (2, 0)
    with transaction.atomic():
        enter_scope(BUDI)
        row = queries.evidence(second.evidence_id)
        assert row is not None and row.contract == "topup"
        assert row.reading.columns["#3"] == "no_rekening" and row.reading.header_row == 3
        assert [one.row for one in queries.findings_page(row.id, rule="date_unreadable").rows] == [
            4
        ]
        sheet = actions.marked_sheet(evidence_id=row.id, by=BUDI, at=AT)
        assert sheet.size > 1000


def test_a_long_sheet_is_read_by_its_mapping_in_the_queue(tmp_path: Path) -> None:
    staged = look(tmp_path)
    remember(staged)
    received = world.send(world.write(tmp_path, SHEET.encode()), at_once=False)
    jobs.run_worker(until_empty=True)
    with transaction.atomic():
        enter_scope(BUDI)
        row = queries.evidence(received.evidence_id)
        assert row is not None and (row.status, row.accepted) == ("checked", 2)


def test_other_headings_another_sender_and_another_office_are_not_read_by_it(
    tmp_path: Path,
) -> None:
    remember(look(tmp_path))
    other = world.write(tmp_path, SHEET.replace("Besaran", "Nilainya").encode())
    file = world.write(tmp_path, SHEET.encode(), "sama.csv")
    for sheet, changes in (
        (other, {}),
        (file, {"sender": OFFICE}),
        (file, {"by": ELSA, "path": "id.62.02"}),
    ):
        with pytest.raises(Exception, match=r"column_missing|header_missing"):
            world.send(sheet, **changes)


def test_a_mapping_is_remembered_once_replaced_and_removed(tmp_path: Path) -> None:
    staged = look(tmp_path)
    first = remember(staged, key="k1")
    assert remember(staged, key="k1").repeated
    assert remember(staged, key="k2") == actions.Remembered(first.mapping_id, repeated=True)
    second = remember(staged, columns={**COLUMNS, "#7": "alasan"}, key="k3")
    assert [one.id for one in known(BUDI)] == [second.mapping_id]
    for _ in range(2):
        with transaction.atomic():
            enter_scope(BUDI)
            actions.forget(mapping_id=second.mapping_id, by=BUDI, at=AT)
    assert known(BUDI) == ()
    with transaction.atomic():
        enter_scope(BUDI)
        events = Event.objects.filter(action__startswith="mapping.").order_by("id")
        assert [one.action for one in events] == ["mapping.remembered"] * 2 + ["mapping.removed"]
    with pytest.raises(Exception, match=r"column_missing|header_missing"):
        world.send(world.write(tmp_path, SHEET.encode()))


def test_a_mapping_is_seen_by_its_scope_and_by_its_sender_only(tmp_path: Path) -> None:
    remember(look(tmp_path))
    assert len(known(BUDI)) == len(known(RINA, "id.62")) == len(known(AUDI, "id")) == 1
    assert known(BONO, "id.62") == known(ELSA, "id.62.02") == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"columns": {**COLUMNS, "#4": ""}}, "mapping_incomplete"),
        ({"columns": {**COLUMNS, "#7": "nominal"}}, "mapping_repeated"),
        ({"columns": {**COLUMNS, "#8": "alasan"}}, "mapping_unreadable"),
        ({"columns": {**COLUMNS, "#7": "klingon"}}, "mapping_unreadable"),
        ({"decimal": "x"}, "mapping_unreadable"),
        ({"contract": "x"}, "contract_unknown"),
        ({"sender": uuid.UUID(int=77)}, "sender_unknown"),
        ({"by": BONO, "path": "id.62"}, "sender_not_yours"),
        ({"by": ELSA}, "outside_scope"),
        ({"by": AUDI}, "role_missing"),
    ],
)
def test_a_wrong_mapping_is_refused(tmp_path: Path, changes: dict[str, object], code: str) -> None:
    staged = look(tmp_path)
    with pytest.raises((EvidenceRefused, NotAllowed), match=code):
        remember(staged, **changes)
    assert known(BUDI) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_empty"),
        ("\0\1\2", "format_unsupported"),
        (" \n,,\n", "file_empty"),
        ("6201024101900001,SITI AMINAH\n6201024101900002,ANI\n", "header_missing"),
    ],
)
def test_what_is_no_sheet_is_refused_and_not_kept(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(FileRefused, match=code):
        look(tmp_path, text)
    assert not list(Path(settings.SALUR_EVIDENCE).glob("staged/*/*"))


def test_a_staged_sheet_is_its_owners_alone_and_sealed(tmp_path: Path) -> None:
    staged = look(tmp_path)
    (kept,) = Path(settings.SALUR_EVIDENCE).glob("staged/*/*.sealed")
    assert b"Rekening" not in kept.read_bytes()
    with transaction.atomic():
        enter_scope(ELSA)
        with pytest.raises(FileRefused, match="file_not_staged"):
            actions.look_again(staged_id=staged.id, contract="topup", by=ELSA)
    with transaction.atomic():
        enter_scope(BUDI)
        again = actions.look_again(staged_id=staged.id, contract="topup", header_row=1, by=BUDI)
        assert again.headings == ("DAFTAR TRANSAKSI BANK",)
        with pytest.raises(FileRefused, match="header_missing"):
            actions.look_again(staged_id=staged.id, contract="topup", header_row=19, by=BUDI)


def test_a_mapping_is_written_once_and_holds_no_number(tmp_path: Path) -> None:
    made = remember(look(tmp_path))
    change = "UPDATE evidence_mapping SET contract = 'kpm'"
    for sql, role in (
        ("DELETE FROM evidence_mapping", "salur_app"),
        (change, "salur_app"),
        (change, "salur_owner"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            enter_scope(BUDI)
            cursor.execute(f"SET LOCAL ROLE {role}")
            cursor.execute(sql)
    with (
        pytest.raises(DatabaseError, match="evidence_mapping_no_number"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        enter_scope(BUDI)
        cursor.execute(
            "INSERT INTO evidence_mapping SELECT %s, path, sender, sender_name, 'kpm', fingerprint,"
            " '[\"6201024101900001\"]', columns, decimal, header_row, made_by, made_by_name,"
            " made_at, NULL, NULL FROM evidence_mapping WHERE id = %s",
            [uuid.uuid4(), made.mapping_id],
        )
