"""Ten times the families make no page ask one question more."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.web import world
from tests.functional.web.conftest import Published, SignedIn, using
from tests.functional.web.test_weight import PAGES, questions

TIMES = 10


@pytest.fixture(scope="module")
def grown(
    published: Published,
    superuser: object,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """A copy of the published world with ten times its families."""
    from django.db import transaction
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_grown_{uuid.uuid4().hex[:12]}"
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
    with django_db_blocker.unblock(), using(name), transaction.atomic():  # type: ignore[attr-defined]
        world.grow(tmp_path_factory.mktemp("grown"), TIMES)
    yield name
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _counts(people: dict[str, str]) -> dict[str, int]:
    counted = {}
    for address, role in PAGES.items():
        client = SignedIn(people)(role)
        client.get("/saya/")
        counted[address] = len(questions(client, address))
    return counted


def test_ten_times_the_families_ask_no_more_questions(
    published: Published,
    grown: str,
    django_db_blocker: pytest.FixtureRequest,
    settings: object,
    tmp_path: Path,
) -> None:
    with django_db_blocker.unblock(), using(published.database):  # type: ignore[attr-defined]
        few = _counts(published.people)
    with django_db_blocker.unblock(), using(grown):  # type: ignore[attr-defined]
        page = SignedIn(published.people)("operator").get("/wilayah/").content.decode()
        assert "1.200 keluarga" in page
        many = _counts(published.people)
    assert {one: (few[one], asked) for one, asked in many.items() if asked > few[one]} == {}
