"""Taking the bytes of a file once, so that hash, store and check are all about the same bytes."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.sources import open_plain
from salur.evidence.queries import opening
from salur.kernel.refused import Sentence

MOST_BYTES = 2 << 30
_PIECE = 1 << 20


@dataclass(frozen=True)
class Taken:
    """A file's bytes in a private directory, with their hash."""

    path: Path
    scratch: Path
    sha256: str
    size: int


@contextmanager
def taken(source: Path | BinaryIO) -> Iterator[Taken]:
    """Copy `source` into a private directory that is gone afterwards, hashing it on the way.

    FileRefused for a file that is not there or larger than `MOST_BYTES`.
    """
    with opening.private_directory() as scratch:
        yield _copied(source, scratch)


def _copied(source: Path | BinaryIO, scratch: Path) -> Taken:
    target = scratch / "received"
    if not isinstance(source, Path):
        return _copy(source, target)
    with open_plain(source) as opened:
        return _copy(opened, target)


def _copy(source: BinaryIO, target: Path) -> Taken:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as copy:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise refusals.too_large(Sentence("lebih dari 2 GB", "more than 2 GB"))
            digest.update(piece)
            copy.write(piece)
    return Taken(target, target.parent, digest.hexdigest(), size)
