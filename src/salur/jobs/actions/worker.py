"""The worker: takes jobs from the queue, beginning with those that a crash left behind."""

import uuid

from django.db import connection, transaction
from procrastinate.contrib.django import app

from salur.jobs import domain
from salur.jobs.tasks import QUEUE, run_job


@transaction.atomic
def requeue_abandoned() -> tuple[uuid.UUID, ...]:
    """Put jobs whose process is gone back into the queue; one that went too often has failed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT jobs_requeue_abandoned(%s)", [domain.MOST_ATTEMPTS])
        abandoned = tuple(uuid.UUID(str(row[0])) for row in cursor.fetchall())
    for job_id in abandoned:
        run_job.defer(job_id=str(job_id))
    return abandoned


def run_worker(*, until_empty: bool = False, in_thread: bool = False) -> None:
    """Work off the queue until told to stop (or until it is empty).

    May run in a thread of `salur serve` (`in_thread`: signals stay with the main thread).
    """
    requeue_abandoned()
    connection.close()
    worker = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(
        queues=[QUEUE],
        name="salur",
        wait=not until_empty,
        concurrency=1,
        install_signal_handlers=not in_thread,
        delete_jobs="always",
    )
