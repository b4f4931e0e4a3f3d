"""Asking for long work, and asking it to stop."""

import datetime as dt
import json
import uuid

from django.db import connection, transaction

from salur.jobs.actions.registry import handler_of
from salur.jobs.domain import Doer, Payload
from salur.jobs.models import Job
from salur.jobs.tasks import run_job


@transaction.atomic
def enqueue(
    *,
    kind: str,
    payload: Payload,
    by: Doer,
    at: dt.datetime,
    key: str = "",
    subject_id: object = "",
    path: str | None = None,
) -> uuid.UUID:
    """Queue work in the caller's transaction: it begins when that commits, or never.

    `payload` is small JSON of ids and choices, never an identifier of a person. The same key gives
    the job it already made.
    """
    handler_of(kind)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, is_new FROM jobs_enqueue(%s, %s, %s, %s::jsonb, %s, %s, %s, %s::ltree, %s)",
            [
                uuid.uuid4(),
                kind,
                str(subject_id),
                json.dumps(dict(payload)),
                key,
                by.person_id,
                by.organisation_id,
                path,
                at,
            ],
        )
        job_id, is_new = cursor.fetchone()
    if is_new:
        run_job.defer(job_id=str(job_id))
    return uuid.UUID(str(job_id))


def ask_to_cancel(*, job_id: uuid.UUID) -> bool:
    """Ask a job of one's own organisation to stop; False where it has ended or is not there.

    A queued job never begins; a running one stops between two of its steps, and what it has
    published by then stays.
    """
    open_ones = Job.objects.filter(id=job_id, state__in=("queued", "running"))
    return open_ones.update(cancel_asked=True) == 1
