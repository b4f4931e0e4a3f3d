"""Long work: queued with what needs it, seen while it runs, stopped when asked, begun again."""

import datetime as dt
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.config.postgres import Address
from salur.jobs import actions, queries
from salur.jobs.actions import registry
from salur.jobs.domain import Handler, Payload, Progress
from salur.kernel.refused import Refused, Sentence

AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
BUDI = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id.62.01",), "Budi")


@pytest.fixture(autouse=True)
def handlers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Handler]:
    """A registry of the test's own, with work that counts to the payload's `n`."""
    table: dict[str, Handler] = {}
    monkeypatch.setattr(registry, "_HANDLERS", table)
    monkeypatch.setattr(registry, "_ANNOUNCED", [])

    @actions.handles("count")
    def count(progress: Progress) -> Payload:
        n = int(str(progress.task.payload["n"]))
        progress.expect(n)
        for step in range(n):
            progress.advance(message=f"langkah {step + 1}")
        return {"counted": n}

    return table


def _enqueue(key: str = "", kind: str = "count") -> uuid.UUID:
    return actions.enqueue(
        kind=kind, payload={"n": 3}, by=BUDI, at=AT, key=key, subject_id="thing", path="id.62.01"
    )


@pytest.fixture
def in_scope(db: None) -> None:
    enter_scope(BUDI)


@pytest.mark.usefixtures("in_scope")
def test_a_job_runs_and_says_how_it_went() -> None:
    job_id = _enqueue()
    waiting = queries.job(job_id)
    assert waiting is not None and (waiting.state, waiting.is_open) == ("queued", True)
    ended = actions.run_now(job_id)
    assert (ended.state, ended.done, ended.total, ended.percent) == ("done", 3, 3, 100)
    assert ended.result == {"counted": 3}
    assert queries.job(job_id) == ended
    assert [job.id for job in queries.jobs_of("thing")] == [job_id]
    assert queries.open_jobs() == ()


@pytest.mark.usefixtures("in_scope")
def test_the_same_key_is_the_same_job() -> None:
    assert _enqueue("k") == _enqueue("k") != _enqueue("other")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (2,)


@pytest.mark.usefixtures("in_scope")
def test_only_ones_own_organisation_sees_or_stops_a_job() -> None:
    job_id = _enqueue()
    enter_scope(replace(BUDI, organisation_id=uuid.uuid4(), paths=("id",)))
    assert queries.job(job_id) is None
    assert not actions.ask_to_cancel(job_id=job_id)
    enter_scope(BUDI)
    assert actions.ask_to_cancel(job_id=job_id)
    cancelled = queries.job(job_id)
    assert cancelled is not None and cancelled.state == "cancelled"
    assert actions.run_now(job_id).state == "cancelled"
    assert not actions.ask_to_cancel(job_id=job_id)


@pytest.mark.usefixtures("in_scope")
def test_the_program_writes_a_job_by_its_functions_only() -> None:
    job_id = _enqueue()
    refused = pytest.raises(DatabaseError, match="permission")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE jobs_job SET state = 'done' WHERE id = %s", [job_id])


@pytest.mark.usefixtures("in_scope")
def test_a_refusal_and_a_fault_are_on_the_job_and_a_faults_words_are_not(
    caplog: pytest.LogCaptureFixture,
) -> None:
    @actions.handles("refuse")
    def refuse(progress: Progress) -> None:
        raise Refused(
            "too_late", Sentence("Terlambat.", "Too late."), Sentence("Ulangi.", "Again.")
        )

    @actions.handles("break")
    def break_(progress: Progress) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'NIK 6201014101900001'::int")

    refused, broken = _enqueue(kind="refuse"), _enqueue(kind="break")
    with pytest.raises(Refused):
        actions.run_now(refused)
    with pytest.raises(DatabaseError):
        actions.run_now(broken)
    one, other = queries.job(refused), queries.job(broken)
    assert one is not None and other is not None
    assert (one.state, one.error_code, one.message) == ("failed", "too_late", "Terlambat. Ulangi.")
    assert (other.state, other.error_code) == ("failed", "fault")
    assert "6201014101900001" not in other.message + caplog.text
    assert "DataError" in caplog.text


@pytest.mark.django_db
def test_work_that_nobody_does_is_not_queued() -> None:
    with pytest.raises(ValueError, match="no capability"):
        _enqueue(kind="unknown")


def _status(job_id: uuid.UUID) -> queries.JobStatus:
    with transaction.atomic():
        enter_scope(BUDI)
        found = queries.job(job_id)
    assert found is not None
    return found


@pytest.fixture
def committed(own_database: Address) -> Iterator[Address]:
    yield own_database
    connection.close()


def test_a_job_is_queued_only_when_its_transaction_commits(committed: Address) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _enqueue()
        raise ZeroDivisionError
    job_id = _enqueue()
    actions.run_worker(until_empty=True)
    assert (_status(job_id).state, _status(job_id).result) == ("done", {"counted": 3})


def test_a_worker_in_a_thread_works_off_the_queue(committed: Address) -> None:
    job_id = _enqueue()
    worker = threading.Thread(
        target=actions.run_worker, kwargs={"until_empty": True, "in_thread": True}
    )
    worker.start()
    worker.join(20)
    assert _status(job_id).state == "done"


def test_a_page_sees_how_far_a_job_is_and_stops_it_between_two_steps(committed: Address) -> None:
    seen: list[queries.JobStatus] = []

    @actions.handles("watched")
    def watched(progress: Progress) -> None:
        progress.expect(10)
        with transaction.atomic():
            progress.advance(4, "baris")
            thread = threading.Thread(target=look_and_stop)
            thread.start()
            thread.join()
        progress.check_cancelled()
        pytest.fail("the job went on after it was asked to stop")

    def look_and_stop() -> None:
        seen.append(_status(job_id))
        with transaction.atomic():
            enter_scope(BUDI)
            assert actions.ask_to_cancel(job_id=job_id)
        connection.close()

    job_id = _enqueue(kind="watched")
    assert actions.run_now(job_id).state == "cancelled"
    assert (seen[0].state, seen[0].done, seen[0].total, seen[0].message) == (
        "running", 4, 10, "baris",
    )  # fmt: skip


def _requeued(tries: int = 100) -> tuple[uuid.UUID, ...]:
    """What is put back, once the server has noticed that the other process is gone."""
    for _ in range(tries):
        if found := actions.requeue_abandoned():
            return found
        time.sleep(0.02)
    return ()


def test_a_job_that_the_queue_has_lost_is_begun_again(
    superuser: Address, committed: Address
) -> None:
    lost = _enqueue()
    assert actions.requeue_abandoned() == ()
    with superuser.connect(committed.database) as dying:
        dying.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert actions.requeue_abandoned() == (lost,)
    assert actions.requeue_abandoned() == ()
    actions.run_worker(until_empty=True)
    assert _status(lost).state == "done"


def test_a_job_whose_process_is_gone_is_begun_again_and_fails_at_the_third_time(
    superuser: Address, committed: Address
) -> None:
    crashed = _enqueue()

    def crash() -> None:
        with superuser.connect(committed.database) as dying:
            dying.execute("SELECT pg_advisory_lock(jobs_lock(%s))", [crashed])
            dying.execute("SELECT jobs_start(%s)", [crashed])
            assert actions.requeue_abandoned() == (), "its process still lives"

    crash()
    assert _requeued() == (crashed,)
    assert _status(crashed).state == "queued"
    crash()
    assert _requeued() == (crashed,)
    actions.run_worker(until_empty=True)
    assert _status(crashed).state == "done"

    hopeless = crashed = _enqueue()
    for _ in range(2):
        crash()
        assert _requeued() == (hopeless,)
    crash()
    assert _requeued(tries=20) == ()
    assert (_status(hopeless).state, _status(hopeless).error_code) == ("failed", "crashed")


def test_a_worker_that_waits_takes_a_job_as_it_comes_and_stops_when_told(
    committed: Address,
) -> None:
    stopping = threading.Event()
    worker = threading.Thread(
        target=actions.run_worker, kwargs={"in_thread": True, "stopping": stopping}
    )
    worker.start()
    time.sleep(0.5)
    job_id = _enqueue()
    for _ in range(100):
        if _status(job_id).state == "done":
            break
        time.sleep(0.05)
    stopping.set()
    worker.join(10)
    assert _status(job_id).state == "done"
    assert not worker.is_alive()
