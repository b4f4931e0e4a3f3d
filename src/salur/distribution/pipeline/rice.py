"""Keeping what is known of rice: lines of accepted files, papers by form, points, locks."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.batch.lending import lent_session
from salur.distribution.domain import Asked, Transport
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties.domain import place_key

PACKAGE = "salur.distribution"
_MEMORY_MB = 300
_TARGET = "CREATE TEMPORARY TABLE rice_given (LIKE distribution_rice_line) ON COMMIT DROP"
_COPY = (
    "COPY rice_given (evidence_id, row, contract, sender, path, code, number, refers,"
    " dated, first_period, last_period, grams, rejected_g, reason, place, place_key) FROM STDIN"
)
_COLUMNS = "row, code, place, number, refers, dated, first, last, grams, rejected, reason"


def lock(name: str) -> None:
    """Let one at a time record papers about a kab/kota, or draw on a warehouse."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"rice {name}"])


def keep_lines(
    evidence_id: UUID, contract: str, sender: UUID, path: str, files: Sequence[Path]
) -> int:
    """Keep the lines of one accepted file, in place of those it had; give how many."""
    drop_lines(evidence_id)
    with connection.cursor() as cursor:
        # Rows are copied beside the table, for row security shuts COPY out of it.
        cursor.execute("DROP TABLE IF EXISTS pg_temp.rice_given")
        cursor.execute(_TARGET)
        with cursor.copy(_COPY) as copy:
            for row, code, place, *said in _rows(contract, files):
                where = RegionCode(code).path if code else path
                copy.write_row(
                    (
                        evidence_id,
                        row,
                        contract,
                        sender,
                        where,
                        code,
                        *said,
                        place,
                        place_key(place),
                    )
                )
        cursor.execute("INSERT INTO distribution_rice_line SELECT * FROM rice_given")
        return int(cursor.rowcount)


def place_keys(evidence_id: UUID) -> list[str]:
    """Give the names of places that the kept lines of a file bear."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT place_key FROM distribution_rice_line"
            " WHERE evidence_id = %s AND contract IN ('do', 'stok') AND place_key <> ''",
            [evidence_id],
        )
        return [row[0] for row in cursor.fetchall()]


def drop_lines(evidence_id: UUID) -> None:
    """Forget the lines of a file that counts no longer."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM distribution_rice_line WHERE evidence_id = %s", [evidence_id])


def _rows(contract: str, files: Sequence[Path]) -> Iterator[tuple]:  # type: ignore[type-arg]
    with lent_session(load_macros, memory_mb=_MEMORY_MB) as session:
        for number, path in enumerate(files):
            read_file(session, load_contract(contract), path, f"rice_{number}")
            session.file(PACKAGE, f"rice/rows_{contract}.sql", lines=f"rice_{number}")
            for rows in session.stream(f"FROM rice_rows SELECT {_COLUMNS} ORDER BY row"):
                yield from rows


@dataclass(frozen=True)
class Where:
    """The places of a paper, and the months it is about."""

    first: Period
    last: Period
    place: str = ""
    transport: Transport | None = None
    point_id: UUID | None = None


def insert_paper(paper_id: UUID, asked: Asked, where: Where, by: Actor, at: dt.datetime) -> None:
    """Keep a paper as it was made."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "rice/insert_paper"),
            {
                "id": paper_id,
                "kind": asked.kind,
                "number": asked.number,
                "refers": asked.refers,
                "dated": asked.dated,
                "code": asked.code,
                "path": RegionCode(asked.code).path,
                "first": where.first.number,
                "last": where.last.number,
                "grams": asked.grams,
                "rejected": asked.rejected,
                "reason": asked.reason.strip(),
                "place": where.place,
                "place_key": place_key(where.place),
                "transport": where.transport,
                "point": where.point_id,
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
                "organisation": by.organisation_id,
            },
        )


def note_paper_evidence(paper_id: UUID, evidence_id: UUID) -> None:
    """Note once which evidence a paper became."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE distribution_rice_paper SET evidence_id = %s"
            " WHERE id = %s AND evidence_id IS NULL",
            [evidence_id, paper_id],
        )


def insert_point(
    point_id: UUID,
    *,
    name: str,
    kind: str,
    transport: str,
    code: str,
    desas: Sequence[str],
    valid_from: dt.date,
    at: dt.datetime,
) -> None:
    """Keep a delivery point and the desa that it serves."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "rice/insert_point"),
            {
                "id": point_id,
                "name": " ".join(name.split()),
                "key": place_key(name),
                "kind": kind,
                "transport": transport,
                "code": code,
                "path": RegionCode(code).path,
                "valid_from": valid_from,
                "at": at,
                "codes": list(desas),
                "paths": [RegionCode(desa).path for desa in desas],
            },
        )
