"""Where received files lie, and opening them: sealed on disk, plain only in a private directory.

`<SALUR_EVIDENCE>/ab/cd/<sha256>.sealed` holds the bytes as they came, `….<evidence id>.rows.sealed`
beside it the accepted rows as Parquet. Names hold hashes only.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from salur.kernel.sealed_stream import open_stream

SCRATCH_PREFIX = "salur-evidence-"
SCRATCH_LOCK = ".alive"
_SMALL = 64 << 20
_SHARED_MEMORY = Path("/dev/shm")


def place_of(sha256: str) -> Path:
    """Give where the sealed bytes of a file lie."""
    return Path(settings.SALUR_EVIDENCE) / sha256[:2] / sha256[2:4] / f"{sha256}.sealed"


def rows_place_of(sha256: str, evidence_id: UUID) -> Path:
    """Give where the sealed Parquet of the accepted rows lies."""
    return place_of(sha256).with_name(f"{sha256}.{evidence_id}.rows.sealed")


def context_of(place: Path) -> str:
    """Give the context that a sealed file is bound to: what its name says it is."""
    return place.name.removesuffix(".sealed")


def plain_chunks(place: Path) -> Iterator[bytes]:
    """Give the plain bytes of a sealed file; SealedFileFault, or OSError where it is gone."""
    with place.open("rb") as sealed:
        yield from open_stream(settings.SALUR_KEYS.evidence, context_of(place), sealed)


def write_plain(place: Path, target: Path) -> None:
    """Open a sealed file into `target`, which lies in a private directory."""
    with target.open("xb") as plain:
        for chunk in plain_chunks(place):
            plain.write(chunk)


@contextmanager
def private_directory(expected: int = 0) -> Iterator[Path]:
    """Give a directory that nobody else reads and that is gone afterwards.

    A file in it is held locked while the process lives, so that `sweep` finds what a killed
    process left. Little goes to memory, where there is room; much goes to the disk.
    """
    made = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir=_parent(expected)))
    with (made / SCRATCH_LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)


def scratch_parents() -> tuple[Path, ...]:
    """Give every directory in which private directories are made."""
    found = [Path(tempfile.gettempdir())]
    return (*found, _SHARED_MEMORY) if _SHARED_MEMORY.is_dir() else tuple(found)


@dataclass(frozen=True)
class OpenedFile:
    """The accepted rows of one file, plain while they are open, and whose word they are."""

    path: Path
    evidence: UUID
    sender: UUID


@contextmanager
def opened_rows(
    rows: Iterable[tuple[UUID, str, str, UUID]],
) -> Iterator[dict[str, list[OpenedFile]]]:
    """Open the Parquet of these (id, sha256, contract, sender) and give the files by contract."""
    wanted = [(rows_place_of(sha256, i), i, contract, who) for i, sha256, contract, who in rows]
    with private_directory(sum(place.stat().st_size for place, *_ in wanted)) as scratch:
        opened: dict[str, list[OpenedFile]] = {}
        for place, identity, contract, sender in wanted:
            target = scratch / f"{contract}-{identity}.parquet"
            write_plain(place, target)
            opened.setdefault(contract, []).append(OpenedFile(target, identity, sender))
        yield opened


def _parent(expected: int) -> Path | None:
    if 0 < expected <= _SMALL and os.access(_SHARED_MEMORY, os.W_OK):
        free = shutil.disk_usage(_SHARED_MEMORY).free
        return _SHARED_MEMORY if free > 8 * expected else None
    return None
