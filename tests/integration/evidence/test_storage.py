"""What is stored is whole and sealed; what a killed process left goes; what is needed stays."""

import datetime as dt
import fcntl
import os
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BUDI, send, topup

from salur.evidence import actions, queries
from salur.evidence.pipeline import storage
from salur.evidence.queries import opening
from salur.kernel.refused import Refused
from salur.kernel.sealed_stream import SealedFileFault

pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)
SHA = "ab" * 32


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Private directories of this test only, so that a sweep touches no other's."""
    directory = tmp_path / "scratch"
    directory.mkdir()
    monkeypatch.setattr(opening, "scratch_parents", lambda: (directory,))
    monkeypatch.setattr(opening, "_parent", lambda expected: directory)
    return directory


def _keep(content: bytes = b"x" * 100, sha256: str = SHA) -> Path:
    place = opening.place_of(sha256)
    storage.keep(place, [content])
    return place


def _age(path: Path, days: float) -> None:
    then = (NOW - dt.timedelta(days=days)).timestamp()
    os.utime(path, (then, then))


def test_files_lie_under_their_hash_for_nobody_else_to_read(store: Path) -> None:
    place = _keep()
    assert place == store / "ab" / "ab" / f"{SHA}.sealed"
    assert place.stat().st_mode & 0o777 == 0o600
    assert store.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in place.parent.iterdir()] == [place.name]


def test_a_file_in_the_place_of_another_does_not_open(store: Path) -> None:
    place = _keep()
    other = opening.place_of("cd" * 32)
    other.parent.mkdir(parents=True)
    place.rename(other)
    with pytest.raises(SealedFileFault):
        list(opening.plain_chunks(other))


def test_a_fault_while_writing_leaves_what_was_there(store: Path) -> None:
    place = _keep(b"first")

    def failing() -> object:
        yield b"second"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        storage.keep(place, failing())  # type: ignore[arg-type]
    assert b"".join(opening.plain_chunks(place)) == b"first"
    assert len(list(place.parent.iterdir())) == 1


def test_everything_is_flushed_before_and_after_the_rename(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        done.append("directory" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "file")
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    _keep()
    assert done[-3:] == ["file", "rename", "directory"]
    assert done[:-3] == ["directory"] * 3  # store, ab and ab/ab are new names in their parents


def test_a_passing_file_goes_with_its_process_and_not_before(store: Path) -> None:
    place = _keep()
    stray = place.with_name(f"{storage._PASSING}dead")
    busy = place.with_name(f"{storage._PASSING}busy")
    stray.write_bytes(b"half")
    with busy.open("wb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        assert actions.sweep(now=NOW).passing == 1
        assert busy.exists() and not stray.exists()
    assert actions.sweep(now=NOW).passing == 1


def test_private_directories_go_with_their_process(scratch: Path) -> None:
    dead = scratch / f"{opening.SCRATCH_PREFIX}dead"
    dead.mkdir()
    (dead / opening.SCRATCH_LOCK).touch()
    (dead / "received").write_bytes(b"plain")
    engine = scratch / "salur-batch-old"
    engine.mkdir()
    with opening.private_directory() as alive:
        assert alive.parent == scratch
        assert actions.sweep(now=NOW).scratch == 1
        assert alive.exists() and engine.exists() and not dead.exists()
    _age(engine, 1.1)
    assert actions.sweep(now=NOW).scratch == 1
    assert not list(scratch.iterdir())


def test_sealed_files_without_evidence_go_after_a_day(tmp_path: Path) -> None:
    world.parties()
    received = send(world.write(tmp_path, topup()))
    place = opening.place_of(received.sha256)
    rows = opening.rows_place_of(received.sha256, received.evidence_id)
    orphan, young = _keep(), _keep(sha256="cd" * 32)
    stray_rows = opening.rows_place_of(received.sha256, uuid.uuid4())
    storage.keep(stray_rows, [b"rows"])
    for file in (place, rows, orphan, stray_rows):
        _age(file, 1.1)
    swept = actions.sweep(now=NOW)
    assert (swept.orphans, swept.missing) == (2, ())
    assert place.exists() and rows.exists() and young.exists()
    assert not orphan.exists() and not stray_rows.exists()


def test_bytes_that_are_stored_again_meanwhile_are_not_removed(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    place = _keep()
    _age(place, 1.1)
    real = storage.alone

    def received_meanwhile(sha256: str) -> object:
        _keep()
        return real(sha256)

    monkeypatch.setattr(storage, "alone", received_meanwhile)
    assert actions.sweep(now=NOW).orphans == 0
    assert place.exists()


def test_the_lock_of_the_bytes_ends_with_the_work(tmp_path: Path) -> None:
    world.parties()
    send(world.write(tmp_path, topup()))
    with pytest.raises(Refused):
        send(world.write(tmp_path, b"", "kosong.csv"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            " AND pid = pg_backend_pid() AND mode = 'ExclusiveLock'"
            " AND ((classid::bigint << 32) | objid::bigint) IN"
            " (SELECT hashtextextended('salur evidence ' || sha256, 0) FROM evidence_file)"
        )
        assert cursor.fetchone() == (0,)


def test_evidence_whose_bytes_are_gone_is_told(tmp_path: Path) -> None:
    world.parties()
    received = send(world.write(tmp_path, topup()))
    opening.place_of(received.sha256).unlink()
    assert actions.sweep(now=NOW).missing == (received.evidence_id,)


def test_a_damaged_store_is_told_and_never_read_as_less(tmp_path: Path) -> None:
    world.parties()
    received = send(world.write(tmp_path, topup()))
    actions.accept(evidence_id=received.evidence_id, by=BUDI, at=AT, key="")
    rows = opening.rows_place_of(received.sha256, received.evidence_id)
    rows.write_bytes(rows.read_bytes()[:-1])
    with pytest.raises(SealedFileFault), queries.open_statements([received.evidence_id]):
        pass
    original = actions.read_original(evidence_id=received.evidence_id, by=BUDI, at=AT)
    place = opening.place_of(received.sha256)
    place.write_bytes(place.read_bytes().replace(b"\x01", b"\x02", 1))
    with pytest.raises(SealedFileFault):
        list(original.chunks)


def test_the_key_of_another_installation_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    place = _keep()
    other = replace(settings.SALUR_KEYS, evidence=b"o" * 32)
    monkeypatch.setattr(settings, "SALUR_KEYS", other)
    with pytest.raises(SealedFileFault):
        list(opening.plain_chunks(place))
