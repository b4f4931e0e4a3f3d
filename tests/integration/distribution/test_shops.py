"""A bank's register fills the shops: in versions, with terminals, and only with its own."""

import datetime as dt
import io
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BNI,
    BRI,
    BUDI,
    DESA,
    DESA_2,
    DESA_OTHER,
    LATER,
    MARCH,
    OFFICE,
    PATH,
    RINA,
)
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner
from salur.distribution import actions
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.parties import queries
from salur.parties.models import Organisation

pytestmark = pytest.mark.django_db
HEAD = "id_ewarong,nama,bank,kode_wilayah,lintang,bujur,status,id_terminal,kapasitas,tanggal_mulai"
HEAD += ",jenis_usaha,kategori_pemilik"
VERSIONS = (
    "SELECT id_ewarong, status, terminals, valid_from, valid_to FROM parties_shop"
    " ORDER BY id_ewarong, valid_from, valid_to"
)
TERMINALS = (
    "SELECT id_terminal, id_ewarong, valid_from, valid_to FROM parties_terminal"
    " ORDER BY id_terminal, valid_from, valid_to"
)
NOTES = "SELECT row, rule, id_terminal, is_held FROM parties_shop_note ORDER BY at, row, rule, id_terminal"
STARTED, FROM_MARCH, FROM_APRIL = dt.date(2018, 7, 1), dt.date(2019, 3, 1), dt.date(2019, 4, 1)


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(BUDI)


def shop(
    number: str, terminals: str = "", *, status: str = "AKTIF", desa: str = DESA, **more: str
) -> str:
    cells = {"bank": "BRI", "at": ",", "capacity": "", "start": "2018-07-01", "owner": ""} | more
    return (
        f"{number},WARUNG {number},{cells['bank']},{desa},{cells['at']},{status},{terminals},"
        f"{cells['capacity']},{cells['start']},KIOS,{cells['owner']}"
    )


def accept(
    *lines: str, sender: uuid.UUID = BRI, period: Period = MARCH, at: dt.datetime = AT
) -> uuid.UUID:
    received = evidence.receive(
        source=io.BytesIO(("\n".join((HEAD, *lines)) + "\n").encode()),
        file_name="ewarong.csv", contract="ewarong", sender=sender, path=PATH, program=None,
        period=period.number, by=BUDI, at=at, key="",
    )  # fmt: skip
    actions.accept_evidence(evidence_id=received.evidence_id, by=BUDI, at=at, key="")
    return received.evidence_id


def test_a_newer_file_closes_and_opens_versions_and_the_same_rows_change_nothing() -> None:
    accept(shop("E1", "T1;T2"), shop("E2", "T3", start=""))
    assert rows(VERSIONS) == [
        ("E1", "AKTIF", 2, STARTED, None), ("E2", "AKTIF", 1, FROM_MARCH, None),
    ]  # fmt: skip
    accept(shop("E2", "T3", start=""), shop("E1", "T2; T1 ;T1"), period=APRIL)
    assert len(rows(VERSIONS)) == 2
    accept(shop("E1", "T1;T2", status="NONAKTIF"), shop("E2", "T3;T2", start=""), period=APRIL)
    assert rows(VERSIONS) == [
        ("E1", "AKTIF", 2, STARTED, FROM_APRIL), ("E1", "NONAKTIF", 2, FROM_APRIL, None),
        ("E2", "AKTIF", 1, FROM_MARCH, FROM_APRIL), ("E2", "AKTIF", 2, FROM_APRIL, None),
    ]  # fmt: skip
    assert rows(TERMINALS) == [
        ("T1", "E1", STARTED, None), ("T2", "E1", STARTED, FROM_APRIL),
        ("T2", "E2", FROM_APRIL, None), ("T3", "E2", FROM_MARCH, None),
    ]  # fmt: skip
    assert rows(NOTES) == []
    world.as_(BUDI)
    (e1, e2) = queries.shops_page(PATH)
    assert (e1.status, e2.terminals, e2.bank) == ("NONAKTIF", 2, "BRI")
    assert [one.status for one in queries.shop_versions("E1")] == ["NONAKTIF", "AKTIF"]
    assert queries.shop_counts(PATH) == queries.ShopCounts(1, 0, 1, 0)


def test_only_a_bank_speaks_and_of_its_own_shops_alone() -> None:
    accept(shop("E1", "T1"))
    accept(shop("E1", status="NONAKTIF", bank="BNI"), shop("E9", bank="BNI"), sender=BNI, at=LATER)
    accept(shop("E7"), sender=OFFICE, at=LATER + dt.timedelta(1))
    accept(shop("E8", bank="BNI"), shop("E6", desa=DESA_OTHER), at=LATER + dt.timedelta(2))
    assert rows(NOTES) == [
        (2, "shop_of_other_bank", "", True), (2, "shop_sender_is_no_bank", "", True),
        (2, "shop_of_other_bank", "", True), (3, "shop_outside_file", "", True),
    ]  # fmt: skip
    assert rows("SELECT id_ewarong FROM parties_shop ORDER BY 1") == [("E1",), ("E9",)]
    world.as_(RINA)
    assert [one.id_ewarong for one in queries.shops_page("id.62")] == ["E1"]
    assert {one.id_ewarong for one in queries.shop_notes("id.62")} == {"E8", "E6"}
    world.as_(BUDI)
    assert len(queries.shop_notes(PATH)) == 4


def test_a_branch_speaks_for_its_bank_and_sees_its_shops() -> None:
    branch = Organisation.objects.create(
        kind="bank_branch", code="BRI-KOBAR", name="Cabang", parent_id=BRI
    )
    accept(shop("E1", "T1"), sender=branch.id)
    assert rows("SELECT bank_id FROM parties_shop") == [(BRI,)]
    world.as_(world.person(31, "bank", PATH, organisation=branch.id))
    assert [one.id_ewarong for one in queries.shops_page(PATH)] == ["E1"]
    assert len(queries.terminals_of(["E1"])) == 1


def test_a_terminal_stays_with_whoever_has_it_and_the_other_claim_is_named() -> None:
    accept(shop("E1", "T1"))
    accept(shop("E2", "T1;T2"), shop("E3", "T2;T4"), at=LATER)
    accept(shop("E5", "T4", bank="BNI"), sender=BNI, at=LATER + dt.timedelta(1))
    assert [(one[0], one[1]) for one in rows(TERMINALS)] == [
        ("T1", "E1"),
        ("T2", "E2"),
        ("T4", "E3"),
    ]
    assert rows(NOTES) == [
        (2, "shop_terminal_taken", "T1", False), (3, "shop_terminal_taken", "T2", False),
        (2, "shop_terminal_taken", "T4", False),
    ]  # fmt: skip


def test_an_owner_who_must_not_is_a_warning_and_a_wrong_position_is_left_out() -> None:
    accept(
        shop("E1", owner="Perangkat Desa"),
        shop("E2", owner="SWASTA", at="111.6,-2.7"),
        shop("E3", owner="BUMDes Maju", at="0,0"),
        shop("E4", desa=DESA_2, at="-2.7,111.6"),
    )
    assert rows("SELECT id_ewarong, excluded_as, latitude FROM parties_shop ORDER BY 1") == [
        ("E1", "PERANGKAT_DESA", None), ("E2", None, None), ("E3", "BUMDES", None),
        ("E4", None, -2.7),
    ]  # fmt: skip
    assert rows(NOTES) == [
        (2, "shop_owner_excluded", "", False), (3, "shop_position_swapped", "", False),
        (4, "shop_owner_excluded", "", False), (4, "shop_position_impossible", "", False),
    ]  # fmt: skip


def test_an_older_file_that_differs_is_held_and_one_that_agrees_is_nothing() -> None:
    accept(shop("E1", "T1", start=""), period=APRIL)
    accept(shop("E1", "T1", start=""), at=LATER)
    assert rows(NOTES) == []
    accept(shop("E1", "T1", start="", capacity="90"), at=LATER)
    assert rows(NOTES) == [(2, "shop_older_than_known", "", True)]
    assert rows(VERSIONS) == [("E1", "AKTIF", 1, FROM_APRIL, None)]


def test_asked_again_with_its_key_it_is_done_once_and_says_the_same() -> None:
    file = accept(shop("E1", "T1"))
    again = [
        actions.take_shops(evidence_id=file, by=BUDI, at=AT, key=key) for key in ("k", "k", "other")
    ]
    assert [one.shops for one in again] == [0, 0, 0]
    assert len(rows(VERSIONS)) == 1


def test_the_database_itself_keeps_a_terminal_with_one_shop() -> None:
    accept(shop("E1", "T1"))
    statement = (
        "INSERT INTO parties_terminal (id_terminal, id_ewarong, bank_id, path, valid_from)"
        " VALUES ('T1', 'E2', %s, 'id.62.01', '2019-05-01')"
    )
    with (
        pytest.raises(DatabaseError, match="parties_terminal_of_one_shop"),
        transaction.atomic(),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [BRI])
