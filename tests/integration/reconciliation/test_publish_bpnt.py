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

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.sealing import blind_index
from salur.places.actions import import_edition
from salur.reconciliation.actions import Month, Published, publish_bpnt
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


def fill_march(world: World) -> World:
    """Write the files of a month in which a little of everything happened."""
    world.add("perintah", [order(n) for n in range(1, 7)] + [order(9, desa="6202012003")])
    world.add("topup", [credit(1), credit(2), credit(3, nominal=55000), credit(4, status="GAGAL"),
                        credit(8), credit(9)])  # fmt: skip
    world.add("transaksi", [purchase(1, 110000), purchase(2, 60000), purchase(5, 20000)])
    return world


@pytest.fixture
def march(tmp_path: Path) -> World:
    return fill_march(World(tmp_path))


def rows(statement: str) -> list[tuple]:  # type: ignore[type-arg]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


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


def april_after(march: World) -> World:
    march.add("perintah", [order(2, "2019-04")])
    march.add("topup", [credit(2, "2019-04")])
    return march.add("transaksi", [purchase(2, 160000, "2019-04")])


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
