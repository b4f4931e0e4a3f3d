"""Fixtures for every kind of test: a real PostgreSQL, embedded, migrated once per run."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def superuser() -> Iterator[object]:
    """The superuser's address of a fresh embedded server; tests never connect as this role."""
    from salur.config.postgres import start_embedded

    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        yield start_embedded(Path(directory) / "postgres")


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
