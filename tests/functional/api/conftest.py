"""A copy of the published world in which programs may write, and tokens for each role."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.functional.api.calling import Calling
from tests.functional.published import Published, using


@pytest.fixture(scope="session")
def copied(published: Published, superuser: object) -> Iterator[Published]:
    """A copy of the published world for all tests of the API."""
    from django.db import connection
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_api_{uuid.uuid4().hex[:12]}"
    connection.close()
    with superuser.connect("postgres") as admin:
        # The threads of the browser tests' server may still hold connections: no mould then.
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [published.database],
        )
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(name), sql.Identifier(published.database)
            )
        )
    yield replace(published, database=name)
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def known(copied: Published) -> Calling:
    """The people of the copy, and the tokens that were made for them."""
    return Calling(copied.people)


@pytest.fixture(scope="module")
def calling(
    copied: Published, known: Calling, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Calling]:
    """The way to call the API as each role; what is written stays for the other tests."""
    with django_db_blocker.unblock(), using(copied.database):  # type: ignore[attr-defined]
        yield known


@pytest.fixture(autouse=True)
def evidence_directory(settings: object, tmp_path: Path) -> None:
    """Keep what is sent in a directory of the test's own."""
    settings.SALUR_EVIDENCE = tmp_path / "evidence"  # type: ignore[attr-defined]
