"""Keeping what a bank says of its shops, set by set: found, held, ended, begun. As the owner."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties.domain.shops import ShopRow, excluded_owner, position_fault
from salur.parties.models import Organisation

_COPY = "COPY parties_shop_incoming FROM STDIN"


@dataclass(frozen=True)
class Kept:
    """What a register changed: versions begun, terminals begun and ended, rows held and noted."""

    shops: int
    terminals_begun: int
    terminals_ended: int
    held: int
    noted: int


def keep(
    rows: Iterable[ShopRow],
    *,
    evidence: UUID,
    sender: UUID,
    bank: Organisation | None,
    path: str,
    on: dt.date,
    at: dt.datetime,
) -> Kept:
    """Keep the rows of one file as of a day; `bank` is None where whoever sent it is none."""
    values: dict[str, Any] = {
        "evidence": evidence, "sender": sender, "path": path, "on": on, "at": at,
        "bank": bank and bank.id, "bank_code": bank and bank.code,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('parties.shops', 0))")
        cursor.execute(sql_text("parties", "shops_incoming"))
        with cursor.copy(_COPY) as copy:
            for row in rows:
                copy.write_row(_cells(row, on))
        for step in ("shops_found", "terminals_wanted"):
            _run(cursor, step, values)
        ended = _run(cursor, "terminals_keep", values)
        _run(cursor, "shops_end", values)
        shops = _run(cursor, "shops_begin", values)
        begun = _run(cursor, "terminals_begin", values)
        _run(cursor, "shop_notes_keep", values)
        cursor.execute(
            "SELECT count(DISTINCT row) FILTER (WHERE is_held),"
            " count(DISTINCT row) FILTER (WHERE NOT is_held) FROM parties_shop_found"
        )
        held, noted = cursor.fetchone()
    return Kept(shops, begun, ended, held, noted)


def _cells(row: ShopRow, on: dt.date) -> tuple[object, ...]:
    fault = position_fault(row.latitude, row.longitude)
    placed = (row.latitude, row.longitude) if fault is None else (None, None)
    return (
        *(row.row, row.id_ewarong, row.name, row.bank, row.code, RegionCode(row.code).path),
        *(*placed, row.status, list(row.terminals), row.capacity, row.started, row.business),
        *(row.owner, excluded_owner(row.owner, on), fault),
    )


def _run(cursor: Any, name: str, values: dict[str, Any]) -> int:
    """Run the statements of a file; give the number that the last one counted."""
    for statement in sql_text("parties", name).split(";\n"):
        if any(line and not line.startswith("--") for line in statement.splitlines()):
            wanted = {k: v for k, v in values.items() if f"%({k})s" in statement}
            cursor.execute(statement, wanted or None)
    return int(cursor.fetchone()[0]) if cursor.description else 0
