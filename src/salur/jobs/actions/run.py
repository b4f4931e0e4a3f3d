"""Running one job: take it, tell how far it is, note how it ended."""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection, transaction

from salur.jobs import domain, queries
from salur.jobs.actions.registry import handler_of
from salur.kernel.refused import Refused, Sentence

_SECONDS_BETWEEN_REPORTS = 0.3
_FAULT = Sentence(
    "Pekerjaan berhenti karena kesalahan program. Ulangi, atau hubungi pengelola.",
    "The job stopped because of a fault in the program. Try again, or ask the operator.",
)
_log = logging.getLogger("salur.jobs")


class _Desk:
    """Where a job's row is written: beside the work's own transactions, so that all see it."""

    def __init__(self, own: "psycopg.Connection | None") -> None:
        self._own = own

    def ask(self, statement: str, values: Sequence[Any]) -> tuple[object, ...] | None:
        """Execute one statement and give its first row."""
        if self._own is not None:
            return self._own.execute(statement.encode(), values).fetchone()
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            row: tuple[object, ...] | None = cursor.fetchone()
            return row


class _Progress:
    """This tells how far a job is, at most a few times a second, and hears when it must stop."""

    def __init__(self, task: domain.Task, desk: _Desk) -> None:
        self.task = task
        self._desk = desk
        self._done = 0
        self._total: int | None = None
        self._message = ""
        self._told_at = 0.0

    def expect(self, total: int) -> None:
        self._total = total
        self._tell()

    def advance(self, steps: int = 1, message: str = "") -> None:
        self._done += steps
        changed = bool(message) and message != self._message
        self._message = message or self._message
        if changed or time.monotonic() - self._told_at >= _SECONDS_BETWEEN_REPORTS:
            self._tell()

    def check_cancelled(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        row = self._desk.ask(
            "SELECT jobs_report(%s, %s, %s, %s)",
            [self.task.id, self._done, self._total, self._message],
        )
        if row is not None and row[0]:
            raise domain.Cancelled


def run_now(job_id: uuid.UUID) -> queries.JobStatus:
    """Run a queued job here and now and give how it ended: for the command line and tests.

    What the handler raises is noted on the job and raised again; a cancelled job just ends.
    """
    with _desk(job_id) as desk:
        fault = _run(job_id, desk)
        status = queries.status(job_id, desk.ask)
    if fault is not None:
        raise fault
    assert status is not None, "the job that just ran has a row"
    return status


def run_quietly(job_id: str) -> None:
    """Run a queued job in the worker; whatever it raises is noted on the job only."""
    with _desk(uuid.UUID(job_id)) as desk:
        _run(uuid.UUID(job_id), desk)


@contextmanager
def _desk(job_id: uuid.UUID) -> Iterator[_Desk]:
    # Inside somebody's transaction (a test's) the row is visible on this connection only.
    if connection.in_atomic_block:
        yield _Desk(None)
        return
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as own:
        own.execute("SELECT pg_advisory_lock(jobs_lock(%s))", [job_id])
        yield _Desk(own)


def _run(job_id: uuid.UUID, desk: _Desk) -> Exception | None:
    row = desk.ask(
        "SELECT kind, subject_id, payload::text, person_id, organisation_id, path::text,"
        " enqueued_at, attempts, state FROM jobs_start(%s)",
        [job_id],
    )
    if row is None or row[8] == "cancelled":
        return None
    kind, subject, payload, person, organisation, path, enqueued_at, attempt, _ = row
    task = domain.Task(
        *(job_id, kind, subject, json.loads(str(payload)), person, organisation, path),  # type: ignore[arg-type]
        enqueued_at=enqueued_at,  # type: ignore[arg-type]
        attempt=attempt,  # type: ignore[arg-type]
    )
    try:
        result = _call(task, _Progress(task, desk))
    except domain.Cancelled:
        _finish(desk, job_id, "cancelled", "", "", None)
    except Refused as refusal:
        _finish(desk, job_id, "failed", refusal.code, refusal.in_language("id"), None)
        return refusal
    except Exception as fault:  # noqa: BLE001 - whatever it is, the job's row must say so
        # The fault's own words may quote a row: only its type and its places are kept.
        places = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(fault.__traceback__)]
        _log.error("job %s (%s): %s at %s", job_id, kind, type(fault).__name__, places[-3:])
        _finish(desk, job_id, "failed", "fault", _FAULT.id, None)
        return fault
    else:
        _finish(desk, job_id, "done", "", "", result)
    return None


def _call(task: domain.Task, progress: _Progress) -> domain.Payload | None:
    handler = handler_of(task.kind)
    if not connection.in_atomic_block:
        return handler(progress)
    with transaction.atomic():
        return handler(progress)


def _finish(
    desk: _Desk,
    job_id: uuid.UUID,
    state: str,
    code: str,
    message: str,
    result: domain.Payload | None,
) -> None:
    kept = None if result is None else json.dumps(dict(result))
    desk.ask("SELECT jobs_finish(%s, %s, %s, %s, %s::jsonb)", [job_id, state, code, message, kept])
