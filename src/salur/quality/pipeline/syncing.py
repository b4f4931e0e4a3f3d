"""Merges a snapshot of the ministry with the register in a session, and keeps what it found.

What lies in the session is plain; what goes to PostgreSQL is sealed here, whatever the column.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.batch.session import Session, read_sql
from salur.evidence.domain.contract import load_contract
from salur.kernel.region_code import RegionCode
from salur.kernel.sealing import Sealer
from salur.kernel.sql_text import sql_text
from salur.quality.domain.syncing import VALUE, WHOLE
from salur.quality.pipeline.merging import decide
from salur.quality.pipeline.snapshots import PACKAGE, others
from salur.registry.domain import (
    REPAIRED_BY_NIK,
    REPAIRED_BY_NUMBER,
    Cell,
    FamilyRow,
    code_range,
)
from salur.registry.queries import open_families

UNMERGED = frozenset({"bank", "no_rekening", "no_kks"})
_ROW = ", ".join((*FamilyRow._fields[:-2], "payable", "row"))


@dataclass(frozen=True)
class Counted:
    """What a snapshot did: families, and of `conflicts` cells."""

    families: int
    same: int
    followed: int
    kept: int
    conflicts: int
    added: int
    vanished: int
    moved: int


def load_snapshot(session: Session, remote: Path, before: Path, path: str) -> None:
    """Put the rows of both files into the session."""
    values = {"remote": str(remote), "before": str(before), "digits": code_range(path)[0]}
    session.file(PACKAGE, "sync/snapshot.sql", values)


def outside(session: Session, path: str) -> list[str]:
    """Give the first desa of the new snapshot that lie outside its region."""
    rows = session.rows(
        "SELECT DISTINCT kode_wilayah FROM remote_rows WHERE NOT starts_with(kode_wilayah, $digits)"
        " ORDER BY ALL LIMIT 5",
        {"digits": code_range(path)[0]},
    )
    return [str(code) for (code,) in rows]


def emptied(session: Session) -> list[str]:
    """Give the columns that the snapshot before filled and the new one leaves empty altogether."""
    columns = [name for name in others(load_contract("kpm")) if name not in UNMERGED]
    counts = ", ".join(f'count("{name}")' for name in columns)
    (before,) = session.rows(f"SELECT {counts} FROM base_rows")
    (now,) = session.rows(f"SELECT {counts} FROM remote_rows")
    return [
        name for name, was, has in zip(columns, before, now, strict=True) if was > 0 and not has
    ]


def merge_register(session: Session, path: str) -> Counted:
    """Merge base, register and the new snapshot; leaves what comes of it in the session."""
    named = "SELECT id_kpm FROM base_rows UNION SELECT id_kpm FROM remote_rows"
    open_families(session, "opened", path)
    missing = session.rows(
        f"SELECT id_kpm FROM ({named}) WHERE id_kpm NOT IN (FROM opened SELECT id_kpm)"
    )
    if missing:
        open_families(session, "elsewhere", named=[str(row[0]) for row in missing])
        session.run("INSERT INTO opened FROM elsewhere")
    session.file(PACKAGE, "sync/sides.sql", {"digits": code_range(path)[0]})
    contract = load_contract("kpm")
    decide(session, [name for name in others(contract) if name not in UNMERGED])
    session.file(PACKAGE, "sync/outcome.sql")
    (row,) = session.rows(read_sql(PACKAGE, "sync/counted.sql"))
    return Counted(*row)


def new_rows(session: Session, reasons: Mapping[int, Sequence[str]]) -> Iterator[FamilyRow]:
    """Give the families that the register does not know, or whose account the snapshot changed."""
    for rows in session.stream(f"SELECT {_ROW} FROM new_rows ORDER BY id_kpm"):
        for *values, payable, row in rows:
            why = reasons.get(row, ("data_faulty",))
            yield FamilyRow._make((*_typed(values), payable, () if payable else why))


def followed_cells(session: Session) -> Iterator[Cell]:
    """Give the cells in which the register follows the snapshot."""
    for rows in session.stream('SELECT id_kpm, "column", value FROM followed ORDER BY ALL'):
        yield from (Cell(*row) for row in rows)


def faults(
    session: Session, reasons: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Give of every family of both what its data are suspended for.

    Where the office has another NIK or KK number than the snapshot, what is wrong with the
    snapshot's says nothing of it.
    """
    statement = """
        SELECT r.id_kpm, r.payable, r.row, list(p."column") FILTER (p."column" IN ('nik', 'no_kk'))
        FROM remote_rows r JOIN fates f USING (id_kpm) LEFT JOIN pending p USING (id_kpm)
        WHERE f.in_local GROUP BY ALL ORDER BY ALL"""
    own = {*REPAIRED_BY_NIK, *REPAIRED_BY_NUMBER}
    for rows in session.stream(statement):
        for id_kpm, payable, row, differing in rows:
            why = () if payable else reasons.get(row, ("data_faulty",))
            yield id_kpm, [one for one in why if not (differing and one in own)]


def vanished(session: Session) -> list[tuple[str, str]]:
    """Give the families that the ministry took off while the office left them as they were."""
    return [(row[0], row[1]) for row in session.rows("FROM vanished ORDER BY ALL")]


def arrivals(session: Session) -> list[tuple[str, str, str]]:
    """Give the families that the ministry lists here and the register elsewhere: id, was, now."""
    rows = session.rows("SELECT id_kpm, was, now FROM arrivals ORDER BY ALL")
    return [(row[0], row[1], row[2]) for row in rows]


def newly_gone(snapshot: UUID) -> set[str]:
    """Give the families of which this snapshot was the first to say that they left."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "sync/newly_gone"), [snapshot])
        return {str(row[0]) for row in cursor.fetchall()}


def keep(session: Session, *, snapshot: UUID, path: str, as_of: dt.date, at: dt.datetime) -> int:
    """Keep conflicts, own changes and departures; give how many own changes are shown now."""
    _copy_open(session, path)
    session.file(PACKAGE, "sync/settled.sql")
    seal = Sealer(settings.SALUR_KEYS.identifier, VALUE).seal
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "sync/incoming"))
        _copy(cursor, "quality_disputed_incoming", _sealed(session, "FROM disputed", seal))
        _copy(cursor, "quality_pending_incoming", _sealed(session, "FROM pending", seal))
        _copy(cursor, "quality_settled_incoming", _all(session, "FROM settled"))
        _copy(cursor, "quality_gone_incoming", _gone(session))
        cursor.execute(sql_text("quality", "sync/named"))
        _copy(cursor, "quality_family_named", _named(session))
        cursor.execute(
            sql_text("quality", "sync/publish"),
            {"snapshot": snapshot, "path": path, "as_of": as_of, "at": at},
        )
        cursor.execute(
            sql_text("quality", "sync/acknowledge"), {"snapshot": snapshot, "path": path, "at": at}
        )
        return int(cursor.fetchone()[0])


def _copy_open(session: Session, path: str) -> None:
    session.run('CREATE TABLE open_conflicts (id_kpm VARCHAR, "column" VARCHAR)')
    session.run("CREATE TABLE open_departures (id_kpm VARCHAR)")
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "sync/open"), {"path": path})
        rows = cursor.fetchall()
    conflicts = [row for row in rows if row[1] is not None]
    session.run(
        "INSERT INTO open_conflicts SELECT unnest($ids), unnest($columns)",
        {"ids": [row[0] for row in conflicts], "columns": [row[1] for row in conflicts]},
    )
    session.run(
        "INSERT INTO open_departures SELECT unnest($ids)",
        {"ids": [row[0] for row in rows if row[1] is None]},
    )


def _copy(cursor: Any, table: str, rows: Iterator[Sequence[object]]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _all(session: Session, statement: str) -> Iterator[tuple[Any, ...]]:
    for rows in session.stream(statement):
        yield from rows


def _sealed(session: Session, statement: str, seal: Any) -> Iterator[tuple[Any, ...]]:
    for id_kpm, column, *values in _all(session, statement):
        if column == WHOLE:
            yield (id_kpm, column, *(None if one is None else seal(WHOLE) for one in values))
        else:
            yield (id_kpm, column, *(None if one is None else seal(one) for one in values))


def _gone(session: Session) -> Iterator[tuple[Any, ...]]:
    for (id_kpm,) in _all(session, "FROM returned"):
        yield id_kpm, "returned", None, None
    for id_kpm, code in vanished(session):
        yield id_kpm, "vanished", _path(code), None
    for id_kpm, was, now in arrivals(session):
        yield id_kpm, "arrived", _path(was), _path(now)
    moved = (
        "SELECT id_kpm, was, value FROM followed WHERE \"column\" = 'kode_wilayah'"
        " AND value[1:4] <> was[1:4]"
    )
    for id_kpm, was, now in _all(session, moved):
        yield id_kpm, "moved", _path(was), _path(now)


def _named(session: Session) -> Iterator[tuple[Any, ...]]:
    """Give who the families are that are spoken of, and where the register has them."""
    statement = """
        SELECT id_kpm, family::VARCHAR, kode_wilayah FROM opened
        WHERE id_kpm IN (SELECT id_kpm FROM disputed UNION SELECT id_kpm FROM pending
            UNION SELECT id_kpm FROM vanished UNION SELECT id_kpm FROM arrivals
            UNION SELECT id_kpm FROM followed WHERE "column" = 'kode_wilayah')"""
    for id_kpm, family, code in _all(session, statement):
        yield id_kpm, family, _path(code)


@lru_cache(maxsize=100_000)
def _path(code: str) -> str:
    return RegionCode(code).path


def _typed(values: Sequence[object]) -> list[object]:
    """Give the day of birth as a day again; the merge compared it as text."""
    cells = list(values)
    place = FamilyRow._fields.index("tanggal_lahir")
    if isinstance(cells[place], str):
        cells[place] = dt.date.fromisoformat(str(cells[place]))
    return cells
