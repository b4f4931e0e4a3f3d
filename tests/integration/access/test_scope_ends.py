"""A scope and the owner's role end with the transaction that took them, also when it commits."""

import uuid

import pytest
from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.config.postgres import Address

BANK = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"bank"}), ("id.62",), "Sari")
_NOTHING = ([], None, None, None, "salur_app")


def _asked_by_row_security() -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access_paths()::text[], access_sender(), access_organisation(),"
            " access_person(), current_user"
        )
        row: tuple[object, ...] = cursor.fetchone()
        return row


def test_the_next_transaction_on_the_connection_has_no_scope(own_database: Address) -> None:
    with transaction.atomic():
        enter_scope(BANK)
        organisation = BANK.organisation_id
        assert _asked_by_row_security() == (
            ["id.62"],
            organisation,
            organisation,
            BANK.person_id,
            "salur_app",
        )
    assert _asked_by_row_security() == _NOTHING


def test_the_next_transaction_is_not_the_owners(own_database: Address) -> None:
    with transaction.atomic(), as_owner():
        assert _asked_by_row_security()[4] == "salur_owner"
    assert _asked_by_row_security() == _NOTHING
    with pytest.raises(ZeroDivisionError), transaction.atomic(), as_owner():
        raise ZeroDivisionError
    assert _asked_by_row_security() == _NOTHING
