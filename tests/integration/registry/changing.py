"""A small village for tests of changes: families, a proposer, a head, and berita acara."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import connection

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.registry import actions, pipeline, queries
from salur.registry.domain import FamilyRow, Kind, NewChange, Reason, Source

DESA, OTHER_DESA = "6201022001", "6201022002"
KAB = "id.62.01"
MARCH = dt.datetime(2019, 3, 10, 8, tzinfo=dt.UTC)
APRIL = Period(2019, 4)
OPERATOR = Actor(uuid.UUID(int=1), None, frozenset({"operator"}), (KAB,), "Operator")
HEAD = Actor(uuid.UUID(int=2), None, frozenset({"head"}), (KAB,), "Kepala")


def nik(number: int) -> str:
    """Give a well-formed NIK, made up."""
    return f"620102010190{number:04d}"


def family(id_kpm: str, number: int = 1, *, desa: str = DESA, **changes: object) -> FamilyRow:
    """Give a made-up family."""
    values = dict.fromkeys(FamilyRow._fields)
    values.update(
        id_kpm=id_kpm, nik=nik(number), nama_pengurus=f"Ibu {id_kpm}", kode_wilayah=desa,
        nama_ibu_kandung="Rukmini", payable=True, reasons=(),
    )  # fmt: skip
    return FamilyRow(**{**values, **changes})  # type: ignore[arg-type]


def load(*rows: FamilyRow) -> None:
    """Make these families members."""
    actions.load_families(rows, evidence=uuid.uuid4(), by=SYSTEM, at=MARCH, key="")


def propose_families(*rows: FamilyRow, day: dt.date = dt.date(2019, 2, 1)) -> int:
    """Let these families wait for a place; give how many were members already."""
    waiting = {row.id_kpm: pipeline.Proposal(day, "BA-U/1") for row in rows}
    with as_owner():
        pipeline.copy_families(rows, waiting=waiting)
        members = pipeline.drop_members()
        pipeline.write_families(evidence=uuid.uuid4(), by=OPERATOR.person_id, at=MARCH)
    return members


def line(kind: Kind, id_kpm: str, **more: object) -> NewChange:
    """Give one line of a berita acara, asked for April."""
    values: dict[str, object] = {
        "kind": kind, "reason": Reason.DATA, "id_kpm": id_kpm, "kode_wilayah": DESA,
        "asked": APRIL, "no_ba": "BA/1", "tanggal_ba": dt.date(2019, 3, 5), **more,
    }  # fmt: skip
    return NewChange(**values)  # type: ignore[arg-type]


def propose(*lines: NewChange, by: Actor = OPERATOR, key: str = "") -> actions.Proposed:
    """Propose lines of a berita acara."""
    return actions.propose_changes(
        lines, source=Source.BERITA_ACARA, by=by, at=MARCH, key=key, path=KAB
    )


def ids(*states: str) -> list[int]:
    """Give every change in these states, or in any."""
    where = f"WHERE state IN ({', '.join(repr(one) for one in states)})" if states else ""
    return [row[0] for row in rows(f"SELECT id FROM registry_change {where} ORDER BY id")]


def endorse(*lines: NewChange, at: dt.datetime = MARCH) -> tuple[int, int]:
    """Propose lines and endorse them from the month they ask, whatever the quota."""
    propose(*lines)
    months = {one: Period(2019, 4) for one in ids("VERIFIED")}
    for row in rows("SELECT id, asked FROM registry_change WHERE state = 'VERIFIED'"):
        months[row[0]] = Period.from_number(row[1])
    return actions.endorse_lines(months, path=KAB, by=HEAD, at=at)


def apply(period: Period = APRIL, *, at: dt.datetime = MARCH) -> int:
    """Let what is due by `period` hold."""
    return actions.apply_due_changes(path=KAB, period=period, by=OPERATOR, at=at)


def staged(period: Period = APRIL) -> dict[str, bool]:
    """Give who belongs on the list of a month, and whether they are payable."""
    with as_owner():
        queries.stage_families(KAB, period.number)
        return dict(rows("SELECT id_kpm, payable FROM registry_staged"))


def one(id_kpm: str, columns: str) -> tuple[object, ...]:
    """Give columns of one family."""
    return rows(f"SELECT {columns} FROM registry_family WHERE id_kpm = '{id_kpm}'")[0]


def rows(statement: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
    """Ask the database as the owner of the tables."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return cursor.fetchall()
