"""Keeping what the field found, from the accepted rows of a file. Runs as the owner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from salur.batch.lending import lent_session
from salur.distribution.domain.checks import CheckRow
from salur.evidence.actions import LaterFinding
from salur.evidence.domain.keeping import safe_text
from salur.kernel.sql_text import sql_text
from salur.registry import queries as registry

PACKAGE = "salur.distribution"
FAMILY = "id_kpm"
_MEMORY_MB = 300
_AT_ONCE = 10_000
_COPY = "COPY distribution_check_incoming FROM STDIN"


@dataclass(frozen=True)
class KeptChecks:
    """What a file added: checks that count, rows that are held, and whom it is about by month."""

    counted: int
    held: tuple[LaterFinding, ...]
    families: Mapping[int, tuple[str, ...]]


def check_rows(path: Path) -> Iterator[list[CheckRow]]:
    """Give the rows of one accepted file, in its order."""
    with lent_session(memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "checks/rows.sql", {"path": str(path)})
        for rows in session.stream("FROM check_rows ORDER BY row", size=_AT_ONCE):
            yield [CheckRow(*row) for row in rows]


def keep(
    chunks: Iterable[Sequence[CheckRow]],
    *,
    records: Mapping[int, UUID],
    values: Mapping[str, Any],
) -> KeptChecks:
    """Keep rows as checks; `records` gives the id that whoever recorded made, by row."""
    counted = 0
    held: list[LaterFinding] = []
    families: dict[int, set[str]] = {}
    with connection.cursor() as cursor:
        for rows in chunks:
            places = registry.paths_of({row.id_kpm for row in rows})
            cursor.execute(sql_text("distribution", "checks/incoming"))
            with cursor.copy(_COPY) as copy:
                for row in rows:
                    copy.write_row(
                        (
                            *(row.row, records.get(row.row), row.id_kpm, row.period),
                            *(places.get(row.id_kpm), row.cause, row.said_on, safe_text(row.note)),
                        )
                    )
            cursor.execute(sql_text("distribution", "checks/keep"), values)
            for number, id_kpm, period, is_held in cursor.fetchall():
                if is_held:
                    held.append(LaterFinding(number, FAMILY, "family_gone", id_kpm))
                else:
                    counted += 1
                    families.setdefault(period, set()).add(id_kpm)
    about = {one: tuple(sorted(ids)) for one, ids in families.items()}
    return KeptChecks(counted, tuple(held), about)


def withdraw(values: Mapping[str, Any]) -> None:
    """Let the checks of a file count no more."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "checks/withdraw"), values)
