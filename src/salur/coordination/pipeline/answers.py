"""Reading a file of answers, and keeping what each of its rows did; kept as the owner."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from salur.batch.lending import lent_session
from salur.coordination.domain.answers import AnswerRow, Verdict
from salur.kernel.sql_text import sql_text

PACKAGE = "salur.coordination"
_MEMORY_MB = 300


def answer_rows(path: Path, most: int) -> tuple[AnswerRow, ...]:
    """Give the rows of one file that say something, in its order; one more than `most` at most."""
    with lent_session(memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "answers/rows.sql", {"path": str(path)})
        rows = session.rows(
            f"FROM answer_rows SELECT row, number, step, words ORDER BY row LIMIT {most + 1:d}"
        )
    return tuple(
        AnswerRow(int(str(row)), str(number), str(step), str(words))
        for row, number, step, words in rows
    )


def keep(
    evidence: UUID,
    verdicts: Sequence[Verdict],
    *,
    path: str,
    organisation: UUID,
    by: UUID,
    at: dt.datetime,
) -> None:
    """Keep what became of every row."""
    values: dict[str, Any] = {
        "evidence": evidence, "path": path, "organisation": organisation, "by": by, "at": at,
        "rows": [one.row for one in verdicts],
        "obstacles": [one.obstacle for one in verdicts],
        "steps": [one.step for one in verdicts],
        "rules": [one.rule for one in verdicts],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "answers/keep"), values)
