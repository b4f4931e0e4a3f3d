"""Two who draw on the last rice at once, and a process that dies while it records or files."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection, transaction
from tests.integration import dying
from tests.integration.distribution import world
from tests.integration.distribution.test_at_once import _at_once
from tests.integration.distribution.test_rice import NOW, SINTA, warehouse
from tests.integration.distribution.world import AT, DESA, DESA_OTHER, HEAD, RASTRA

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.config.postgres import Address
from salur.distribution import actions
from salur.distribution.actions import Places
from salur.distribution.domain import Asked, RiceStep

RELEASE = Asked(RiceStep.RELEASE, "D1", "S1", dt.date(2019, 3, 5), DESA, 20_000)
# Of another kab/kota: only the warehouse is theirs in common.
OTHER = replace(RELEASE, number="D2", refers="S2", code=DESA_OTHER, grams=10_000)
_REQUEST = (
    "INSERT INTO distribution_rice_line VALUES (gen_random_uuid(), 1, 'spa', %s, 'id.62.02.01.2001',"
    " %s, 'S2', '', '2019-03-02', 201903, 201903, 10000, 0, '', '', '')"
)
_TABLES = (
    "distribution_rice_paper", "distribution_rice_line", "ledger_transfer", "ledger_balance",
    "jobs_job", "distribution_evidence", "distribution_cycle",
)  # fmt: skip


@pytest.fixture
def gudang(own_database: Address) -> Places:
    """A request for 30 kg, and a warehouse that holds 25."""
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
        spa = world.prepared(world.frozen(RASTRA), number="S1")
        actions.approve_spa(spa_id=spa.id, by=HEAD, at=AT, key="")
        found = Places(warehouse_id=warehouse())
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(_REQUEST, [world.OFFICE_2, DESA_OTHER])
    _count_stock()
    return found


def _count_stock() -> None:
    """Accept a file that counts the warehouse, for good."""
    lines = ["GUDANG PANGKALAN BUN,2019-03-01,25"]
    found = world.send("stok", world.BULOG, lines=lines, accept=False, link=False)
    with transaction.atomic():
        world.as_(SYSTEM)
        actions.accept_evidence(evidence_id=found, by=SYSTEM, at=AT, key="stok")


def _record(asked: Asked, places: Places, by: Actor, key: str) -> str:
    return str(actions.record_paper(asked=asked, places=places, by=by, at=NOW, key=key).kind)


def test_two_releases_of_the_last_rice_at_once_leave_one(gudang: Places) -> None:
    first, second = (
        lambda by, one=one: _record(one, gudang, by, one.number) for one in (RELEASE, OTHER)
    )
    done = _at_once((SINTA, first), (SINTA, second))
    assert done == ["RELEASE", "rice_beyond_stock"]


def test_a_process_that_dies_while_recording_or_filing_leaves_nothing_by_halves(
    gudang: Places,
) -> None:
    def record() -> None:
        with transaction.atomic():
            world.as_(SINTA)
            _record(RELEASE, gudang, SINTA, "k")

    before = _image()
    statements = _statements(record)
    assert statements > 8
    for number in _sampled(statements):
        assert _dies(record, number), number
        assert _image() == before
    record()
    after = _image()
    record()
    assert _image() == after != before
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM distribution_rice_paper")
        [(paper_id,)] = cursor.fetchall()

    def file() -> None:
        actions.keep_paper(paper_id=paper_id, by=SYSTEM, at=NOW)

    for number in _sampled(_statements(file), 5):
        _dies(file, number)
        told = _count("distribution_rice_line WHERE contract = 'do'")
        assert told == _count("ledger_transfer WHERE reason = 'drawn'")
    file()
    file()
    assert _count("distribution_rice_line WHERE contract = 'do'") == 1
    assert _count("evidence_file WHERE contract = 'do' AND status = 'accepted'") == 1
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(balance) FILTER (WHERE kind = 'warehouse'), sum(balance)"
            " FROM ledger_balance"
        )
        assert cursor.fetchone() == (5_000, 0)


def _sampled(statements: int, most: int = 10) -> range:
    # Counting was done within a transaction of its own: its savepoints are no statements here.
    last = statements - 3
    return range(2, last, max(1, last // most))


def _count(rows: str) -> int:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {rows}")
        return int(cursor.fetchone()[0])


def _image() -> list[object]:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        found = []
        for table in _TABLES:
            cursor.execute(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t")
            found.append(cursor.fetchone())
        return found


def _statements(work: Callable[[], None]) -> int:
    """Count what a work asks of the database, in a process that dies of it at the very end."""
    read, write = os.pipe()
    connection.close()
    child = os.fork()
    if child == 0:
        count = dying.count_statements()
        try:
            with transaction.atomic():
                work()
                os.write(write, str(count()).encode())
                os._exit(0)  # nothing is committed
        except RuntimeError:  # what receives insists on commits of its own
            os.write(write, b"40")
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    return int(os.read(read, 20))


def _dies(work: Callable[[], None], number: int) -> bool:
    connection.close()
    child = os.fork()
    if child == 0:
        dying.before_statement(number)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
