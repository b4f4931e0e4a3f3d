"""The worker: takes jobs from the queue, beginning with those that a crash left behind."""

import asyncio
import contextlib
import logging
import threading
import uuid

from django.db import DatabaseError, connection, transaction
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from salur.jobs import domain
from salur.jobs.tasks import QUEUE, run_job

_SECONDS_BETWEEN_SWEEPS = 60
_SECONDS_BEFORE_RETRY = 5
_SECONDS_BETWEEN_LOOKS = 0.2
_log = logging.getLogger("salur.jobs")


@transaction.atomic
def requeue_abandoned() -> tuple[uuid.UUID, ...]:
    """Put jobs whose process is gone back into the queue; one that went too often has failed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT jobs_requeue_abandoned(%s)", [domain.MOST_ATTEMPTS])
        abandoned = tuple(uuid.UUID(str(row[0])) for row in cursor.fetchall())
    for job_id in abandoned:
        run_job.defer(job_id=str(job_id))
    return abandoned


def run_worker(
    *, until_empty: bool = False, in_thread: bool = False, stopping: threading.Event | None = None
) -> None:
    """Work off the queue until told to stop (or until it is empty).

    May run in a thread of `salur serve` (`in_thread`: signals stay with the main thread), which
    sets `stopping` and joins: the job in work ends first. A database that goes away is waited for.
    """
    stopping = stopping or threading.Event()
    if until_empty:
        requeue_abandoned()
        connection.close()
        _work(wait=False, in_thread=in_thread, stopping=stopping)
        return
    sweeper = threading.Thread(target=_sweep, args=(stopping,), name="salur-sweep", daemon=True)
    sweeper.start()
    try:
        while not _worked_to_the_end(in_thread, stopping):
            stopping.wait(_SECONDS_BEFORE_RETRY)
    finally:
        stopping.set()
        sweeper.join()


def _worked_to_the_end(in_thread: bool, stopping: threading.Event) -> bool:
    try:
        _work(wait=True, in_thread=in_thread, stopping=stopping)
    except (ConnectorException, DatabaseError, OSError) as fault:
        _log.warning("the worker lost its database (%s) and tries again", type(fault).__name__)
        return stopping.is_set()
    return True


def _work(*, wait: bool, in_thread: bool, stopping: threading.Event) -> None:
    worker = app.with_connector(app.connector.get_worker_connector())
    asyncio.run(_until_stopped(worker, wait, not in_thread, stopping))


async def _until_stopped(worker: App, wait: bool, signals: bool, stopping: threading.Event) -> None:
    async with worker.open_async():
        work = asyncio.create_task(
            worker.run_worker_async(
                queues=[QUEUE],
                name="salur",
                wait=wait,
                concurrency=1,
                install_signal_handlers=signals,
                delete_jobs="always",
            )
        )
        while not work.done():
            await asyncio.wait({work}, timeout=_SECONDS_BETWEEN_LOOKS)
            if stopping.is_set():
                work.cancel()  # procrastinate lets the job in work end first
                with contextlib.suppress(asyncio.CancelledError):
                    await work
        if not work.cancelled():
            work.result()


def _sweep(stopping: threading.Event) -> None:
    # At the start and then now and again: the server notices a dead process only after a while.
    while True:
        try:
            requeue_abandoned()
        except (DatabaseError, ConnectorException) as fault:
            _log.warning("the sweep lost its database (%s)", type(fault).__name__)
        finally:
            connection.close()
        if stopping.wait(_SECONDS_BETWEEN_SWEEPS):
            return
