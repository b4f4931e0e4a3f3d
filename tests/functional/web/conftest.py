"""A world of its own for the web tests: published once, committed, never the mould of others."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from tests.functional.web import world


@dataclass(frozen=True)
class Published:
    """The database of the published world, and the address that each role signs in with."""

    database: str
    people: dict[str, str]


@pytest.fixture(scope="session")
def published(
    superuser: object,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Published]:
    """Publish the world once, into a database of its own; nothing else ever sees that one."""
    from django.db import connection, transaction
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_web_{uuid.uuid4().hex[:12]}"
    connection.close()
    with superuser.connect("postgres") as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(name), sql.Identifier(connection.settings_dict["NAME"])
            )
        )
    with django_db_blocker.unblock(), using(name), transaction.atomic():  # type: ignore[attr-defined]
        people = world.seed(tmp_path_factory.mktemp("world"))
    yield Published(name, people)
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let Django speak to another database for a while."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="module")
def people(
    published: Published, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """The published world for one module; gives the address that each role signs in with."""
    with django_db_blocker.unblock(), using(published.database):  # type: ignore[attr-defined]
        yield published.people


@pytest.fixture
def undone(people: dict[str, str]) -> Iterator[None]:
    """Undo everything at the end of the test; begin with no code of a second factor used up."""
    from django.core.cache import cache
    from django.db import transaction

    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class SignedIn:
    """Gives a client that is signed in as a role."""

    def __init__(self, people: dict[str, str]) -> None:
        self.people = people

    def __call__(self, role: str) -> Client:
        """Sign in as `role`, past the password."""
        from django.contrib.auth import get_user_model

        client = Client()
        client.force_login(get_user_model().objects.get(email=self.people[role]))
        return client


@pytest.fixture
def signed_in(people: dict[str, str], undone: None) -> SignedIn:
    """A way to sign in as each role; nothing done so stays."""
    return SignedIn(people)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory for files."""
    return tmp_path
