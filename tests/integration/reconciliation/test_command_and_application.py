"""The same files through `salur reconcile` and through the application give the same figures."""

import datetime as dt
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.conf import settings
from django.db import connection
from tests.functional.cli.conftest import BPNT, RASTRA
from tests.functional.cli.running import salur

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.kernel.sealing import blind_index
from salur.reconciliation import actions
from salur.reconciliation.actions import Month, RiceParties, StatementFile
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.rastra import RASTRA_CLASSES

pytestmark = pytest.mark.django_db

AT = dt.datetime(2019, 4, 1, 8, tzinfo=dt.UTC)
MARCH = Period(2019, 3)
BY = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id",), "Petugas Uji")
PARTY = uuid.UUID(int=77)
CLASSES = {c.number: c.code for c in BPNT_CLASSES}
RICE_CLASSES = dict(enumerate((c.code for c in RASTRA_CLASSES), start=1))
Rows = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """March in two provinces, with twice the usual trouble."""
    out = tmp_path_factory.mktemp("same") / "world"
    ended = salur("simulate", "--provinces", "63,65", "--period", MARCH, "--families", 2000,
                  "--seed", 7, "--faults", 2, "--out", out)  # fmt: skip
    assert ended.code == 0, ended.err
    return out


def commanded(program: str, options: dict[str, str], world: Path, out: Path) -> Any:
    """Run the command; its summary."""
    files = [part for name, c in options.items() for part in (f"--{name}", world / f"{c}.csv")]
    ended = salur("reconcile", program, "--period", MARCH, *files, "--out", out, "--json")
    assert (ended.code, ended.err) == (1, "")
    return ended.json


def month(options: dict[str, str], world: Path, **rules: int) -> Month:
    """The same files as statements of a month."""
    files = {}
    for contract in options.values():
        file = StatementFile(world / f"{contract}.csv", uuid.uuid4(), PARTY)
        files["kpm" if contract.startswith("kpm") else contract] = [file]
    return Month(MARCH, files, MARCH.last_day, **rules)


def written(path: Path, key: str) -> Rows:
    """What the command wrote."""
    table = duckdb.sql(f"FROM read_parquet('{path}')")
    return _by(key, [column[0] for column in table.description], table.fetchall())


def published(statement: str, key: str) -> Rows:
    """What the application published."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return _by(key, [column[0] for column in cursor.description], cursor.fetchall())


def _by(key: str, names: list[str], rows: list[tuple[Any, ...]]) -> Rows:
    found = [dict(zip(names, row, strict=True)) for row in rows]
    assert len({row[key] for row in found}) == len(found) > 0
    return {row.pop(key): row for row in found}


def changed(
    rows: Rows, change: Callable[[str, dict[str, Any]], tuple[str, dict[str, Any]]]
) -> Rows:
    return dict(change(key, row) for key, row in rows.items())


def waterfalls(terms: list[str]) -> dict[str, dict[str, int]]:
    kept = published("SELECT code, waterfall FROM reconciliation_version WHERE is_current", "code")
    told = {code: json.loads(row["waterfall"]) for code, row in kept.items()}
    sums = {code: {term: terms_of[term] for term in terms} for code, terms_of in told.items()}
    # Families that nobody can place have a version of their own, without any unit.
    return {code: row for code, row in sums.items() if code != "-" or any(row.values())}


def test_bpnt_is_published_as_the_command_writes_it(world: Path, tmp_path: Path) -> None:
    told = commanded("bpnt", BPNT, world, tmp_path)
    actions.publish_bpnt(
        months=[month(BPNT, world, idle_days=105, grace_days=30)],
        banks=dict.fromkeys(("BRI", "BNI", "MANDIRI", "BTN"), PARTY), by=BY, at=AT, key="same",
    )  # fmt: skip
    units = published(
        "SELECT account AS no_rekening, id_kpm, kode_wilayah, bank, class, findings, ordered_idr,"
        " credited_idr, spent_idr, returned_idr, opening_idr FROM reconciliation_unit"
        " WHERE until IS NULL", "no_rekening",
    )  # fmt: skip
    blind = settings.SALUR_KEYS.blind
    assert changed(units, lambda k, row: (k, row | {"class": CLASSES[row["class"]]})) == changed(
        written(tmp_path / "units.parquet", "no_rekening"),
        lambda k, row: (blind_index(blind, k), row),
    )
    families = published(
        "SELECT id_kpm, kode_wilayah, class, findings, due AS ordered_idr, received AS"
        " credited_idr, used AS spent_idr FROM reconciliation_family WHERE until IS NULL", "id_kpm",
    )  # fmt: skip
    assert changed(
        families, lambda k, row: (k, row | {"class": CLASSES.get(row["class"])})
    ) == written(tmp_path / "families.parquet", "id_kpm")
    terms = list(told["waterfall"])
    assert waterfalls(terms) == {
        kab: {term: row[term] for term in terms} for kab, row in told["regions"].items()
    }


@pytest.fixture(scope="module")
def listed(world: Path) -> Path:
    """The world with one quota for every family on a desa's list, where both doors read Q alike."""
    quota = world / "kuota.csv"
    duckdb.sql(
        f"COPY (SELECT * FROM read_csv('{quota}', all_varchar = true) WHERE length(kode_wilayah) < 10"
        " OR program <> 'RASTRA' UNION ALL BY NAME SELECT kode_wilayah, 'RASTRA' AS program,"
        f" '{MARCH}' AS periode, count(*) :: VARCHAR AS kpm FROM"
        f" read_csv('{world / 'kpm_rastra.csv'}', all_varchar = true) GROUP BY kode_wilayah)"
        f" TO '{quota}.new' (FORMAT csv, HEADER true)"
    )
    Path(f"{quota}.new").replace(quota)
    return world


def test_rastra_is_published_as_the_command_writes_it(listed: Path, tmp_path: Path) -> None:
    world = listed
    told = commanded("rastra", RASTRA, world, tmp_path)
    party = RiceParties(bulog=PARTY, government=uuid.UUID(int=78))
    actions.publish_rastra(
        months=[month(RASTRA, world, ration_g=10_000)],
        parties=dict.fromkeys((kab for kab in told["regions"]), party), by=BY, at=AT, key="same",
    )  # fmt: skip
    columns = "quota_g, requested_g, released_g, arrived_g, rejected_g, handed_g"
    units = published(
        f"SELECT kode_wilayah, class, findings, {columns}, quota_g - requested_g AS"
        " gap_requested_g, requested_g - released_g AS gap_released_g, released_g - arrived_g AS"
        " gap_arrived_g, arrived_g - handed_g AS gap_handed_g, '2019-03' AS periode"
        " FROM reconciliation_rice_unit WHERE until IS NULL", "kode_wilayah",
    )  # fmt: skip
    assert changed(
        units, lambda k, row: (k, row | {"class": RICE_CLASSES[row["class"]]})
    ) == written(tmp_path / "units.parquet", "kode_wilayah")
    assert published(
        "SELECT id_kpm, kode_wilayah, findings, due AS entitled_g, received AS handed_g"
        " FROM reconciliation_family WHERE until IS NULL", "id_kpm",
    ) == written(tmp_path / "families.parquet", "id_kpm")  # fmt: skip
    terms = [term for term in told["waterfall"] if not term.startswith("gap_")]
    assert waterfalls(terms) == {
        kab: {term: row[term] for term in terms} for kab, row in told["regions"].items()
    }
