"""The application merges a snapshot with the register as the oracle merges three files."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.batch.session import Session
from salur.quality.pipeline import syncing
from salur.registry.actions import load_families
from salur.registry.domain import FamilyRow
from tests.often import often
from tests.oracle.merging import Snapshot, merge_oracle

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, tzinfo=dt.UTC)
PATH = "id.62.01"
COLUMNS = ("nama_pengurus", "kode_wilayah", "alamat", "nik", "nama_ibu_kandung", "tanggal_lahir")
LAWS = settings(max_examples=often(5, 10), deadline=None, suppress_health_check=list(HealthCheck))
families = st.fixed_dictionaries(
    {
        "nama_pengurus": st.sampled_from(["SITI", "BUDI", 'ANI "A", B']),
        "kode_wilayah": st.sampled_from(["6201022001", "6201022002"]),
        "alamat": st.sampled_from([None, "JL 1", "JL 2"]),
        "nik": st.sampled_from([None, "6201024101900001", "6201024101900002"]),
        "nama_ibu_kandung": st.sampled_from([None, "RUKMINI", "AMINAH"]),
        "tanggal_lahir": st.sampled_from([None, "1990-01-01", "1991-12-31"]),
    }
)
snapshots = st.dictionaries(st.sampled_from(["K1", "K2", "K3", "K4"]), families)
Cells = set[tuple[str, str, str | None]]


def row(name: str, family: Mapping[str, str | None]) -> FamilyRow:
    values: dict[str, object] = dict.fromkeys(FamilyRow._fields)
    values.update(family, id_kpm=name, payable=True, reasons=())
    born = family["tanggal_lahir"]
    values["tanggal_lahir"] = dt.date.fromisoformat(born) if born else None
    return FamilyRow(**values)  # type: ignore[arg-type]


def stored(session: Session, snapshot: Snapshot, path: Path) -> Path:
    """Write a snapshot as the accepted rows of a file are kept."""
    columns = ", ".join(
        f"{name} {'DATE' if name == 'tanggal_lahir' else 'VARCHAR'}"
        for name in FamilyRow._fields[:-2]
    )
    session.run(f"CREATE OR REPLACE TABLE kept ({columns}, payable BOOLEAN, row BIGINT)")
    for number, (name, family) in enumerate(snapshot.items(), 2):
        values = row(name, family)._asdict() | {"row": number}
        named = [one for one in values if one != "reasons"]
        marks = ", ".join(f"${one}" for one in named)
        session.run(
            f"INSERT INTO kept ({', '.join(named)}) VALUES ({marks})",
            {one: values[one] for one in named},
        )
    session.run(f"COPY kept TO '{path}' (FORMAT parquet)")
    return path


class Found:
    """What the application makes of a snapshot, with the register rolled back afterwards."""

    def __init__(self, base: Snapshot, local: Snapshot, remote: Snapshot) -> None:
        with TemporaryDirectory() as name, Session(memory_mb=300) as session, transaction.atomic():
            enter_scope(SYSTEM)
            rows = [row(one, family) for one, family in local.items()]
            load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")
            before = stored(session, base, Path(name) / "before.parquet")
            after = stored(session, remote, Path(name) / "after.parquet")
            syncing.load_snapshot(session, after, before, PATH)
            with as_owner():
                self.counted = syncing.merge_register(session, PATH)
            self.followed: Cells = set(session.rows('SELECT id_kpm, "column", value FROM followed'))
            self.pending: Cells = set(session.rows('SELECT id_kpm, "column", value FROM pending'))
            self.disputed = set(session.rows('SELECT id_kpm, "column" FROM disputed'))
            self.vanished = {id_kpm for id_kpm, _ in syncing.vanished(session)}
            self.new = {one.id_kpm: one for one in syncing.new_rows(session, {})}
            transaction.set_rollback(True)

    def register(self, local: Snapshot) -> dict[str, dict[str, str | None]]:
        """Give the register as it is after the snapshot."""
        found = {name: dict(family) for name, family in local.items()}
        for name, column, value in self.followed:
            found[name][column] = value
        for name, one in self.new.items():
            found[name] = {c: _text(getattr(one, c)) for c in COLUMNS}
        return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@LAWS
@given(snapshots, snapshots, snapshots)
def test_the_application_merges_as_the_oracle_and_removes_nobody(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    found, told = Found(base, local, remote), merge_oracle(base, local, remote)
    gone = {
        name for name, column, _, _, source in told.changes if (column, source) == ("*", "remote")
    }
    assert found.disputed == told.conflicts
    assert found.vanished == gone
    assert found.register(local) == {**told.merged, **{n: dict(local[n]) for n in gone}}


@LAWS
@given(snapshots)
def test_an_identical_snapshot_changes_nothing(same: Snapshot) -> None:
    found = Found(same, same, same)
    assert (found.followed, found.pending, found.disputed, found.vanished, found.new) == (
        set(), set(), set(), set(), {},
    )  # fmt: skip
    assert found.counted.same == len(same)


@LAWS
@given(snapshots, snapshots, snapshots)
def test_what_is_pending_is_just_what_register_and_snapshot_say_differently(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    found = Found(base, local, remote)
    after = found.register(local)
    cells = {
        (name, column, after[name][column])
        for name in after.keys() & remote.keys() & local.keys()
        for column in COLUMNS
        if after[name][column] != remote[name][column]
    }
    assert {cell for cell in found.pending if cell[1] != "*"} == cells
