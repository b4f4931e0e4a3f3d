"""The steps in the life of changes: proposed, verified, endorsed, applied; sets in SQL."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from salur.evidence.domain.keeping import safe_number
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.registry.domain import (
    REPAIRED_BY_NIK,
    REPAIRED_BY_NUMBER,
    SECRETS,
    Kind,
    NewChange,
    Reason,
    Secret,
    Source,
    State,
    ValueFault,
    checked,
)
from salur.registry.pipeline.loading import path_of, stored
from salur.registry.pipeline.sealing import Vault
from salur.registry.queries import stage_candidates

_COPY = (
    "COPY registry_change_incoming (kind, reason, state, id_kpm, replaced_by, column_name, value,"
    " value_sealed, value_blind, kode_wilayah, path, no_ba, tanggal_ba, row, asked, closed_reason)"
    " FROM STDIN"
)
_FILE = (
    *("jenis", "alasan", "id_kpm", "kode_wilayah", "periode_berlaku", "id_pengganti", "kolom"),
    *("nilai_baru", "no_ba", "tanggal_ba", "row"),
)
_FOUND_BY = (Secret.NIK, Secret.NO_KK)


def change_rows(path: Path) -> Iterator[NewChange]:
    """Give the accepted rows of a `perubahan` file."""
    for kind, reason, id_kpm, code, month, *rest in stored(path, _FILE):
        yield NewChange(Kind(kind), Reason(reason), id_kpm, code, Period.parse(month), *rest)


def propose(
    changes: Iterable[NewChange],
    *,
    source: Source,
    path: str,
    evidence: UUID | None,
    by: UUID,
    at: dt.datetime,
) -> tuple[int, int]:
    """Keep `changes`; give how many stand open, and how many are refused as they are written."""
    vault = Vault()
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/incoming"))
        with cursor.copy(_COPY) as copy:
            for change in changes:
                copy.write_row(_incoming(vault, change))
        cursor.execute(
            sql_text("registry", "changing/propose"),
            {"source": source, "path": path, "evidence": evidence, "by": by, "at": at},
        )
        kept, refused = cursor.fetchone()
    return kept, refused


def _incoming(vault: Vault, change: NewChange) -> tuple[object, ...]:
    no_ba = safe_number(change.no_ba or "", change.kode_wilayah) or None
    state, fault = (State.VERIFIED if no_ba else State.PROPOSED), None
    try:
        change = checked(change)
    except ValueFault as wrong:
        state, fault = State.REFUSED, wrong.code
        change = change._replace(column=None, value=None)
    secret = SECRETS.get(change.column or "")
    return (
        change.kind,
        change.reason,
        state,
        change.id_kpm,
        change.replaced_by,
        change.column,
        None if secret else change.value,
        vault.sealed(secret, change.value) if secret else None,
        vault.blind(change.value) if secret in _FOUND_BY else None,
        change.kode_wilayah,
        path_of(change.kode_wilayah),
        no_ba,
        change.tanggal_ba,
        change.row,
        change.asked.number if change.asked else None,
        fault,
    )


def verify(
    ids: Iterable[int],
    *,
    no_ba: str,
    tanggal_ba: dt.date,
    asked: Period | None,
    by: UUID,
    at: dt.datetime,
) -> int:
    """Write a berita acara on proposals; give how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/verify"),
            {
                "ids": list(ids),
                "no_ba": no_ba,
                "tanggal_ba": tanggal_ba,
                "asked": asked.number if asked else None,
                "by": by,
                "at": at,
            },
        )
        return int(cursor.rowcount)


def close(
    ids: Iterable[int], *, state: State, reason: str, by: UUID | None, at: dt.datetime
) -> int:
    """Refuse or withdraw changes that are not endorsed yet; give how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/close"),
            {"ids": list(ids), "state": state, "reason": reason, "by": by, "at": at},
        )
        return int(cursor.rowcount)


def close_of_evidence(evidence: UUID, *, by: UUID, at: dt.datetime) -> int:
    """Withdraw what a file proposed and nobody endorsed; give how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/close_of_evidence"),
            {"evidence": evidence, "by": by, "at": at},
        )
        return int(cursor.rowcount)


def endorse(months: Mapping[int, Period], *, by: UUID, at: dt.datetime) -> int:
    """Endorse verified changes from their months; give how many."""
    with connection.cursor() as cursor:
        stage_candidates(months)
        cursor.execute(sql_text("registry", "changing/endorse"), {"by": by, "at": at})
        return int(cursor.rowcount)


def apply_due(path: str, period: Period, *, by: UUID, at: dt.datetime) -> int:
    """Let what was endorsed at or under `path` until `period` hold, month by month; give how many.

    Families are locked in the order of their months, so that a rerun gives the same rows.
    """
    applied = 0
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/due"), {"path": path, "period": period.number}
        )
        for (month,) in cursor.fetchall():
            cursor.execute(
                sql_text("registry", "changing/apply"),
                {
                    "month": month,
                    "path": path,
                    "by": by,
                    "at": at,
                    "by_nik": list(REPAIRED_BY_NIK),
                    "by_number": list(REPAIRED_BY_NUMBER),
                },
            )
            cursor.execute("SELECT count(*) FROM registry_due")
            applied += cursor.fetchone()[0]
    return applied


def return_to_waiting(
    family_id: UUID, *, no_ba: str, tanggal_ba: dt.date, by: UUID, at: dt.datetime
) -> None:
    """Let a family that left wait again, before all who wait."""
    values: dict[str, Any] = {"id": family_id, "no_ba": no_ba, "tanggal_ba": tanggal_ba}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/return"), {**values, "by": by, "at": at})
