"""From a figure of the ministry to the line of the bank's file: every step, and what is hidden."""

import csv
import gzip
import hashlib
import io
import json
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    ACCOUNT,
    AT,
    AUDI,
    BNI,
    BPNT,
    BRI,
    BUDI,
    BULOG,
    DESA,
    DESA_2,
    KEMENSOS,
    MARCH,
    OFFICE,
    RASTRA,
    RINA,
)

from salur.access import actions as access
from salur.access.actions import NewMember, as_owner
from salur.access.queries import SYSTEM, NotAllowed
from salur.evidence import actions as evidence
from salur.evidence import queries as files
from salur.evidence.actions import RowUnknown
from salur.evidence.pipeline.rows import text_row, unpacked
from salur.interfaces.cli.commands.trace import Wanted
from salur.interfaces.cli.commands.trace_work import trace_wanted
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.interfaces.cli.words import Words
from salur.programs.actions import seed_parameters
from salur.reconciliation import queries
from salur.reconciliation.actions import (
    Traced,
    reconcile_month,
    trace_money_unit,
    trace_rice_unit,
)
from salur.reconciliation.queries import Figure, MoneyUnit

pytestmark = pytest.mark.django_db


def account(number: int) -> str:
    return f"{int(ACCOUNT) + number:016d}"


def reconcile(program: object = BPNT) -> None:
    reconcile_month(program=program, period=MARCH, by=SYSTEM, at=AT, key=str(uuid.uuid4()))  # type: ignore[arg-type]
    world.as_(SYSTEM)


@pytest.fixture
def money(db: None) -> Iterator[None]:
    """Three accounts: paid in two files and in part reversed, replayed, and spent; one is nobody's."""
    world.build()
    world.as_(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)
    one, two, lone = account(1), account(2), account(8)
    world.send(
        "perintah",
        KEMENSOS,
        path="id.62",
        lines=[
            f"SPM1,2019-03,K1,{DESA},BRI,{one},110000",
            f"SPM1,2019-03,K2,{DESA_2},BRI,{two},110000",
        ],
    )
    world.send(
        "topup",
        BRI,
        lines=[
            f"R1,2019-03,{one},60000,SUKSES,2019-03-08,",
            f"R2,2019-03,{two},110000,SUKSES,2019-03-08,",
        ],
    )
    world.send(
        "topup",
        BRI,
        path="id.62",
        lines=[
            f"R3,2019-03,{one},50000,SUKSES,2019-03-09,",
            f"R3,2019-03,{one},50000,SUKSES,2019-03-09,",
            f"B1,2019-03,{one},10000,BATAL,2019-03-10,R1",
            f"R8,2019-03,{lone},5000,SUKSES,2019-03-09,",
        ],
    )
    world.send(
        "transaksi",
        BNI,
        lines=[
            f"T1,{two},2019-03-12,30000",
            f"T2,{two},2019-03-13,1000",
            f"T1,{two},2019-03-12,30000",
        ],
    )
    world.send("saldo", BRI, lines=[f"{one},2000,2019-03-01"])
    reconcile()
    yield


def unit(**figure: object) -> MoneyUnit:
    [one] = queries.units_of_figure(Figure("BPNT", 201903, "id", **figure))  # type: ignore[arg-type]
    return queries.money_unit(201903, one.id)[0]


def told(traced: Traced) -> list[tuple[str, int, int, int | None]]:
    return [(one.contract, one.row, one.amount, one.counted) for one in traced.lines]


def test_a_unit_opens_the_rows_that_it_was_made_from_and_they_add_up(money: None) -> None:
    short = unit(term="short")
    traced = trace_money_unit(unit=short, by=SYSTEM)
    assert sorted(told(traced)) == [
        ("perintah", 2, 110000, 110000), ("saldo", 2, 2000, 2000), ("topup", 2, 50000, 50000),
        ("topup", 2, 60000, 50000), ("topup", 3, 50000, 0), ("topup", 4, 10000, 0),
    ]  # fmt: skip
    assert (short.ordered, short.credited, short.opening) == (110000, 100000, 2000)
    assert (traced.differs, traced.hidden, traced.carried) == ((), 0, False)
    lone = trace_money_unit(unit=unit(term="without_instruction"), by=SYSTEM)
    assert told(lone) == [("topup", 5, 5000, 5000)]
    spent = trace_money_unit(unit=unit(term="spent"), by=SYSTEM)
    assert [one for one in told(spent) if one[0] == "transaksi"] == [
        ("transaksi", 2, 30000, 30000), ("transaksi", 3, 1000, 1000), ("transaksi", 4, 30000, 0),
    ]  # fmt: skip
    world.withdraw(next(one.evidence for one in spent.lines if one.contract == "transaksi"))
    assert trace_money_unit(unit=unit(term="spent"), by=SYSTEM).differs == ("spent",)


def test_lines_of_a_number_that_stands_for_another_are_found_beneath_its_unit(money: None) -> None:
    one, lone = unit(term="short"), unit(term="without_instruction")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reconciliation_match (kind, ordered_account, ordered_last4, other_account,"
            " other_last4, period, since, code, path, bank, party, ordered_idr, credited_idr, spent_idr,"
            " score, standing, reasons, evidence, found_at, changed_at, state, decided_by,"
            " decided_by_name, decided_at, endorsed_by)"
            " VALUES ('credit', %s, %s, %s, %s, 201903, 201903, '6201', 'id.62.01', 'BRI', %s, 110000,"
            " 5000, 0, 90, 'clear', '{name}', '[]', %s, %s, 'ACCEPTED', %s, 'Budi', %s, %s)",
            [
                one.account,
                one.last4,
                lone.account,
                lone.last4,
                BRI,
                AT,
                AT,
                BUDI.person_id,
                AT,
                RINA.person_id,
            ],
        )
    reconcile()
    found = unit(term="short")
    assert (found.account, found.credited) == (one.account, 105000)
    traced = trace_money_unit(unit=found, by=SYSTEM)
    assert ("topup", 5, 5000, 5000) in told(traced) and traced.differs == ()


def test_whoever_sees_a_unit_sees_its_rows_and_a_bank_sees_its_own_files(money: None) -> None:
    short = unit(term="short")
    world.as_(BUDI)
    mine = trace_money_unit(unit=short, by=BUDI)
    # The order came for the whole province: his unit's row of it is his to see.
    assert {one.contract for one in mine.lines} == {"perintah", "topup", "saldo"}
    assert mine.hidden == 0 and files.evidence(mine.lines[0].evidence) is None
    world.as_(RINA)
    theirs = trace_money_unit(unit=short, by=RINA)
    assert {one.contract for one in theirs.lines} == {"topup", "saldo"} and theirs.hidden == 1
    with pytest.raises(NotAllowed):
        trace_money_unit(unit=short, by=world.person(99, "administrator", "id"))


def test_a_row_is_shown_as_it_was_sent_with_its_numbers_masked(money: None) -> None:
    traced = trace_money_unit(unit=unit(term="short"), by=SYSTEM)
    first = next(one for one in traced.lines if one.amount == 60000)
    file = traced.files[first.evidence]
    row = evidence.show_row(row=file, number=first.row, by=AUDI)
    assert row.text == "R1,2019-03,••••••••••••1235,60000,SUKSES,2019-03-08,"
    assert account(1) not in repr(row)
    world.as_(AUDI)
    plain = evidence.open_row(row=file, number=2, path="id.62.01", reason="pemeriksaan BPK 3/2019",
                              by=AUDI, at=AT)  # fmt: skip
    original = b"".join(evidence.read_original(evidence_id=file.id, reason="pemeriksaan BPK 3/2019",
                                               by=AUDI, at=AT).chunks)  # fmt: skip
    assert hashlib.sha256(original).hexdigest() == file.sha256
    assert plain.offset is not None and plain.line == 2
    assert original[plain.offset : plain.offset + plain.size].decode() == plain.text
    assert account(1) in plain.text
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT facts->>'row' FROM audit_event WHERE action = 'evidence.row_opened'")
        assert cursor.fetchall() == [("2",)]
    with pytest.raises(NotAllowed):
        evidence.open_row(row=file, number=2, path="id", reason="x" * 10, by=BUDI, at=AT)
    for number in (1, 4, 10**9):
        with pytest.raises(RowUnknown):
            evidence.show_row(row=file, number=number, by=AUDI)


def test_the_command_prints_the_same_by_figure_and_by_family(
    money: None, capsys: pytest.CaptureFixture[str]
) -> None:
    by = world.person(1, "administrator", "id", organisation=None)
    member = NewMember(
        "audit@salur.example", "Budi", OFFICE, frozenset({"operator"}), (world.PATH,), ""
    )
    access.enrol_person(member=member, password="beras-sepuluh", by=by, at=AT)
    figure = Wanted("audit@salur.example", BPNT, MARCH, "id.62.01", "short", None, None, 5, True)
    screen = Screen(Words())
    assert trace_wanted(screen, figure, as_json=True)
    said = json.loads(capsys.readouterr().out)
    [one] = said["units"]
    assert (said["total"], one["amount"], one["differs"]) == (10000, 10000, [])
    first = next(row for row in one["rows"] if row["amount"] == 60000)
    assert (first["row"], first["line"], first["offset"]) == (2, 2, 68)
    assert len(first["sha256"]) == 64 and first["text"].startswith("R1,2019-03,••••")
    assert trace_wanted(screen, replace(figure, family="K1", with_text=False), as_json=True)
    of_family = json.loads(capsys.readouterr().out)["units"]
    assert [unit["unit"] for unit in of_family] == [one["unit"]]
    assert trace_wanted(screen, figure, as_json=False)
    assert "short: 10.000" in capsys.readouterr().out
    for wrong in (replace(figure, term="quota_g"), replace(figure, family="K404")):
        with pytest.raises(UsageRefused):
            trace_wanted(screen, wrong, as_json=True)


def test_a_desa_opens_its_rice_documents(db: None) -> None:
    world.build()
    world.as_(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)
    world.frozen(RASTRA)
    world.send("spa", OFFICE, lines=[f"S1,2019-03-02,{DESA},2019-03,2,20",
                                     f"S1,2019-03-02,{DESA_2},2019-02..2019-03,2,20"])  # fmt: skip
    world.send("do", BULOG, lines=["D1,S1,2019-03-10,620102,2019-03,20,"])
    world.send("bast", BULOG, lines=[f"B1,D1,2019-03-20,{DESA},2019-03,19.5"])
    world.send("serah", OFFICE, lines=["K1,2019-03,10,2019-03-25", "K3,2019-03,9.5,2019-03-25"])
    reconcile(RASTRA)
    [desa] = [one for one in queries.units_of_figure(Figure("RASTRA", 201903, "id", "units"))
              if one.kode_wilayah == DESA]  # fmt: skip
    rice = queries.rice_unit(201903, desa.id)[0]
    assert told(trace_rice_unit(unit=rice, by=SYSTEM)) == [
        ("spa", 2, 20000, None), ("do", 2, 20000, None), ("bast", 2, 19500, None),
        ("serah", 2, 10000, None),
    ]  # fmt: skip


def test_a_row_of_a_text_is_found_by_its_bytes_however_they_come() -> None:
    rows = [
        "no;nama;kota",
        'A1;"dua\nbaris";X',
        "",
        "B2;biasa;Y",
        'C3;"tanda "" petik";Z',
        "D4;é;W",
    ]
    data = ("\r\n".join(rows) + "\r\n").encode()
    expected = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))
    for size in (1, 7, 1000):
        chunks = [data[at : at + size] for at in range(0, len(data), size)]
        for number, cells in enumerate(expected[1:], start=2):
            found = text_row(chunks, number)
            assert found is not None and list(found.cells) == cells and found.offset is not None
            assert data[found.offset :].startswith(found.data)
            assert found.line == data[: found.offset].count(b"\n") + 1
    assert text_row([data], len(expected) + 1) is None
    packed = gzip.compress(data[:40]) + gzip.compress(
        data[40:]
    )  # of several members, as tools write
    assert b"".join(unpacked([packed[at : at + 5] for at in range(0, len(packed), 5)])) == data
