"""The steps by which the register follows a snapshot of the ministry, cell by cell."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import SECRETS, Cell, Secret
from salur.registry.pipeline.sealing import Vault

_CELLS = (
    "COPY registry_cell_incoming (id_kpm, column_name, value, value_sealed, value_blind) FROM STDIN"
)
_FAULTS = "COPY registry_fault_incoming (id_kpm, reasons) FROM STDIN"


def follow(
    cells: Iterable[Cell],
    faults: Iterable[tuple[str, Sequence[str]]],
    *,
    evidence: UUID | None,
    by: UUID,
    at: dt.datetime,
) -> int:
    """Write these cells, and what these families' data are suspended for; give how many changed."""
    vault = Vault()
    stamp = {"evidence": evidence, "by": by, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "following/incoming"))
        with cursor.copy(_CELLS) as copy:
            for cell in cells:
                copy.write_row(_sealed(vault, cell))
        with cursor.copy(_FAULTS) as copy:
            for id_kpm, reasons in faults:
                copy.write_row((id_kpm, list(reasons)))
        cursor.execute("ANALYZE registry_cell_incoming, registry_fault_incoming")
        cursor.execute(sql_text("registry", "following/follow"), stamp)
        followed = int(cursor.fetchone()[0])
        cursor.execute(sql_text("registry", "following/suspend"), stamp)
        cursor.execute(sql_text("registry", "following/move"), stamp)
    return followed


def _sealed(vault: Vault, cell: Cell) -> tuple[object, ...]:
    secret = SECRETS.get(cell.column)
    if secret is None:
        return (cell.id_kpm, cell.column, cell.value, None, None)
    found_by = None if secret is Secret.MOTHER else vault.blind(cell.value)
    return (cell.id_kpm, cell.column, None, vault.sealed(secret, cell.value), found_by)
