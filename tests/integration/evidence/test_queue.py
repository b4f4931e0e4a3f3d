"""Long files are checked by the queue: with progress, to be stopped, to be begun again."""

from pathlib import Path

import pytest
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BUDI, line, send, topup

from salur.evidence import actions, queries
from salur.evidence.actions import Received
from salur.evidence.queries import opening
from salur.jobs import actions as jobs
from salur.jobs import queries as jobs_queries
from salur.jobs.queries import JobStatus
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.parties()


def _queued(tmp_path: Path, content: bytes | None = None, **more: object) -> Received:
    file = world.write(tmp_path, content or topup([line(1), line(2, amount="0")]))
    return send(file, at_once=False, **more)


def _job(received: Received) -> JobStatus:
    assert received.job_id is not None
    found = jobs_queries.job(received.job_id)
    assert found is not None
    return found


def test_a_long_file_is_acknowledged_at_once_and_checked_by_the_queue(tmp_path: Path) -> None:
    received = _queued(tmp_path, key="k")
    assert (received.status, received.rows) == ("received", 0)
    assert _job(received).subject_id == str(received.evidence_id)
    ended = jobs.run_now(_job(received).id)
    assert (ended.state, ended.percent) == ("done", 100)
    assert ended.result == {"rows": 2, "accepted": 1}
    world.as_(BUDI)
    row = queries.evidence(received.evidence_id)
    assert row is not None and (row.status, row.accepted) == ("checked", 1)
    assert [c.rule for c in queries.finding_counts(row.id)] == ["number_not_positive"]
    again = _queued(tmp_path, key="k")
    assert (again.status, again.job_id, again.repeated) == ("checked", None, False)


def test_the_length_decides_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salur.evidence.actions.receiving.AT_ONCE_BYTES", 200)
    assert send(world.write(tmp_path, topup([line(1)]))).status == "checked"
    long = topup(line(n) for n in range(5))
    assert send(world.write(tmp_path, long)).status == "received"


def test_a_check_that_is_cancelled_leaves_the_file_to_be_checked_again(tmp_path: Path) -> None:
    received = _queued(tmp_path)
    assert jobs.ask_to_cancel(job_id=_job(received).id)
    assert jobs.run_now(_job(received).id).state == "cancelled"
    row = queries.evidence(received.evidence_id)
    assert row is not None and row.status == "received"
    with pytest.raises(Refused) as refusal:
        actions.accept(evidence_id=row.id, by=BUDI, at=AT, key="")
    assert refusal.value.code == "evidence_not_checked"
    job_id = actions.check_again(evidence_id=row.id, by=BUDI, at=AT, key="again")
    assert actions.check_again(evidence_id=row.id, by=BUDI, at=AT, key="again") == job_id
    assert jobs.run_now(job_id).state == "done"


def test_a_running_check_stops_between_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = _queued(tmp_path)
    job_id = _job(received).id
    real = opening.write_plain

    def asked_meanwhile(place: Path, target: Path) -> None:
        real(place, target)
        world.as_(BUDI)
        assert jobs.ask_to_cancel(job_id=job_id)

    monkeypatch.setattr(opening, "write_plain", asked_meanwhile)
    assert jobs.run_now(job_id).state == "cancelled"
    row = queries.evidence(received.evidence_id)
    assert row is not None and row.status == "received"


def test_a_long_file_that_is_no_table_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        _queued(tmp_path, b"%PDF-1.4")
    assert refusal.value.code == "format_unsupported"
