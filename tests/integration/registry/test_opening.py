"""The register is opened whole for a batch, within the scope, and nothing plain stays on disk."""

import datetime as dt
import uuid
from pathlib import Path

import pytest

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.batch.session import Session
from salur.evidence.queries.opening import SCRATCH_PREFIX, scratch_parents
from salur.registry import actions, queries
from salur.registry.domain import FamilyRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)


def _row(number: int, desa: str, *, name: str = 'Siti "Aminah", binti Umar') -> FamilyRow:
    born = dt.date(1980, 1, 1) + dt.timedelta(days=number)
    return FamilyRow(
        id_kpm=f"K{number}", id_pengurus=None, no_kk=f"620102010110{number:04}", nik=f"620102010180{number:04}",
        nama_pengurus=name, tempat_lahir=None, tanggal_lahir=born, jenis_kelamin="P", nama_ibu_kandung="Rukmini",
        nama_kepala_keluarga=None, alamat="Jl. Desa\nRT 1", rt="001", rw="002", kode_wilayah=desa, bank="BRI",
        no_rekening=f"00{number:014}", no_kks=None, status_bpnt=None, no_peserta_pkh=None, status_pkh=None,
        payable=True, reasons=(),
    )  # fmt: skip


def test_every_family_is_opened_as_it_was_loaded() -> None:
    rows = [_row(1, "6201022001"), _row(2, "6302012001")]
    actions.load_families(rows, evidence=uuid.uuid4(), by=SYSTEM, at=AT, key="")
    enter_scope(SYSTEM)
    with Session() as session:
        assert queries.open_families(session, "families") == 2
        columns = ", ".join(FamilyRow._fields[:-2])
        opened = session.rows(f"SELECT {columns} FROM families ORDER BY id_kpm")
    assert opened == [tuple(row[:-2]) for row in rows]


def test_only_the_scope_and_the_region_are_opened() -> None:
    rows = [_row(1, "6201022001"), _row(2, "6201022002"), _row(3, "6302012001")]
    actions.load_families(rows, evidence=uuid.uuid4(), by=SYSTEM, at=AT, key="")
    with Session() as session:
        enter_scope(Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id.62",), "Operator"))
        assert queries.open_families(session, "families") == 2
        assert queries.open_families(session, "families", "id.62.01.02.2002") == 1
        enter_scope(Actor(uuid.uuid4(), None, frozenset({"operator"}), (), "Operator"))
        assert queries.open_families(session, "families") == 0
        assert session.rows("SELECT count(*) FROM families") == [(0,)]


def test_nothing_plain_is_left() -> None:
    actions.load_families([_row(1, "6201022001")], evidence=uuid.uuid4(), by=SYSTEM, at=AT, key="")
    enter_scope(SYSTEM)
    with Session() as session:
        queries.open_families(session, "families")
    left: list[Path] = [
        p for q in scratch_parents() for p in q.glob(f"{SCRATCH_PREFIX}*/families.csv")
    ]
    assert left == []
