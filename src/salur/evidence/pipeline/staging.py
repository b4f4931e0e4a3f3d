"""Keeps an unknown sheet sealed while its sender maps its columns: for that person, for a day.

The name binds the bytes to whoever handed them in: another person's request finds nothing. What is
left behind is an orphan like any other and removed by `sweep`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from salur.evidence.pipeline import refusals, storage
from salur.evidence.queries import opening
from salur.kernel.refused import Sentence


def stage(path: Path, person: UUID) -> UUID:
    """Seal a plain file for `person`; give the name to ask for it by."""
    identity = uuid4()
    storage.keep(_place(identity, person), storage.pieces(path))
    return identity


@contextmanager
def staged(identity: UUID, person: UUID) -> Iterator[Path]:
    """Open what `person` staged into a private directory until the block ends.

    Refused: `file_not_staged`.
    """
    place = _place(identity, person)
    if not place.is_file():
        raise refusals.FileRefused(
            "file_not_staged",
            Sentence("Berkas itu sudah tidak tersimpan.", "That file is no longer kept."),
            Sentence("Pilih berkasnya sekali lagi.", "Choose the file once more."),
        )
    with opening.private_directory(place.stat().st_size) as scratch:
        plain = scratch / "staged"
        opening.write_plain(place, plain)
        yield plain


def unstage(identity: UUID, person: UUID) -> None:
    """Remove what was staged."""
    _place(identity, person).unlink(missing_ok=True)


def _place(identity: UUID, person: UUID) -> Path:
    name = f"{identity.hex}.{person}.staged.sealed"
    return Path(settings.SALUR_EVIDENCE) / "staged" / identity.hex[:2] / name
