"""The world of a report: March is published once, and every test begins with it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import copied_database, looking_at
from tests.integration.reporting.world import World

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM


@dataclass(frozen=True)
class Kept:
    """The database in which March is committed, and the world that published it."""

    address: object
    world: World


@pytest.fixture(scope="session")
def march(
    superuser: object,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kept]:
    """A database of its own in which March is published; whoever looks at it undoes what they do."""
    from django.db import connection, transaction

    with ExitStack() as kept:
        address = kept.enter_context(copied_database(superuser, connection.settings_dict["NAME"]))
        with looking_at(address), django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
            made = World(tmp_path_factory.mktemp("march"))
            made.march()
        yield Kept(address, made)


@pytest.fixture(scope="module")
def within_march(march: Kept, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Let the tests of a module work on the database of March."""
    with looking_at(march.address), django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield march.world


@pytest.fixture
def world(within_march: World, db: None, tmp_path: Path) -> World:
    """March as it was published; what a test adds to it is its own."""
    enter_scope(SYSTEM)
    return within_march.again(tmp_path)
