"""Reading accepted files of complaints, sealing what they say, and keeping them as a set."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from salur.access.domain import covers
from salur.batch.lending import lent_session
from salur.coordination.pipeline.complaints import sealed_who
from salur.coordination.queries.complaint_words import WORDS
from salur.evidence.actions import LaterFinding
from salur.kernel.region_code import RegionCode
from salur.kernel.sealing import Sealer
from salur.kernel.sql_text import sql_text

PACKAGE = "salur.coordination"
REGION, ELSEWHERE = "kode_wilayah", "region_elsewhere"
_MEMORY_MB = 300
_AT_ONCE = 5_000
_COPY = "COPY coordination_complaint_incoming FROM STDIN"
Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class KeptComplaints:
    """What a file added: how many are new and were known; which rows lie outside its region."""

    new: int
    known: int
    outside: tuple[LaterFinding, ...]


def rows_of(path: Path) -> Iterator[Rows]:
    """Give the rows of one accepted file, in its order."""
    with lent_session(memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "complaints/rows.sql", {"path": str(path)})
        yield from session.stream("FROM complaint_rows ORDER BY row", size=_AT_ONCE)


def keep(chunks: Iterable[Rows], *, within: str, values: Mapping[str, Any]) -> KeptComplaints:
    """Keep what a file complains of at or under `within`."""
    sealer = Sealer(settings.SALUR_KEYS.identifier, WORDS)
    new = given = 0
    outside: list[LaterFinding] = []
    with connection.cursor() as cursor:
        for rows in chunks:
            cursor.execute(sql_text("coordination", "complaints/incoming"))
            placed = [(row, RegionCode(row[4]).path) for row in rows]
            inside = [(row, path) for row, path in placed if covers((within,), path)]
            outside += (
                LaterFinding(row[0], REGION, ELSEWHERE, row[4])
                for row, path in placed
                if not covers((within,), path)
            )
            with cursor.copy(_COPY) as copy:
                for row, path in inside:
                    copy.write_row(_sealed(row, path, sealer))
            cursor.execute(sql_text("coordination", "complaints/keep_incoming"), values)
            new += cursor.fetchone()[0]
            given += len(inside)
    return KeptComplaints(new, given - new, tuple(outside))


def _sealed(row: tuple[Any, ...], path: str, sealer: Sealer) -> tuple[Any, ...]:
    number, source, channel, on, code, words, t, program, sensitive, name, contact = row
    who = sealed_who(name, contact)
    return (
        number, uuid.uuid4(), channel, source, on, code, path, t, program, sensitive, who is None,
        who, sealer.seal(words),
    )  # fmt: skip
