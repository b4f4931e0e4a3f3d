"""A world of its own for the web tests: published once, committed, never the mould of others."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.functional.web import world


@pytest.fixture(scope="package")
def web_database(
    superuser: object, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """An own database for this directory; the other tests' one stays the mould it is."""
    from django.db import connection
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    mould, name = connection.settings_dict["NAME"], f"salur_web_{uuid.uuid4().hex[:12]}"
    connection.close()
    with superuser.connect("postgres") as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(name), sql.Identifier(mould)
            )
        )
    connection.settings_dict["NAME"] = name
    try:
        with django_db_blocker.unblock():  # type: ignore[attr-defined]
            yield
            connection.close()
    finally:
        connection.settings_dict["NAME"] = mould
        with superuser.connect("postgres") as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="package")
def people(web_database: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The published world; gives the address that each role signs in with."""
    from django.db import transaction

    with transaction.atomic():
        return world.seed(tmp_path_factory.mktemp("world"))


@pytest.fixture
def undone(people: dict[str, str]) -> Iterator[None]:
    """Undo everything at the end of the test."""
    from django.db import transaction

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
