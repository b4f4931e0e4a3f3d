"""The chain of hashes: closed at commit, whoever writes at once, and broken by any change."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from salur.access.queries import SYSTEM
from salur.audit import actions, domain, queries
from salur.config.postgres import Address

AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
EVER = (dt.date(2000, 1, 1), dt.date(2100, 1, 1))


def _record(subject: int, key: str = "") -> domain.Event:
    return actions.record(
        action="test.done", by=SYSTEM, at=AT, subject=("thing", subject), path="id.62.01",
        facts={"kg": 10, "note": "beras"}, key=key,
    )  # fmt: skip


def _today() -> dt.date:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(day) FROM audit_link")
        day = cursor.fetchone()[0]
    assert isinstance(day, dt.date)
    return day


@contextmanager
def _tampering(superuser: Address, own: Address) -> Iterator[psycopg.Connection]:
    """A superuser's connection on which no trigger fires: the worst that can happen inside."""
    with superuser.connect(own.database) as villain:
        villain.execute("SET session_replication_role = 'replica'")
        yield villain


def test_events_are_chained_when_their_transaction_commits(own_database: Address) -> None:
    with transaction.atomic():
        _record(1)
        _record(2)
        assert queries.head_of(dt.date.today()) is None  # noqa: DTZ011 - any day will do
    assert queries.verify(*EVER) is None
    head = queries.head_of(_today())
    assert head is not None and head.number == 2


def test_many_at_once_make_one_chain(own_database: Address) -> None:
    def write(first: int) -> None:
        for subject in range(first, first + 20):
            _record(subject)
        connection.close()

    threads = [threading.Thread(target=write, args=(n * 100,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    head = queries.head_of(_today())
    assert head is not None and head.number == 80
    assert queries.verify(*EVER) is None


def test_of_two_with_one_key_the_second_waits_and_finds_what_the_first_did(
    own_database: Address,
) -> None:
    seen: list[domain.Event | None] = []

    def second() -> None:
        with transaction.atomic():
            seen.append(actions.done("test.done", "k"))
        connection.close()

    with transaction.atomic():
        assert actions.done("test.done", "k") is None
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        assert seen == []
        first = _record(1, "k")
    thread.join()
    assert [event.id for event in seen if event] == [first.id]


@pytest.mark.parametrize(
    ("statement", "fault", "number"),
    [
        ("UPDATE audit_event SET facts = '{}' WHERE subject_id = '3'", "event_altered", 3),
        (
            "UPDATE audit_event SET at = at + interval '1 microsecond' WHERE subject_id = '2'",
            "event_altered",
            2,
        ),
        ("DELETE FROM audit_event WHERE subject_id = '4'", "event_missing", 4),
        ("DELETE FROM audit_link WHERE number = 2", "link_missing", 3),
        ("UPDATE audit_link SET hash = sha256('x') WHERE number = 2", "event_altered", 2),
        ("DELETE FROM audit_link WHERE number = 5", "event_unchained", None),
        (
            "INSERT INTO audit_event (at, recorded_at, actor_id, actor_name, action, subject_kind,"
            " subject_id, facts, key) SELECT at, recorded_at, actor_id, actor_name, action,"
            " subject_kind, subject_id, facts, key FROM audit_event WHERE subject_id = '1'",
            "event_unchained",
            None,
        ),
    ],
)
def test_any_change_from_inside_is_found_and_the_first_is_named(
    superuser: Address, own_database: Address, statement: str, fault: str, number: int | None
) -> None:
    for subject in range(1, 6):
        _record(subject)
    with _tampering(superuser, own_database) as villain:
        villain.execute(statement)
    found = queries.verify(*EVER)
    assert found is not None
    assert (found.kind, found.number) == (fault, number)


def test_a_chain_made_anew_breaks_the_seal_that_lies_outside(
    superuser: Address, own_database: Address, tmp_path: Path
) -> None:
    for subject in range(1, 4):
        _record(subject)
    day = _today()
    sealed = actions.seal_day(tmp_path, day)
    assert sealed is not None and actions.seal_day(tmp_path, day) == sealed
    assert len((tmp_path / f"{day}.txt").read_text().splitlines()) == 1
    _record(4)
    actions.seal_day(tmp_path, day)
    assert queries.verify(day, day, tmp_path) is None

    with _tampering(superuser, own_database) as villain:
        villain.execute("UPDATE audit_event SET facts = '{}' WHERE subject_id = '2'")
        for number in range(1, 5):
            villain.execute(
                "UPDATE audit_link AS link SET"
                " previous_hash = coalesce(before.hash, ''),"
                " hash = audit_hash(coalesce(before.hash, ''), event)"
                " FROM audit_event AS event LEFT JOIN audit_link AS before ON before.number = %s"
                " WHERE event.id = link.event_id AND link.number = %s",
                [number - 1, number],
            )
    assert queries.verify(day, day) is None, "the forger did well inside"
    found = queries.verify(day, day, tmp_path)
    assert found is not None and (found.kind, found.number) == ("seal_broken", 3)


def test_a_later_day_alone_is_verified_from_the_link_before_it(
    superuser: Address, own_database: Address
) -> None:
    for subject in range(1, 4):
        _record(subject)
    day = _today()
    with _tampering(superuser, own_database) as villain:
        villain.execute("UPDATE audit_link SET day = day - 1 WHERE number < 3")
    assert queries.verify(day, day) is None
    with _tampering(superuser, own_database) as villain:
        villain.execute("UPDATE audit_link SET hash = sha256('y') WHERE number = 2")
    found = queries.verify(day, day)
    assert found is not None and (found.kind, found.number) == ("link_altered", 3)
