"""Keeping received bytes: sealed, whole or not at all, on disk before anybody is told so.

A file is written under a passing name in its own directory, flushed to disk, renamed to its place,
and the directory flushed: whatever dies in between leaves the old state and a stray passing file.
Whoever keeps or removes a file holds the lock of its hash (`alone`), so that the one never
removes what the other is about to record. The format is that of `salur.kernel.sealed_stream`.
"""

import datetime as dt
import fcntl
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.evidence.domain.keeping import KEPT
from salur.evidence.models import Attachment, Evidence
from salur.evidence.queries import opening
from salur.kernel.sealed_stream import seal_stream

_PASSING = ".passing-"
_ORPHAN_AGE = dt.timedelta(days=1)
_BATCH_PREFIX = "salur-batch-"  # what an engine killed by force leaves in the same directories
_PIECE = 1 << 20


@dataclass(frozen=True)
class Swept:
    """What a sweep removed, in files or directories, and the evidence whose bytes are gone."""

    passing: int
    scratch: int
    orphans: int
    missing: tuple[uuid.UUID, ...]


@contextmanager
def alone(sha256: str) -> Iterator[None]:
    """Hold the lock of these bytes: nobody else receives or removes them meanwhile.

    The lock is the connection's, not the transaction's, and ends with the process at the latest.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [_lock_of(sha256)])
    try:
        yield
    finally:
        if connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [_lock_of(sha256)]
                )


def keep(place: Path, plain: Iterable[bytes]) -> None:
    """Seal `plain` and put it at `place`; when this returns it is on disk, whole.

    What stood there before is replaced: the same bytes, sealed anew.
    """
    _make_directory(place.parent)
    passing, file = _passing(place.parent)
    try:
        with file:
            seal_stream(settings.SALUR_KEYS.evidence, opening.context_of(place), plain, file)
            file.flush()
            os.fsync(file.fileno())
            passing.replace(place)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    _flush_directory(place.parent)


def pieces(path: Path) -> Iterator[bytes]:
    """Give a plain file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def discard(sha256: str) -> bool:
    """Remove the bytes where no evidence rests on them; the caller holds their lock."""
    with transaction.atomic(), as_owner():
        if Evidence.objects.filter(sha256=sha256, status__in=KEPT).exists():
            return False
        if Attachment.objects.filter(sha256=sha256).exists():
            return False
    place = opening.place_of(sha256)
    for file in (place, *place.parent.glob(f"{sha256}.*.rows.sealed")):
        file.unlink(missing_ok=True)
    return True


def sweep(*, now: dt.datetime) -> Swept:
    """Remove what killed processes left; give the evidence whose bytes are gone.

    Passing files and private directories go as soon as their process is gone; sealed files without
    evidence only when older than a day, by the clock `now`. Called when the program starts.
    """
    root = Path(settings.SALUR_EVIDENCE)
    passing = sum(_remove_passing(file) for file in root.glob(f"*/*/{_PASSING}*"))
    scratch = sum(_remove_scratch(one, now) for one in _scratch_directories())
    there = {file.name.removesuffix(".sealed"): file for file in root.glob("*/*/*.sealed")}
    with transaction.atomic(), as_owner():
        kept = Evidence.objects.filter(status__in=KEPT).values_list("id", "sha256")
        known = dict(kept.iterator())
        beside = set(Attachment.objects.values_list("sha256", flat=True).iterator())
    names = {*beside, *known.values(), *(f"{sha256}.{i}.rows" for i, sha256 in known.items())}
    orphans = sum(_remove_orphan(file, now) for name, file in there.items() if name not in names)
    missing = tuple(identity for identity, sha256 in known.items() if sha256 not in there)
    return Swept(passing, scratch, orphans, missing)


def _lock_of(sha256: str) -> str:
    return f"salur evidence {sha256}"


def _make_directory(directory: Path) -> None:
    """Make missing directories, each one flushed into its parent."""
    if directory.is_dir():
        return
    _make_directory(directory.parent)
    directory.mkdir(mode=0o700, exist_ok=True)
    _flush_directory(directory.parent)


def _flush_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _passing(directory: Path) -> tuple[Path, BinaryIO]:
    """Make a passing file, locked while its writer lives; one that a sweep took is made again."""
    while True:
        path = directory / f"{_PASSING}{uuid.uuid4().hex}"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return path, os.fdopen(descriptor, "wb")
        os.close(descriptor)


def _remove_passing(file: Path) -> bool:
    with _unless_alive(file) as is_dead:
        if is_dead:
            file.unlink(missing_ok=True)
    return is_dead


def _scratch_directories() -> Iterator[Path]:
    for parent in opening.scratch_parents():
        for prefix in (opening.SCRATCH_PREFIX, _BATCH_PREFIX):
            yield from (one for one in parent.glob(f"{prefix}*") if one.is_dir() and _is_ours(one))


def _is_ours(directory: Path) -> bool:
    return directory.stat().st_uid == os.getuid()


def _remove_scratch(directory: Path, now: dt.datetime) -> bool:
    lock = directory / opening.SCRATCH_LOCK
    if not lock.exists():  # just being made, or the engine's own: only age tells
        is_dead = _is_old(directory, now)
    else:
        with _unless_alive(lock) as is_dead:
            pass
    if is_dead:
        shutil.rmtree(directory, ignore_errors=True)
    return is_dead


@contextmanager
def _unless_alive(file: Path) -> Iterator[bool]:
    """Say whether the process that held `file` is gone, holding it meanwhile."""
    try:
        opened = file.open("rb")
    except FileNotFoundError:
        yield False
        return
    with opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _is_old(path: Path, now: dt.datetime) -> bool:
    try:
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except FileNotFoundError:
        return False
    return now - changed > _ORPHAN_AGE


def _remove_orphan(file: Path, now: dt.datetime) -> bool:
    if not _is_old(file, now):
        return False
    sha256, *rest = file.name.removesuffix(".sealed").split(".")
    with alone(sha256):
        if not _is_old(file, now) or _has_evidence(sha256, rest):
            return False
        file.unlink(missing_ok=True)
    return True


def _has_evidence(sha256: str, rest: list[str]) -> bool:
    with transaction.atomic(), as_owner():
        kept = Evidence.objects.filter(sha256=sha256, status__in=KEPT)
        if rest:
            return kept.filter(id=rest[0]).exists()
        return kept.exists() or Attachment.objects.filter(sha256=sha256).exists()
