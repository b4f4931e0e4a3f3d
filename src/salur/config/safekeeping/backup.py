"""Makes a backup: the database first, then the files, which only ever grow."""

import datetime as dt
import io
import os
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from salur import __version__
from salur.config.environment import Environment
from salur.config.postgres import Address
from salur.config.safekeeping import programs
from salur.config.safekeeping.manifest import (
    DUMP,
    FORMAT,
    NAME,
    BackupRefused,
    Manifest,
    fingerprints,
    sha256,
)
from salur.kernel.refused import Sentence


@dataclass(frozen=True)
class Made:
    """A backup that lies on disk."""

    path: Path
    size: int
    files: int


def make_backup(found: Environment, address: Address, target: Path, at: dt.datetime) -> Made:
    """Write one backup to `target` (a file, or a directory that gets a file named by the time).

    The installation may go on working: the dump is one snapshot, and a file that it names is never
    changed or removed. The file appears whole, readable by its owner only.
    """
    try:
        if target.is_dir():
            target = target / f"salur-{at:%Y%m%dT%H%M%SZ}.tar.gz"
        if target.exists():
            raise BackupRefused(
                "backup_exists",
                Sentence(f"{target} sudah ada.", f"{target} is there already."),
                Sentence("Pilih nama lain.", "Choose another name."),
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".salur-backup-", dir=target.parent) as place:
            return _make(found, address, target, at, Path(place))
    except OSError as fault:
        raise BackupRefused(
            "backup_unwritable",
            Sentence(f"Cadangan tidak dapat ditulis ke {target}.", f"Cannot write {target}."),
            Sentence("Periksa folder dan ruang disknya.", "Check the directory and its space."),
        ) from fault


def _make(found: Environment, address: Address, target: Path, at: dt.datetime, place: Path) -> Made:
    # Seals before the database: none may speak of events that the dump lacks. Evidence after it:
    # whatever the dump names is there.
    if (found.data / "seals").is_dir():
        shutil.copytree(found.data / "seals", place / "seals")
    programs.dump(address, place / DUMP)
    parts = {DUMP: place / DUMP, **_files(place, "seals"), **_files(found.data, "evidence")}
    manifest = Manifest(
        format=FORMAT,
        program=__version__,
        postgres=_version(address),
        made_at=at.isoformat(),
        keys=fingerprints(found.keys),
        files={name: sha256(path) for name, path in parts.items()},
    )
    draft = place / "backup.tar.gz"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        # The dump is compressed and evidence is encrypted: squeezing harder gains nothing.
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as archive:
            _add_text(archive, NAME, manifest.to_json())
            for name, path in parts.items():
                archive.add(path, name, recursive=False)
        file.flush()
        os.fsync(file.fileno())
    size = draft.stat().st_size
    draft.rename(target)
    return Made(target, size, len(parts))


def _files(base: Path, name: str) -> dict[str, Path]:
    return {
        path.relative_to(base).as_posix(): path
        for path in sorted((base / name).rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    archive.addfile(member, io.BytesIO(content))


def _version(address: Address) -> int:
    with address.connect() as connection:
        return connection.info.server_version
