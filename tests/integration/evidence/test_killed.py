"""SIGKILL at every stage: what was acknowledged is there, and nothing is there twice."""

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AUDI, line, topup

from salur.audit import queries as audit
from salur.config.postgres import Address
from salur.evidence import actions, queries
from salur.evidence.models import Evidence
from salur.evidence.pipeline import storage
from salur.evidence.queries import opening
from salur.jobs import actions as jobs
from salur.kernel.refused import Refused

ROOT = Path(__file__).resolve().parents[3]
NOW = dt.datetime.now(dt.UTC)
_LONG = ("before_rename", "after_rename", "examined", "bytes_kept", "sealed", "published")
RECEIVING = [
    *("rows_kept", "committed"),
    *(pytest.param(stage, marks=pytest.mark.long) for stage in _LONG),
]
CHECKING = ["published", *(pytest.param(s, marks=pytest.mark.long) for s in _LONG[2:5])]


class _Office:
    """A database and a store that survive the processes that work on them."""

    def __init__(self, address: Address, store: Path, tmp_path: Path) -> None:
        self.store, self.scratch = store, tmp_path / "scratch"
        self.scratch.mkdir()
        self.file = world.write(
            tmp_path, topup(line(n, amount="0" if n < 3 else "1") for n in range(40))
        )
        self._environment = os.environ | {
            "SALUR_DATABASE_URL": f"postgresql://{address.user}@/{address.database}"
            f"?host={quote(address.host, safe='')}",
            "SALUR_DATA": str(tmp_path / "data"),
            "SALUR_KEYS": str(settings.ENVIRONMENT.keys),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "TMPDIR": str(self.scratch),
        }

    def run(self, stage: str, what: str, key: str = "") -> str | None:
        """Run one process; its acknowledgement, or None where it was killed before."""
        more = [] if what == "work" else [str(self.file), key]
        command = [sys.executable, "-m", "tests.integration.evidence.killed", str(self.store)]
        ended = subprocess.run(
            [*command, stage, what, *more],
            env=self._environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert world.NIK[:14] not in ended.stderr
        if stage == "never":
            assert ended.returncode == 0, ended.stderr
            return ended.stdout
        assert ended.returncode == -9, (ended.returncode, ended.stderr)
        assert ended.stdout == ""
        return None

    def story(self) -> list[str]:
        with transaction.atomic():
            world.as_(AUDI)
            return [event.action for event in reversed(audit.events_page().events)]

    def rows(self) -> list[queries.EvidenceRow]:
        with transaction.atomic():
            world.as_(AUDI)
            return list(queries.evidence_page().rows)

    def sweep(self, days: int = 0) -> actions.Swept:
        return actions.sweep(now=NOW + dt.timedelta(days=days, hours=1))

    def files(self) -> list[str]:
        return sorted(file.name for file in self.store.rglob("*") if file.is_file())


@pytest.fixture
def office(
    own_database: Address, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[_Office]:
    world.parties()
    made = _Office(own_database, store, tmp_path)
    monkeypatch.setattr(opening, "scratch_parents", lambda: (made.scratch,))
    yield made
    connection.close()


def _holds_once(office: _Office) -> queries.EvidenceRow:
    (row,) = office.rows()
    assert (row.status, row.rows, row.accepted) == ("checked", 40, 37)
    assert b"".join(opening.plain_chunks(opening.place_of(row.sha256))) == office.file.read_bytes()
    with transaction.atomic():
        world.as_(AUDI)
        assert len(queries.findings_page(row.id).rows) == 3
    assert list(opening.plain_chunks(opening.rows_place_of(row.sha256, row.id)))
    assert office.story().count("evidence.received") == 1
    assert office.story().count("evidence.checked") == 1
    return row


@pytest.mark.parametrize("stage", RECEIVING)
def test_a_process_killed_while_receiving_leaves_all_or_nothing(
    office: _Office, stage: str
) -> None:
    office.run(stage, "receive", "k")
    before = office.rows()
    assert len(before) == (1 if stage == "committed" else 0)
    assert office.story() == (["evidence.received", "evidence.checked"] if before else [])
    swept = office.sweep()
    assert swept.scratch == (0 if stage == "committed" else 1)  # the plain copy is gone at once
    assert swept.passing == (1 if stage in ("sealed", "before_rename") else 0)
    assert not list(office.scratch.glob(f"{opening.SCRATCH_PREFIX}*"))
    assert not [name for name in office.files() if name.startswith(storage._PASSING)]
    answer = office.run("never", "receive", "k")
    row = _holds_once(office)
    assert answer == f"{row.id} False checked"
    if before:
        assert before == [row]
    assert office.run("never", "receive", "other key") == f"{row.id} True checked"
    assert office.sweep(days=2).missing == ()
    assert office.files() == sorted([f"{row.sha256}.sealed", f"{row.sha256}.{row.id}.rows.sealed"])
    _holds_once(office)


def test_what_a_killed_process_stored_and_nobody_sends_again_goes_after_a_day(
    office: _Office,
) -> None:
    office.run("after_rename", "receive", "k")
    assert office.sweep().orphans == 0 and office.files()
    assert office.sweep(days=2).orphans == 1 and not office.files()


@pytest.mark.parametrize("stage", CHECKING)
def test_a_check_that_is_killed_in_the_queue_is_begun_again(office: _Office, stage: str) -> None:
    office.run("committed", "queue", "k")
    (row,) = office.rows()
    assert row.status == "received"
    office.run(stage, "work")
    assert [one.status for one in office.rows()] == ["received"]
    office.sweep()
    assert office.run("never", "work") == "worked"
    assert _holds_once(office).id == row.id
    assert office.run("never", "queue", "k") == f"{row.id} False checked"
    office.sweep(days=2)
    assert len(office.files()) == 2
    assert Evidence.objects.count() == 0  # without a scope


def test_a_long_file_that_turns_out_unusable_is_closed_and_its_bytes_go(office: _Office) -> None:
    received = world.send(office.file, at_once=False, declared_rows=5)
    with pytest.raises(Refused) as refusal:
        jobs.run_now(received.job_id)  # type: ignore[arg-type]
    assert refusal.value.code == "total_differs"
    (row,) = office.rows()
    assert (row.status, row.refusal_code) == ("refused", "total_differs")
    assert not office.files()
    assert office.story() == ["evidence.received", "evidence.refused"]
    again = world.send(office.file)
    assert (again.repeated, again.status) == (False, "checked")


def test_a_refusal_is_on_record_although_the_action_refuses(office: _Office) -> None:
    office.file.write_bytes(b"%PDF-1.4")
    for key in ("k", "k", ""):
        with pytest.raises(Refused):
            world.send(office.file, key=key)
    assert office.story() == ["evidence.refused"] * 2
    assert not office.rows() and not office.files()


def test_the_same_bytes_at_the_same_time_are_received_once(office: _Office) -> None:
    answers: list[world.Received] = []

    def sending() -> None:
        answers.append(world.send(office.file))
        connection.close()

    threads = [threading.Thread(target=sending) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answer.repeated for answer in answers) == [False, True, True]
    _holds_once(office)
