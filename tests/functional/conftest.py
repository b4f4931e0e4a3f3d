"""A published world for the doors: made once, committed, never the mould of others."""

import uuid
from collections.abc import Iterator

import pytest

from tests.functional.published import Published, using


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
    from tests.functional.web import world

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
    untouched = f"{name}_new"
    with superuser.connect("postgres") as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(untouched), sql.Identifier(name)
            )
        )
    yield Published(name, people, untouched)
    with superuser.connect("postgres") as admin:
        for one in (name, untouched):
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(one)))
