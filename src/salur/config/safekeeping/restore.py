"""Restores a backup: verify everything, then bring it in beside what is there, then swap."""

import os
import shutil
import tarfile
import tempfile
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import psycopg
from psycopg import sql

from salur import __version__
from salur.config.birth import differs
from salur.config.environment import Environment
from salur.config.postgres import OWNER, Address, prepare, start_embedded
from salur.config.safekeeping import programs
from salur.config.safekeeping.manifest import (
    DIRECTORIES,
    DUMP,
    FORMAT,
    NAME,
    BackupRefused,
    Manifest,
    check_keys,
    damaged,
    sha256,
)
from salur.kernel.refused import Sentence

_DATABASE = "salur"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Restored:
    """What was brought back."""

    made_at: str
    program: str
    files: int


def _is_there(source: Path) -> bool:
    try:
        return source.is_file()
    except OSError:  # no file can bear that name
        return False


def restore_backup(found: Environment, source: Path, *, replace: bool) -> Restored:
    """Bring the installation to what `source` holds.

    Refused, in this order: `backup_missing`, `backup_damaged`, `backup_newer`, `keys_missing`,
    `keys_differ`, `training_differs`, `installation_in_use` (unless `replace`). Nothing is changed
    when refused, and the old stays until the new stands.
    """
    if not _is_there(source):
        raise BackupRefused(
            "backup_missing",
            Sentence(f"Tidak ada cadangan {source}.", f"There is no backup {source}."),
            Sentence("Periksa nama berkasnya.", "Check the file's name."),
        )
    found.data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".salur-restore-", dir=found.data) as place:
        manifest = unpack(source, Path(place))
        _check_version(manifest)
        check_keys(manifest, found.keys)
        if programs.born_for_training(Path(place) / DUMP) not in (None, found.training):
            raise differs(training=found.training)
        if found.database_url:
            _restore_external(found, Path(place), replace=replace)
        else:
            _restore_embedded(found, Path(place), replace=replace)
        _swap_directories(found, Path(place))
    return Restored(manifest.made_at, manifest.program, len(manifest.files))


def unpack(source: Path, place: Path) -> Manifest:
    """Unpack a backup into `place` and verify every part; BackupRefused when anything differs."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                _unpack_member(archive, member, place)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as fault:
        raise damaged(source.name) from fault
    if not (place / NAME).is_file():
        raise damaged(NAME)
    manifest = Manifest.from_json((place / NAME).read_text(encoding="utf-8"))
    there = {
        path.relative_to(place).as_posix()
        for path in place.rglob("*")
        if path.is_file() and path != place / NAME
    }
    if there != manifest.files.keys() or DUMP not in there:
        raise damaged(", ".join(sorted(there ^ manifest.files.keys())[:3]) or DUMP)
    for name, expected in manifest.files.items():
        if sha256(place / name) != expected:
            raise damaged(name)
    return manifest


def _unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> None:
    # Only plain files in the places that a backup has: an archive may come from anywhere.
    parts = PurePosixPath(member.name).parts
    known = member.name in (NAME, DUMP) or (len(parts) > 1 and parts[0] in DIRECTORIES)
    content = archive.extractfile(member) if member.isreg() else None
    if not known or ".." in parts or content is None:
        raise damaged(member.name)
    target = place.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as file:
        shutil.copyfileobj(content, file, _CHUNK)
        file.flush()
        os.fsync(file.fileno())


def _check_version(manifest: Manifest) -> None:
    def numbers(version: str) -> list[int]:
        return [int(part) for part in version.split(".") if part.isdigit()]

    if manifest.format > FORMAT or numbers(manifest.program) > numbers(__version__):
        raise BackupRefused(
            "backup_newer",
            Sentence(
                f"Cadangan ini dari Salur {manifest.program}, yang lebih baru.",
                f"This backup is of Salur {manifest.program}, which is newer.",
            ),
            Sentence("Perbarui Salur dahulu.", "Bring Salur up to date first."),
        )


def _restore_embedded(found: Environment, place: Path, *, replace: bool) -> None:
    superuser = start_embedded(found.postgres_data)
    current = prepare(superuser, _DATABASE)
    if not replace:
        _refuse_in_use(found, current)
    mark = uuid.uuid4().hex[:8]
    fresh, before = f"salur_restored_{mark}", f"salur_before_{mark}"
    try:
        programs.restore(prepare(superuser, fresh), place / DUMP)
        with superuser.connect("postgres") as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [_DATABASE],
            )
            # Both names change at once: a crash in between leaves the old or the new one.
            with admin.transaction():
                _rename(admin, _DATABASE, before)
                _rename(admin, fresh, _DATABASE)
    finally:
        with superuser.connect("postgres") as admin:
            _drop(admin, before)
            _drop(admin, fresh)


def _restore_external(found: Environment, place: Path, *, replace: bool) -> None:
    address = Address.from_url(found.database_url)
    with address.connect() as connection:
        tables = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    if tables != (0,):
        raise BackupRefused(
            "database_not_empty",
            Sentence(
                "Basis data di server itu tidak kosong.",
                "The database on that server is not empty.",
            ),
            Sentence(
                "Siapkan basis data baru yang kosong, arahkan SALUR_DATABASE_URL ke sana.",
                "Prepare a new, empty database and point SALUR_DATABASE_URL at it.",
            ),
        )
    if not replace:
        _refuse_files(found)
    programs.restore(address, place / DUMP)


def _refuse_in_use(found: Environment, address: Address) -> None:
    with address.connect() as connection:
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        known = connection.execute("SELECT to_regclass('public.audit_event')").fetchone()
        # Whatever anybody ever did left an event: without one, nothing can be lost.
        if known != (None,):
            used = connection.execute("SELECT EXISTS (SELECT FROM audit_event)").fetchone()
            if used == (True,):
                raise _in_use()
    _refuse_files(found)


def _refuse_files(found: Environment) -> None:
    if any(
        (found.data / name).exists() and any((found.data / name).iterdir()) for name in DIRECTORIES
    ):
        raise _in_use()


def _in_use() -> BackupRefused:
    return BackupRefused(
        "installation_in_use",
        Sentence("Pemasangan ini sudah berisi data.", "This installation holds data already."),
        Sentence(
            "Pulihkan ke SALUR_DATA yang kosong, atau pakai --replace untuk menggantinya.",
            "Restore into an empty SALUR_DATA, or use --replace to replace it.",
        ),
    )


def _rename(admin: psycopg.Connection, old: str, new: str) -> None:
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))
    )


def _drop(admin: psycopg.Connection, database: str) -> None:
    admin.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
    )


def _swap_directories(found: Environment, place: Path) -> None:
    for name in DIRECTORIES:
        old, new = found.data / name, place / name
        if old.exists():
            old.rename(place / f"{name}-before")
        if new.exists():
            new.rename(old)
