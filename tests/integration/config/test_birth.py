"""A database is what it was born as: a practice area or the real one, and nobody changes that."""

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.actions import as_owner
from salur.config.birth import BirthRefused, check_birth

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("born", [True, False], ids=["practice", "real"])
def test_a_database_opens_as_what_it_was_born_and_not_as_the_other(born: bool) -> None:
    check_birth(training=born)
    check_birth(training=born)
    with pytest.raises(BirthRefused, match="practice") as refused:
        check_birth(training=not born)
    assert refused.value.code == "training_differs"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_birth SET training = NOT training",
        "DELETE FROM access_birth",
        "TRUNCATE access_birth",
        "INSERT INTO access_birth (single, training) VALUES (false, true)",
    ],
)
def test_not_even_the_owner_changes_it(statement: str) -> None:
    check_birth(training=False)
    with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
        connection.cursor().execute(statement)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement)
