"""What is recorded stays, once per key."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.audit import actions as audit
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)


def test_a_repeated_key_gives_the_earlier_event_and_appends_nothing() -> None:
    first = audit.record(action="test.done", by=SYSTEM, at=AT, subject=("thing", 1), key="k")
    again = audit.record(action="test.done", by=SYSTEM, at=AT, subject=("thing", 2), key="k")
    assert (again.id, again.subject_id, again.repeated) == (first.id, "1", True)
    assert audit.done("test.done", "k") == again
    assert audit.done("test.done", "other") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "UPDATE audit_link SET day = day",
    ],
)
def test_neither_the_program_nor_the_owner_changes_an_event(statement: str) -> None:
    audit.record(action="test.done", by=SYSTEM, at=AT, subject=("thing", 1))
    connection.check_constraints()  # chains it, as the commit would
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_fact_that_looks_like_a_number_of_somebody_is_a_bug() -> None:
    with pytest.raises(Refused, match="number_in_words"):
        audit.record(
            action="test.done",
            by=SYSTEM,
            at=AT,
            subject=("thing", 1),
            facts={"note": "NIK 6201014101900001 hilang"},
        )
