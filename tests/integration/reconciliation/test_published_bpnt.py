"""What stands once BPNT is published, and what each later publication makes of it."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.integration.reconciliation.test_publish_bpnt import (
    APRIL,
    AT,
    BANK,
    MARCH,
    OPERATOR,
    World,
    april_after,
    assert_open_counts_are_true,
    credit,
    fill_march,
    order,
    purchase,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.parties.actions import seed_parties
from salur.parties.queries import organisation_by_code
from salur.places.actions import load_base_edition
from salur.reconciliation import queries
from salur.reconciliation.actions import PublicationRefused, publish_bpnt

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(module_database: None, tmp_path_factory: pytest.TempPathFactory) -> World:
    """March, published once: each test begins there and undoes what it did."""
    world = World(tmp_path_factory.mktemp("march"))
    fill_march(world)
    with transaction.atomic():
        world.publish()
    return world


@pytest.fixture
def march(published: World, tmp_path: Path) -> World:
    """The published month, to which a test may add files of its own."""
    world = World(tmp_path)
    world.files = {contract: list(files) for contract, files in published.files.items()}
    return world


def test_a_reversal_in_may_makes_a_new_version_of_just_what_it_changed(march: World) -> None:
    march.add("topup", [credit(1, "2019-05", referensi="B1", status="BATAL",
                               referensi_asal="T-2019-03-1")])  # fmt: skip
    second = march.publish()
    assert second.changed_regions == 1
    assert rows("SELECT code, number, changed FROM reconciliation_version WHERE is_current"
                " ORDER BY code") == [("-", 1, 1), ("6201", 2, 2), ("6202", 1, 2)]  # fmt: skip
    assert rows("SELECT class, since, until FROM reconciliation_unit WHERE id_kpm = 'K1'"
                " ORDER BY since") == [(12, 1, 2), (2, 2, None)]  # fmt: skip


def test_the_ledger_holds_what_the_rows_add_up_to(march: World) -> None:
    balances = dict(
        rows("SELECT a.kind, sum(b.balance)::bigint FROM ledger_balance b"
             " JOIN ledger_account a ON a.id = b.account_id GROUP BY 1")
    )  # fmt: skip
    assert sum(balances.values()) == 0
    assert balances["shops"] == 190000
    assert balances["suspense"] == -(110000 + 20000)
    assert balances["cards"] == 110000 * 4 + 55000 - 170000
    assert balances["bank_pool"] == 110000 * 7 - (110000 * 3 + 55000)


def test_april_opens_with_what_march_left(march: World) -> None:
    march.add("perintah", [order(2, "2019-04")])
    march.add("topup", [credit(2, "2019-04")])
    april = march.add("transaksi", [purchase(2, 160000, "2019-04"), purchase(8, 110000, "2019-04")])
    april.publish(APRIL)
    assert rows("SELECT id_kpm, opening_idr, class FROM reconciliation_unit"
                " WHERE period = 201904 AND until IS NULL ORDER BY opening_idr, id_kpm") == [
        ("K2", 50000, 12), (None, 55000, 9), (None, 110000, 9), (None, 110000, 9),
    ]  # fmt: skip
    assert rows("SELECT sum(b.balance) FROM ledger_balance b JOIN ledger_account a"
                " ON a.id = b.account_id WHERE a.kind = 'cards'") == [(55000 + 110000,)]  # fmt: skip


def test_exceptions_open_with_their_owner_and_close_when_they_are_solved(march: World) -> None:
    listed = "SELECT class, id_kpm, amount, owner FROM reconciliation_exception WHERE resolved_kind IS NULL"
    assert sorted(rows(listed), key=str) == sorted(
        [
            (1, None, 110000, "bank"), (2, "K5", 20000, "bank"), (4, "K3", 55000, "bank"),
            (7, "K4", 110000, "bank"), (8, "K6", 110000, "bank"), (10, "K9", 110000, "nobody_yet"),
        ],
        key=str,
    )  # fmt: skip
    march.add("topup", [credit(6)])
    march.publish()
    assert ("K6", 8) not in {(row[1], row[0]) for row in rows(listed)}
    assert rows(
        "SELECT closed_in FROM reconciliation_exception WHERE id_kpm = 'K6' AND class = 8"
    ) == [(2,)]


def test_what_is_open_is_counted_on_every_level_as_it_changes(march: World) -> None:
    assert_open_counts_are_true()
    march.add("topup", [credit(1, "2019-05", referensi="B1", status="BATAL",
                               referensi_asal="T-2019-03-1")])  # fmt: skip
    march.publish()
    assert_open_counts_are_true()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE reconciliation_exception SET owner = 'dinsos', amount = amount + 1")
    assert_open_counts_are_true()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reconciliation_exception SET resolved_kind = 'corrected', resolved_on = now(),"
            " resolved_in = period, settled_in = period, resolved_by = id"
        )
    with as_owner():
        assert rows("SELECT 1 FROM reconciliation_open_count") == []


def test_an_office_sees_its_own_kabkota_and_a_bank_its_own_units(march: World) -> None:
    def seen(actor: Actor, statement: str) -> int:
        enter_scope(actor)
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return int(cursor.fetchone()[0])

    count = "SELECT count(*) FROM reconciliation_unit WHERE until IS NULL"
    office = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id.62.01",), "A")
    nobody = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), (), "B")
    bank = Actor(uuid.uuid4(), BANK, frozenset({"bank"}), ("id",), "C")
    other = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"bank"}), ("id",), "D")
    assert [seen(a, count) for a in (office, nobody, bank, other)] == [6, 0, 8, 0]
    families = "SELECT count(*) FROM reconciliation_family"
    assert [seen(a, families) for a in (office, nobody, bank)] == [6, 0, 0]


def test_the_questions_answer_from_what_was_kept(march: World) -> None:

    enter_scope(OPERATOR)
    water = queries.waterfall("BPNT", 201903, "id.62.01")
    kept = queries.current_version("BPNT", 201903, "6201").waterfall  # type: ignore[union-attr]
    assert water == {name: kept[name] for name in water}
    assert (water["ordered"], water["failed"], water["missing"], water["short"]) == (
        660000, 110000, 220000, 55000,
    )  # fmt: skip
    assert [r.code for r in queries.sums_by_region("BPNT", 201903, "id", 2)] == ["6201", "6202"]
    assert queries.total("BPNT", 201903, "id").terms["ordered"] == 770000
    page = queries.exceptions_page("id", queries.ExceptionFilter(), size=4)
    last = page[-1]
    rest = queries.exceptions_page(
        "id", queries.ExceptionFilter(), after=(last.code, last.period, last.klass, last.id)
    )
    assert len(page) == 4 and not {row.id for row in page} & {row.id for row in rest}
    assert len(rest) + 4 == queries.open_in_month(["id"], 201903).count
    assert queries.months_of_family("K1")[0].received == 110000
    march.add("topup", [credit(1, "2019-05", referensi="B1", status="BATAL",
                               referensi_asal="T-2019-03-1")])  # fmt: skip
    march.publish()
    enter_scope(OPERATOR)
    now = queries.current_version("BPNT", 201903, "6201")
    assert now is not None
    [changed] = queries.differences(now)
    assert changed.before is not None and changed.after is not None
    assert (changed.before.credited, changed.after.credited) == (110000, 0)


def test_a_change_of_march_alone_is_refused_once_april_stands_on_it(march: World) -> None:
    april_after(march).publish(APRIL)
    with pytest.raises(PublicationRefused) as refused:
        march.publish()
    assert refused.value.code == "later_month_left_out"


def test_what_march_loses_later_april_opens_without_and_suspense_bears_it(march: World) -> None:
    april = april_after(march)
    april.publish(APRIL)
    back = [credit(2, "2019-05", referensi="B2", status="BATAL", referensi_asal="T-2019-03-2")]
    march.add("topup", back)
    publish_bpnt(
        months=[march.month(MARCH), april.month(APRIL)], banks={"BRI": BANK}, by=OPERATOR, at=AT,
        key="both",
    )  # fmt: skip
    assert rows("SELECT period, opening_idr, class FROM reconciliation_unit WHERE id_kpm = 'K2'"
                " AND until IS NULL ORDER BY period") == [(201903, 0, 2), (201904, 0, 5)]  # fmt: skip
    assert rows("SELECT sum(balance)::bigint FROM ledger_balance") == [(0,)]
    assert rows("SELECT count(*) FROM ledger_balance WHERE balance < 0 AND kind NOT IN"
                " ('treasury', 'bulog_national', 'suspense')") == [(0,)]  # fmt: skip


def test_what_nobody_has_to_see_yet_is_the_offices_after_the_days_of_grace(march: World) -> None:
    owner = "SELECT owner FROM reconciliation_exception WHERE id_kpm = 'K9'"
    assert rows(owner) == [("nobody_yet",)]
    publish_bpnt(months=[march.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR,
                 at=dt.datetime(2019, 4, 9, tzinfo=dt.UTC), key="too early")  # fmt: skip
    assert rows(owner) == [("nobody_yet",)]
    publish_bpnt(months=[march.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR,
                 at=dt.datetime(2019, 5, 10, tzinfo=dt.UTC), key="later")  # fmt: skip
    assert rows(owner) == [("dinsos",)]


def test_an_operator_of_one_kabkota_cannot_publish_over_the_others(march: World) -> None:
    narrow = replace(OPERATOR, paths=("id.62.01",))
    with pytest.raises(NotAllowed) as refused:
        publish_bpnt(months=[march.month(MARCH)], banks={}, by=narrow, at=AT, key="narrow")
    assert refused.value.code == "outside_scope"


def test_a_bank_sees_the_sums_of_its_own_and_no_version(march: World) -> None:
    load_base_edition(by=SYSTEM, at=AT)
    seed_parties(provinces=["62"], on=AT.date(), by=SYSTEM, at=AT)
    found = {}
    for name in ("BRI", "BNI"):
        bank = organisation_by_code(name)
        assert bank is not None
        enter_scope(Actor(uuid.uuid4(), bank.id, frozenset({"bank"}), ("id",), "C"))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) > 0 FROM reconciliation_sum")
            sums = cursor.fetchone()[0]
            cursor.execute("SELECT count(*) FROM reconciliation_version")
            found[name] = (sums, cursor.fetchone()[0])
    assert found == {"BRI": (True, 0), "BNI": (False, 0)}
