"""Publishing BPNT: what the command computes is what the database holds, version by version."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.property.world import COLUMNS
from tests.spec.engine import run_bpnt, write_rows

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.kernel.period import Period
from salur.kernel.sealing import blind_index
from salur.parties.actions import seed_parties
from salur.parties.queries import organisation_by_code
from salur.places.actions import import_edition, load_base_edition
from salur.reconciliation.actions import Month, PublicationRefused, Published, publish_bpnt
from salur.reconciliation.pipeline.publishing import StatementFile

pytestmark = pytest.mark.django_db

BANK = uuid.UUID(int=77)
KEMENSOS = uuid.UUID(int=88)
OPERATOR = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id",), "Petugas Uji")
AT = dt.datetime(2019, 4, 1, 8, tzinfo=dt.UTC)
MARCH = Period(2019, 3)
APRIL = Period(2019, 4)


def order(number: int, month: str = "2019-03", desa: str = "6201022001") -> dict[str, object]:
    return {
        "no_spm": f"S-{month}", "periode": month, "id_kpm": f"K{number}", "nik": "",
        "kode_wilayah": desa, "bank": "BRI", "no_rekening": f"00620100000{number:04d}",
        "nominal": 110000,
    }  # fmt: skip


def credit(number: int, month: str = "2019-03", **more: object) -> dict[str, object]:
    return {
        "referensi": f"T-{month}-{number}", "periode": month,
        "no_rekening": f"00620100000{number:04d}", "nominal": 110000, "status": "SUKSES",
        "tanggal": f"{month}-10", **more,
    }  # fmt: skip


def purchase(number: int, amount: int, month: str = "2019-03") -> dict[str, object]:
    return {
        "id_transaksi": f"X-{month}-{number}", "no_rekening": f"00620100000{number:04d}",
        "tanggal": f"{month}-15", "nominal": amount,
    }  # fmt: skip


class World:
    """Files of parties, written once each, with an evidence number of their own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.files: dict[str, list[StatementFile]] = {}

    def add(self, contract: str, rows: Sequence[Mapping[str, object]]) -> "World":
        place = self.directory / str(len(list(self.directory.iterdir())))
        place.mkdir()
        path = write_rows(place, contract, rows, COLUMNS[contract])
        sender = KEMENSOS if contract == "perintah" else BANK
        self.files.setdefault(contract, []).append(StatementFile(path, uuid.uuid4(), sender))
        return self

    def month(self, period: Period) -> Month:
        return Month(period, self.files, period.last_day, idle_days=105, grace_days=30)

    def publish(self, period: Period = MARCH, key: str = "") -> Published:
        return publish_bpnt(
            months=[self.month(period)],
            banks={"BRI": BANK},
            by=OPERATOR,
            at=AT,
            key=key or str(uuid.uuid4()),
        )


@pytest.fixture
def march(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.add("perintah", [order(n) for n in range(1, 7)] + [order(9, desa="6202012003")])
    world.add("topup", [credit(1), credit(2), credit(3, nominal=55000), credit(4, status="GAGAL"),
                        credit(8), credit(9)])  # fmt: skip
    world.add("transaksi", [purchase(1, 110000), purchase(2, 60000), purchase(5, 20000)])
    return world


def rows(statement: str) -> list[tuple]:  # type: ignore[type-arg]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_every_column_of_the_commands_units_is_published(march: World, tmp_path: Path) -> None:
    march.publish()
    out = tmp_path / "out"
    out.mkdir()
    command = run_bpnt({c: [f.path for f in files] for c, files in march.files.items()}, out)
    names = ["settled", "unspent", "partly_spent"]
    assert {unit["class"] for unit in command.units.values()} & set(names)
    published = {
        row[0]: row[1:]
        for row in rows(
            "SELECT account, id_kpm, kode_wilayah, bank, class, findings, ordered_idr, credited_idr,"
            " spent_idr, returned_idr, opening_idr FROM reconciliation_unit WHERE until IS NULL"
        )
    }
    from salur.reconciliation.domain.bpnt import BPNT_CLASSES

    number = {c.code: c.number for c in BPNT_CLASSES}
    assert published == {
        blind_index(settings.SALUR_KEYS.blind, account): (
            u["id_kpm"], u["kode_wilayah"], u["bank"], number[u["class"]], u["findings"],
            u["ordered_idr"], u["credited_idr"], u["spent_idr"], u["returned_idr"], u["opening_idr"],
        )
        for account, u in command.units.items()
    }  # fmt: skip
    families = rows("SELECT id_kpm, kode_wilayah, class, due, received, used"
                    " FROM reconciliation_family WHERE until IS NULL ORDER BY 1")  # fmt: skip
    assert families == [
        (name, f["kode_wilayah"], number[f["class"]], f["ordered_idr"], f["credited_idr"], f["spent_idr"])
        for name, f in sorted(command.families.items())
    ]  # fmt: skip


def test_the_same_evidence_again_changes_nothing(march: World) -> None:
    first = march.publish()
    before = rows("SELECT count(*), max(id) FROM ledger_transfer")
    second = march.publish()
    assert first.changed_regions == 3
    assert (second.changed_regions, second.changed_rows, second.transfers) == (0, 0, 0)
    assert rows("SELECT count(*), max(id) FROM ledger_transfer") == before


def test_the_same_key_gives_the_same_answer_and_does_nothing(march: World) -> None:
    first = march.publish(key="once")
    again = march.publish(key="once")
    assert again.repeated and again.run_id == first.run_id


def test_a_reversal_in_may_makes_a_new_version_of_just_what_it_changed(march: World) -> None:
    march.publish()
    march.add("topup", [credit(1, "2019-05", referensi="B1", status="BATAL",
                               referensi_asal="T-2019-03-1")])  # fmt: skip
    second = march.publish()
    assert second.changed_regions == 1
    assert rows("SELECT code, number, changed FROM reconciliation_version WHERE is_current"
                " ORDER BY code") == [("-", 1, 1), ("6201", 2, 2), ("6202", 1, 2)]  # fmt: skip
    assert rows("SELECT class, since, until FROM reconciliation_unit WHERE id_kpm = 'K1'"
                " ORDER BY since") == [(12, 1, 2), (2, 2, None)]  # fmt: skip


def test_the_ledger_holds_what_the_rows_add_up_to(march: World) -> None:
    march.publish()
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
    march.publish()
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
    march.publish()
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


def assert_open_counts_are_true() -> None:
    """Compare what is kept of open exceptions with what is counted anew, on every level."""
    counted = rows(
        "SELECT program, period, subpath(path, 0, n)::text, cause,"
        " CASE cause WHEN 'class' THEN class ELSE 0 END, owner, count(*), sum(amount)"
        " FROM reconciliation_exception, generate_series(1, nlevel(path)) n"
        " WHERE resolved_kind IS NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6"
    )
    kept = rows(
        "SELECT program, period, place, cause, class, owner, sum(count), sum(amount)"
        " FROM reconciliation_open_count GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6"
    )
    assert kept == counted != []


def test_what_is_open_is_counted_on_every_level_as_it_changes(march: World) -> None:
    march.publish()
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
    march.publish()

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
    from salur.reconciliation import queries

    march.publish()
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


def april_after(march: World) -> World:
    march.add("perintah", [order(2, "2019-04")])
    march.add("topup", [credit(2, "2019-04")])
    return march.add("transaksi", [purchase(2, 160000, "2019-04")])


def test_a_change_of_march_alone_is_refused_once_april_stands_on_it(march: World) -> None:
    march.publish()
    april_after(march).publish(APRIL)
    with pytest.raises(PublicationRefused) as refused:
        march.publish()
    assert refused.value.code == "later_month_left_out"


def test_what_march_loses_later_april_opens_without_and_suspense_bears_it(march: World) -> None:
    march.publish()
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


def test_a_purchase_belongs_to_the_month_of_its_day_whichever_file_brings_it(march: World) -> None:
    march.add("transaksi", [purchase(2, 50000, "2019-04") | {"id_transaksi": "X-late"}])
    march.publish()
    assert rows("SELECT spent_idr FROM reconciliation_unit WHERE id_kpm = 'K2'") == [(60000,)]
    april_after(march).publish(APRIL)
    assert rows("SELECT spent_idr FROM reconciliation_unit WHERE id_kpm = 'K2'"
                " AND period = 201904") == [(50000 + 160000,)]  # fmt: skip


def test_an_order_that_names_only_a_province_or_a_kabkota_is_published_where_it_belongs(
    march: World,
) -> None:
    march.add("perintah", [order(11, desa="62"), order(12, desa="6201")])
    march.publish()
    assert rows("SELECT id_kpm, code, path::text FROM reconciliation_unit"
                " WHERE id_kpm IN ('K11', 'K12') ORDER BY 1") == [
        ("K11", "-", "id.62"), ("K12", "6201", "id.62.01"),
    ]  # fmt: skip


def test_a_file_given_twice_does_not_shift_the_evidence_of_the_others(march: World) -> None:
    march.files["topup"].append(replace(march.files["topup"][0], evidence=uuid.uuid4()))
    march.add("topup", [credit(6)])
    march.publish()
    cited = rows("SELECT DISTINCT evidence FROM ledger_transfer WHERE reason = 'credited'")
    assert {row[0] for row in cited} == {
        march.files["topup"][0].evidence,
        march.files["topup"][2].evidence,
    }


def test_what_nobody_has_to_see_yet_is_the_offices_after_the_days_of_grace(march: World) -> None:
    march.publish()
    owner = "SELECT owner FROM reconciliation_exception WHERE id_kpm = 'K9'"
    assert rows(owner) == [("nobody_yet",)]
    publish_bpnt(months=[march.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR,
                 at=dt.datetime(2019, 4, 9, tzinfo=dt.UTC), key="too early")  # fmt: skip
    assert rows(owner) == [("nobody_yet",)]
    publish_bpnt(months=[march.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR,
                 at=dt.datetime(2019, 5, 10, tzinfo=dt.UTC), key="later")  # fmt: skip
    assert rows(owner) == [("dinsos",)]


def test_an_operator_of_one_kabkota_cannot_publish_over_the_others(march: World) -> None:
    march.publish()
    narrow = replace(OPERATOR, paths=("id.62.01",))
    with pytest.raises(NotAllowed) as refused:
        publish_bpnt(months=[march.month(MARCH)], banks={}, by=narrow, at=AT, key="narrow")
    assert refused.value.code == "outside_scope"


def test_a_version_cites_the_files_its_own_units_rest_on(march: World) -> None:
    march.add("topup", [credit(77)])
    march.add("topup", [credit(9, referensi="T-again")])
    march.add("topup", [credit(9, "2019-05", referensi="B9", status="BATAL",
                               referensi_asal="T-2019-03-9")])  # fmt: skip
    march.publish()
    cited = dict(rows("SELECT code, evidence FROM reconciliation_version"))
    stray = march.files["topup"][1].evidence
    assert stray in cited["-"] and stray not in cited["6201"] and stray not in cited["6202"]
    twice, reversed_by = (march.files["topup"][n].evidence for n in (2, 3))
    assert {twice, reversed_by} <= set(cited["6202"]) and twice not in cited["6201"]


def test_a_bank_sees_the_sums_of_its_own_and_no_version(march: World) -> None:
    march.publish()
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


class Crash(Exception):
    """The program ended here."""


@pytest.mark.parametrize("stage", ["orders", "units", "compare", "write", "ledger"])
def test_a_publication_that_ends_anywhere_leaves_nothing_and_can_be_done_again(
    march: World, stage: str
) -> None:
    def crash(step: str) -> None:
        if step == stage:
            raise Crash

    with pytest.raises(Crash):
        publish_bpnt(months=[march.month(MARCH)], banks={"BRI": BANK}, by=OPERATOR, at=AT,
                     key="once", progress=crash)  # fmt: skip
    for table in ("unit", "version", "sum", "exception", "run"):
        assert rows(f"SELECT count(*) FROM reconciliation_{table}") == [(0,)]
    assert rows("SELECT count(*) FROM ledger_transfer") == [(0,)]
    done = march.publish(key="once")
    assert (done.repeated, done.changed_regions) == (False, 3)
    assert rows("SELECT sum(balance)::bigint FROM ledger_balance") == [(0,)]


def test_a_code_that_only_a_loaded_edition_knows_is_published(march: World, tmp_path: Path) -> None:
    file = tmp_path / "edition.csv"
    file.write_text(
        "62,KALIMANTAN TENGAH\n6201,KAB. A\n620102,B\n6201022001,C\n6201029999,BARU\n", "utf-8"
    )
    import_edition(
        file, edition="new", valid_from=dt.date(2019, 3, 1), by=SYSTEM, at=AT, citation="uji"
    )
    march.add("perintah", [order(11, desa="6201029999"), order(12, desa="6202012003")])
    march.publish()
    assert rows("SELECT id_kpm, code, kode_wilayah FROM reconciliation_unit"
                " WHERE id_kpm IN ('K1', 'K11', 'K12') ORDER BY 1") == [
        ("K1", "6201", "6201022001"), ("K11", "6201", "6201029999"), ("K12", "-", None),
    ]  # fmt: skip
