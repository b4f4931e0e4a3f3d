"""The questions about long work: how far it is and how it ended."""

import datetime as dt
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from salur.jobs.domain import Payload

_COLUMNS = """
SELECT id, kind, subject_id, CASE WHEN state = 'queued' AND cancel_asked THEN 'cancelled'
    ELSE state END, done, total, message, error_code, result::text, cancel_asked, person_id,
    path::text, enqueued_at, started_at, finished_at
FROM jobs_job
"""

Ask = Callable[[str, Sequence[Any]], "tuple[object, ...] | None"]


@dataclass(frozen=True)
class JobStatus:
    """How far a job is; `state` is queued, running, done, failed or cancelled."""

    id: uuid.UUID
    kind: str
    subject_id: str
    state: str
    done: int
    total: int | None
    message: str
    error_code: str
    result: Payload | None
    cancel_asked: bool
    person_id: uuid.UUID
    path: str | None
    enqueued_at: dt.datetime
    started_at: dt.datetime | None
    finished_at: dt.datetime | None

    @property
    def is_open(self) -> bool:
        """Whether the page should ask again."""
        return self.state in ("queued", "running")

    @property
    def percent(self) -> int | None:
        """How much is done, in whole percent; None while nobody has said of how much."""
        return None if not self.total else min(100, self.done * 100 // self.total)


def job(job_id: uuid.UUID) -> JobStatus | None:
    """Give one job of the scope's organisation, None where there is none."""
    return next(iter(_select(_COLUMNS + "WHERE id = %s", [job_id])), None)


def jobs_of(subject_id: object) -> tuple[JobStatus, ...]:
    """Give the jobs about one thing, newest first."""
    where = "WHERE subject_id = %s ORDER BY enqueued_at DESC, id LIMIT 50"
    return _select(_COLUMNS + where, [str(subject_id)])


def open_jobs() -> tuple[JobStatus, ...]:
    """Give the organisation's jobs that wait or run, oldest first."""
    where = "WHERE state IN ('queued', 'running') AND NOT (state = 'queued' AND cancel_asked)"
    return _select(_COLUMNS + where + " ORDER BY enqueued_at, id LIMIT 50", [])


def status(job_id: uuid.UUID, ask: Ask) -> JobStatus | None:
    """Give one job through `ask`, whoever's it is: for whoever has just run it."""
    row = ask(_COLUMNS.replace("FROM jobs_job", "FROM jobs_any(%s)"), [job_id])
    return None if row is None else _status(row)


def _select(statement: str, values: Sequence[Any]) -> tuple[JobStatus, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return tuple(map(_status, cursor.fetchall()))


def _status(row: Sequence[object]) -> JobStatus:
    result = None if row[8] is None else json.loads(str(row[8]))
    return JobStatus(*(*row[:8], result, *row[9:]))  # type: ignore[arg-type]
