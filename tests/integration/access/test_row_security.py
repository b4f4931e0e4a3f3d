"""A scope is held by the database: per transaction, per subtree, per sender."""

import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access import domain
from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor

pytestmark = pytest.mark.django_db
BANK, OTHER = uuid.uuid4(), uuid.uuid4()
OFFICE = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id.62.01", "id.63"), "Budi")


@pytest.fixture(autouse=True)
def guarded_table() -> None:
    """A table with rows of three kab/kota, one row without a place, two senders."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE probe (path ltree, sender uuid);"
            + domain.scoped_policies("probe", sender="sender")
        )
        for path, sender in (
            ("id.62.01", BANK),
            ("id.62.01.02.2001", OTHER),
            ("id.62.02", BANK),
            ("id.63.71", BANK),
            (None, BANK),
        ):
            cursor.execute("INSERT INTO probe VALUES (%s, %s)", [path, sender])


def _seen() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT path::text FROM probe ORDER BY path")
        return [row[0] for row in cursor.fetchall()]


def test_without_a_scope_nothing_is_seen() -> None:
    assert _seen() == []
    enter_scope(replace(OFFICE, paths=()))
    assert _seen() == []


def test_a_scope_shows_its_subtrees_and_never_what_has_no_place() -> None:
    enter_scope(OFFICE)
    assert _seen() == ["id.62.01", "id.62.01.02.2001", "id.63.71"]
    enter_scope(SYSTEM)
    assert len(_seen()) == 4


def test_a_bank_sees_in_its_scope_what_it_sent() -> None:
    enter_scope(replace(OFFICE, organisation_id=BANK, roles=frozenset({"bank"})))
    assert _seen() == ["id.62.01", "id.63.71"]


def test_nothing_is_written_outside_the_scope() -> None:
    enter_scope(OFFICE)
    refused = pytest.raises(DatabaseError, match="row-level security")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO probe VALUES ('id.64', NULL)")


def test_the_owners_role_is_given_back_also_when_the_block_fails() -> None:
    with as_owner():
        assert len(_seen()) == 5
    with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("salur_app",)
    assert _seen() == []


def test_the_policies_are_taken_away_by_their_reverse() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(domain.unscoped_policies("probe"))
    assert len(_seen()) == 5


def test_outside_a_transaction_neither_scope_nor_role_is_taken() -> None:
    connection.in_atomic_block = False
    try:
        with pytest.raises(RuntimeError):
            enter_scope(OFFICE)
        with pytest.raises(RuntimeError), as_owner():
            pass
    finally:
        connection.in_atomic_block = True
