"""The keys of an installation: made once, kept outside the data directory, never logged."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

_LENGTH = 32
_NAMES = ("session", "evidence", "identifier", "blind")


@dataclass(frozen=True, repr=False)
class Keys:
    """Four independent 256-bit keys.

    `session` signs cookies, `evidence` encrypts files, `identifier` encrypts fields,
    `blind` makes the keyed indexes by which an identifier is found again.
    """

    session: bytes
    evidence: bytes
    identifier: bytes
    blind: bytes


def read_or_make_keys(directory: Path) -> Keys:
    """Read the four key files under `directory`, making each that is missing (mode 0600)."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Keys(**{path.stem: _read_or_make(path) for path in key_files(directory)})


def key_files(directory: Path) -> tuple[Path, ...]:
    """Give where each key lies under `directory`, whether it is there or not."""
    return tuple(directory / f"{name}.key" for name in _NAMES)


def _read_or_make(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
        if len(key) != _LENGTH:
            raise ValueError(f"the key file {path.name} does not hold {_LENGTH} bytes") from None
        return key
    key = secrets.token_bytes(_LENGTH)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key
