"""Fixtures for every kind of test: a real PostgreSQL, embedded, migrated once per run."""

import gc
import tempfile
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest

from tests.often import often


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make pictures` take the handbook's pictures."""
    parser.addoption(
        "--pictures", choices=("", "stale", "all"), default="",
        help="run the tests that take the handbook's pictures, and take them",
    )  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run only what takes pictures, where pictures are to be taken."""
    if config.getoption("--pictures"):
        items[:] = [one for one in items if "picture" in getattr(one, "fixturenames", ())]


def pytest_configure() -> None:
    """Let passwords be cheap: a million rounds each, as people's are, is a quarter of a second.

    A law that does not say how many examples it takes gets a sample of Hypothesis's hundred.
    """
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["tests.hashing.QuickHasher"]
    hypothesis.settings.register_profile("sample", max_examples=often(40, 100))
    hypothesis.settings.load_profile("sample")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let the garbage collector not look at what stays to the end: modules, and the tests."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_unconfigure() -> None:
    """Let go of what Hypothesis leaves in `gc.callbacks`.

    It outlives the interpreter there and takes modules with it, DuckDB's among them, which DuckDB
    reports as leaked at the very end. A connection that is really left open is still reported.
    """
    gc.unfreeze()
    gc.callbacks[:] = [one for one in gc.callbacks if one.__module__.split(".")[0] != "hypothesis"]


@pytest.fixture(scope="session")
def superuser() -> Iterator[object]:
    """The superuser's address of a fresh embedded server; tests never connect as this role."""
    from salur.config.postgres import start_embedded

    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        server = start_embedded(Path(directory) / "postgres")
        with server.connect("postgres") as admin:
            # Its files are gone with the run: nobody waits until a disk has really written them.
            admin.execute("ALTER SYSTEM SET fsync = off")
            admin.execute("ALTER SYSTEM SET full_page_writes = off")
            admin.execute("SELECT pg_reload_conf()")
        yield server


@pytest.fixture(scope="session")
def django_db_setup(superuser: object, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Point Django at a migrated database on the embedded server, as the application's role."""
    from django.db import connection

    from salur.config.database import migrate
    from salur.config.postgres import Address, prepare

    assert isinstance(superuser, Address)
    address = prepare(superuser, "salur_test")
    connection.settings_dict.update(
        HOST=address.host, PORT=address.port, USER=address.user, NAME=address.database
    )
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        migrate()
        yield
        connection.close()


@pytest.fixture
def own_database(
    superuser: object, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[object]:
    """A migrated, empty database of the test's own, for what must really commit.

    Threads and processes may connect to it; it is dropped at the end. Nothing else may use the
    database of the other tests meanwhile, for it is the mould.
    """
    from django.db import connection

    with (
        copied_database(superuser, connection.settings_dict["NAME"]) as address,
        looking_at(address),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
    ):
        yield address


@pytest.fixture(scope="module")
def module_database(
    superuser: object, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """A migrated, empty database for the tests of one module.

    What the module builds and commits there once, each of its tests begins with; the tests
    themselves undo what they do, as everywhere (`django_db`).
    """
    from django.db import connection

    with (
        copied_database(superuser, connection.settings_dict["NAME"]) as address,
        looking_at(address),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
    ):
        yield


@contextmanager
def copied_database(superuser: object, mould: str) -> Iterator[object]:
    """A copy of the database `mould`, to which nobody may be connected meanwhile."""
    from django.db import connection
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_own_{uuid.uuid4().hex[:12]}"
    connection.close()
    with superuser.connect("postgres") as admin:
        # Threads of a server that was closed leave connections behind.
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [mould]
        )
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(name), sql.Identifier(mould)
            )
        )
    try:
        yield Address(superuser.host, superuser.port, "salur_app", superuser.password, name)
    finally:
        with superuser.connect("postgres") as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def looking_at(address: object) -> Iterator[None]:
    """Let this process work on another database."""
    from django.db import connection

    from salur.config.postgres import Address

    assert isinstance(address, Address)
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = address.database
    try:
        yield
        connection.close()
    finally:
        connection.settings_dict["NAME"] = usual
