"""Making an order to open accounts: families are opened only in here, and kept only sealed."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.batch.lending import lent_session
from salur.distribution.domain import ITEMS, Candidate, Missing, missing
from salur.distribution.queries.burekol import Burekol, rows_of
from salur.evidence.domain.sentences import harmless
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties.queries import Organisation
from salur.registry import queries as registry

_MEMORY_MB = 300
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('distribution_burekol'), %s)"
_OPENED = (
    *("id_kpm", "kode_wilayah", "nik", "nama_pengurus", "nama_ibu_kandung", "tempat_lahir"),
    *("tanggal_lahir", "alamat", "payable"),
)
_READY_IDS = (
    "SELECT id_kpm FROM distribution_burekol_line WHERE burekol_id = %s AND state = 'READY'"
)


class _Waiting(NamedTuple):
    family_id: UUID
    id_kpm: str
    digest: UUID
    failed: bool
    repaired: bool


@dataclass(frozen=True)
class Line:
    """One family that may be proposed, and what it lacks: nothing that is secret."""

    family_id: UUID
    id_kpm: str
    kode_wilayah: str
    missing: tuple[Missing, ...]
    again: bool
    digest: UUID


def lock(code: str) -> None:
    """Let one order at a time be made in a kab/kota."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [int(code)])


def candidates(path: str) -> tuple[Line, ...]:
    """Check every family at or under `path` that has no usable account and waits for no answer."""
    registry.stage_without_account(path)
    waiting = [_Waiting._make(row) for row in rows_of("burekol/candidates", {})]
    if not waiting:
        return ()
    matched = {
        id_kpm: status
        for id_kpm, kind, status, _ in registry.matches_under(path)
        if kind == "dukcapil"
    }
    opened = dict(_opened([one.id_kpm for one in waiting], matched))
    seen = Counter(one.nik for _, one in opened.values() if one.nik)
    twice = {nik for nik, times in seen.items() if times > 1}
    lines = []
    for one in waiting:
        code, family = opened[one.id_kpm]
        asked = Candidate(**{**vars(family), "failed": one.failed, "repaired": one.repaired})
        lacks = missing(asked, twice)
        lines.append(Line(one.family_id, one.id_kpm, code, lacks, one.failed, one.digest))
    return tuple(lines)


def keep(
    burekol_id: UUID,
    code: str,
    path: str,
    bank: Organisation,
    lines: Sequence[Line],
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep an order and its lines."""
    ready = sum(not line.missing for line in lines)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "burekol/insert"),
            {
                "id": burekol_id,
                "code": code,
                "path": path,
                "bank": bank.id,
                "bank_name": bank.name,
                "complete": ready,
                "incomplete": len(lines) - ready,
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
                "families": [line.family_id for line in lines],
                "ids": [line.id_kpm for line in lines],
                "codes": [line.kode_wilayah for line in lines],
                "paths": [RegionCode(line.kode_wilayah).path for line in lines],
                "missing": [" ".join(line.missing) for line in lines],
                "again": [line.again for line in lines],
                "digests": [line.digest for line in lines],
            },
        )


def write_file(one: Burekol, target: Path) -> None:
    """Write the file of an order, in the clear, into a private directory."""
    with connection.cursor() as cursor:
        cursor.execute(_READY_IDS, [one.id])
        ids = [id_kpm for (id_kpm,) in cursor.fetchall()]
    held = [item for item in ITEMS if item != "nama_anggota_lain"]
    with target.open("x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ITEMS, lineterminator="\n", restval="")
        writer.writeheader()
        for row in _rows(ids, held):
            cells = dict(zip(held, row, strict=True))
            writer.writerow({name: _cell(value) for name, value in cells.items()})


def note_file(burekol_id: UUID, evidence_id: UUID) -> None:
    """Note once which evidence an order became."""
    _run(
        "UPDATE distribution_burekol SET evidence_id = %s WHERE id = %s AND evidence_id IS NULL",
        [evidence_id, burekol_id],
    )


def note_sent(burekol_id: UUID, *, on: dt.date, due: dt.date) -> None:
    """Note once when the bank was given the file, and until when it answers."""
    _run(
        "UPDATE distribution_burekol SET sent_on = %s, due = %s WHERE id = %s AND sent_on IS NULL",
        [on, due, burekol_id],
    )


def cancel(burekol_id: UUID, reason: str, at: dt.datetime) -> None:
    """Take an order back: its families may be proposed again."""
    _run(
        "UPDATE distribution_burekol SET cancelled_at = %s, cancelled_reason = %s WHERE id = %s",
        [at, reason, burekol_id],
    )
    _run(
        "UPDATE distribution_burekol_line SET state = 'CANCELLED'"
        " WHERE burekol_id = %s AND state = 'READY'",
        [burekol_id],
    )


def lock_order(burekol_id: UUID) -> None:
    """Lock one order until the transaction ends."""
    _run("SELECT FROM distribution_burekol WHERE id = %s FOR UPDATE", [burekol_id])


def answer(evidence_id: UUID) -> tuple[int, int]:
    """Let a file of the bank answer the lines that wait; give how many opened and failed."""
    registry.stage_answers(evidence_id)
    ((opened, failed),) = rows_of("burekol/answer", {"evidence": evidence_id})
    return opened, failed


def _opened(
    ids: Sequence[str], matched: dict[str, str]
) -> Iterator[tuple[str, tuple[str, Candidate]]]:
    for id_kpm, code, nik, name, mother, place, day, address, payable in _rows(ids, _OPENED):
        family = Candidate(nik, name, mother, place, day, address, payable, matched.get(id_kpm))
        yield id_kpm, (code, family)


def _rows(ids: Sequence[str], columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    with lent_session(memory_mb=_MEMORY_MB, ordered=True) as session:
        registry.open_families(session, "burekol", named=ids)
        for rows in session.stream(f"FROM burekol SELECT {', '.join(columns)} ORDER BY id_kpm"):
            yield from rows


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else harmless(str(value))


def _run(statement: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
