"""Whose turn an unspent credit is, and what field and register say of a unit's month."""

import datetime as dt
import uuid
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_publish_bpnt import (
    BANK,
    MARCH,
    OPERATOR,
    World,
    credit,
    order,
    purchase,
    rows,
)
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.reconciliation import queries
from salur.reconciliation.actions import Published, publish_bpnt
from salur.registry.actions import load_accounts, load_families
from salur.registry.domain import AccountRow

pytestmark = pytest.mark.django_db

IN_GRACE = dt.datetime(2019, 4, 9, 8, tzinfo=dt.UTC)
AFTER = dt.datetime(2019, 4, 10, 8, tzinfo=dt.UTC)
TURNS = (
    "SELECT id_kpm, owner, reason FROM reconciliation_exception"
    " WHERE class = 10 AND closed_in IS NULL ORDER BY id_kpm"
)
FOUND = "SELECT id_kpm, findings FROM reconciliation_unit WHERE until IS NULL ORDER BY id_kpm"


def account(number: int) -> str:
    return f"00620100000{number:04d}"


def check(
    number: int, reason: str, day: str = "2019-03-25", month: str = "2019-03"
) -> Mapping[str, object]:
    return {"id_kpm": f"K{number}", "periode": month, "sebab": reason, "tanggal": day}


def bank_says(
    number: int, card: str, *, day: str = "2019-03-05", of_account: str = "TERBUKA"
) -> None:
    """Let the bank say how an account and its card stand."""
    row = AccountRow(account(number), f"K{number}", None, "SITI", "BRI", of_account, None,
                     f"60130100000000{number:02d}", card, dt.date.fromisoformat(day), None)  # fmt: skip
    enter_scope(SYSTEM)
    load_accounts([row], evidence=uuid.uuid4(), organisation=BANK, by=SYSTEM, at=AFTER, key="")


def publish(world: World, at: dt.datetime) -> Published:
    return publish_bpnt(
        months=[world.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR, at=at, key=str(uuid.uuid4())
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Five families credited on 10 March; the last one buys."""
    families = [
        FAMILY._replace(id_kpm=f"K{n}", nik=None, no_kk=None, no_rekening=None, no_kks=None)
        for n in range(1, 6)
    ]
    load_families(families, evidence=None, by=SYSTEM, at=IN_GRACE, key="")
    made = World(tmp_path)
    made.add("perintah", [order(n) for n in range(1, 6)])
    made.add("topup", [credit(n) for n in range(1, 6)])
    made.add("saldo", [])
    return made.add("transaksi", [purchase(5, 110000)])


def test_nobody_has_the_turn_in_the_days_of_grace_though_the_cause_is_known(world: World) -> None:
    bank_says(1, "DI_CABANG")
    world.add("cek_lapangan", [check(2, "MENINGGAL")])
    publish(world, IN_GRACE)
    assert rows(TURNS) == [
        ("K1", "nobody_yet", "DI_CABANG"), ("K2", "nobody_yet", "MENINGGAL"),
        ("K3", "nobody_yet", None), ("K4", "nobody_yet", None),
    ]  # fmt: skip


def test_after_it_the_turn_follows_the_cause_and_is_the_offices_where_nothing_is_known(
    world: World,
) -> None:
    publish(world, IN_GRACE)
    bank_says(1, "DI_CABANG")
    bank_says(4, "AKTIF", of_account="SALDO_GANTUNG")
    world.add("cek_lapangan", [check(2, "MENINGGAL"), check(3, "EDC"), check(4, "LAIN"),
                               check(1, "PINDAH", month="2019-02")])  # fmt: skip
    publish(world, AFTER)
    assert rows(TURNS) == [
        ("K1", "bank", "DI_CABANG"), ("K2", "dinsos", "MENINGGAL"),
        ("K3", "bank", "EDC"), ("K4", "bank", "SALDO_GANTUNG"),
    ]  # fmt: skip
    enter_scope(OPERATOR)
    page = queries.exceptions_page("id", queries.ExceptionFilter(klass=10))
    assert [row.reason for row in page if row.id_kpm == "K3"] == ["EDC"]


def test_the_newest_word_counts_and_a_card_that_came_later_ends_its_cause(world: World) -> None:
    world.add("cek_lapangan", [check(1, "EDC"), check(1, "MENINGGAL", "2019-03-28"),
                               check(2, "KARTU_BELUM_DITERIMA"), check(3, "MENINGGAL"),
                               check(4, "PIN_TERBLOKIR")])  # fmt: skip
    bank_says(2, "AKTIF", day="2019-04-02")
    bank_says(3, "AKTIF", day="2019-04-02")
    bank_says(4, "AKTIF", day="2019-03-01")
    publish(world, AFTER)
    assert rows(TURNS) == [
        ("K1", "dinsos", "MENINGGAL"), ("K2", "dinsos", None),
        ("K3", "dinsos", "MENINGGAL"), ("K4", "bank", "PIN_TERBLOKIR"),
    ]  # fmt: skip
    world.add("cek_lapangan", [check(1, "SALDO_GANTUNG", "2019-04-05")])
    publish(world, AFTER)
    assert rows(TURNS)[0] == ("K1", "bank", "SALDO_GANTUNG")


def test_units_bear_who_the_register_knew_as_ended_deceased_or_employed(world: World) -> None:
    from tests.integration.registry import changing

    from salur.registry.actions import keep_matches
    from salur.registry.domain import Kind, MatchKind, MatchRow, NewChange, Reason

    class Known:
        """This knows two of the families."""

        def __init__(self, *rows: MatchRow) -> None:
            self.matched = lambda niks: iter(rows)

    niks = [changing.nik(n) for n in range(6)]
    families = [
        FAMILY._replace(id_kpm=f"K{n}", nik=niks[n], no_kk=None, no_rekening=None, no_kks=None)
        for n in range(1, 6)
    ]
    load_families(families, evidence=None, by=SYSTEM, at=IN_GRACE, key="")
    day = dt.date(2019, 3, 20)
    for kind, known in (
        (MatchKind.DUKCAPIL, Known(MatchRow(niks[1], "MENINGGAL", day, None, 2),
                                   MatchRow(niks[2], "BEDA_NAMA", day, None, 3))),
        (MatchKind.PEKERJAAN, Known(MatchRow(niks[3], "ASN", day.replace(month=4), None, 2))),
    ):  # fmt: skip
        keep_matches(known, kind=kind, path="id", evidence_id=None, by=SYSTEM, at=IN_GRACE, key="")
    changing.endorse(
        NewChange(Kind.HAPUS, Reason.MAMPU, "K4", FAMILY.kode_wilayah, asked=MARCH, no_ba="BA/1",
                  tanggal_ba=dt.date(2019, 2, 20))
    )  # fmt: skip
    publish(world, IN_GRACE)
    assert rows(FOUND) == [
        ("K1", ["ineligible_at_period"]), ("K2", []), ("K3", []),
        ("K4", ["ineligible_at_period"]), ("K5", []),
    ]  # fmt: skip


def test_units_bear_what_register_and_field_say_of_their_month(world: World) -> None:
    bank_says(1, "DI_CABANG")
    bank_says(3, "CETAK", day="2019-04-02")
    world.add("cek_lapangan", [check(2, "PINDAH"), check(4, "EDC"), check(5, "MENINGGAL")])
    publish(world, IN_GRACE)
    assert rows(FOUND) == [
        ("K1", ["card_not_distributed"]), ("K2", ["ineligible_at_period"]), ("K3", []),
        ("K4", []), ("K5", ["ineligible_at_period"]),
    ]  # fmt: skip
    again = publish(world, IN_GRACE)
    assert (again.changed_regions, again.changed_rows) == (0, 0)
    bank_says(1, "AKTIF", day="2019-03-20")
    assert publish(world, IN_GRACE).changed_rows == 1
    assert rows(FOUND)[0] == ("K1", [])
