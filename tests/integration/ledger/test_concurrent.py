"""Two connections post at the same time: nothing is overdrawn, nobody waits in a circle.

What is committed to a ledger stays in it, so these run in a database of their own.
"""

import random
import threading
from collections.abc import Callable, Iterator

import psycopg
import pytest

from salur.config.postgres import OWNER, Address, prepare
from salur.kernel.sql_text import sql_text

WORKERS = 4


@pytest.fixture(scope="module")
def race(superuser: Address) -> Iterator[Address]:
    """A database with nothing but the ledger in it."""
    address = prepare(superuser, "salur_race")
    with _owner(address) as connection:
        connection.execute(sql_text("access", "scope"))  # type: ignore[arg-type]
        connection.execute(sql_text("ledger", "tables"))  # type: ignore[arg-type]
        connection.execute(  # what the books ask of parties
            "CREATE TABLE parties_organisation (id uuid, parent_id uuid)"
        )
        connection.execute(sql_text("ledger", "books"))  # type: ignore[arg-type]
    yield address
    with superuser.connect("postgres") as connection:
        connection.execute("DROP DATABASE salur_race WITH (FORCE)")


def _owner(address: Address) -> psycopg.Connection:
    connection = address.connect()
    connection.execute(f"SET ROLE {OWNER}")
    return connection


def _accounts(address: Address, count: int, tag: str, opening: int) -> list[int]:
    with _owner(address) as connection:
        rows = connection.execute(
            "INSERT INTO ledger_account (program, kind, unit, path)"
            " SELECT 'BPNT', CASE n WHEN 0 THEN 'treasury' ELSE 'cards' END, 'IDR',"
            "  (%s || n)::ltree FROM generate_series(0, %s) n RETURNING id",
            [f"id.{tag}.", count],
        ).fetchall()
        accounts = [row[0] for row in rows]
        for account in accounts[1:]:
            connection.execute(_MOVE, [f"{tag}-open-{account}", accounts[0], account, opening])
    return accounts


_MOVE = (
    "INSERT INTO ledger_transfer (program, period, reason, path, key, from_account, to_account,"
    " amount, unit, at) VALUES ('BPNT', 201903, 'test', 'id', %s, %s, %s, %s, 'IDR', now())"
)
_MOVES = (
    "INSERT INTO ledger_transfer (program, period, reason, path, key, from_account, to_account,"
    " amount, unit, at) SELECT 'BPNT', 201903, 'test', 'id', %s || '-' || n, f, t, 1, 'IDR', now()"
    " FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS moves (f, t, n)"
)


def _together(work: Callable[[int], None]) -> None:
    faults: list[BaseException] = []
    start = threading.Barrier(WORKERS)

    def run(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as fault:  # noqa: BLE001 - handed to the test's own thread
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not faults, faults


def _balances(address: Address, accounts: list[int]) -> list[int]:
    with _owner(address) as connection:
        rows = connection.execute(
            "SELECT balance FROM ledger_balance WHERE account_id = ANY(%s) ORDER BY account_id",
            [accounts],
        ).fetchall()
    return [row[0] for row in rows]


def test_postings_over_the_same_accounts_in_any_order_never_deadlock(race: Address) -> None:
    accounts = _accounts(race, 12, "circle", 10_000)

    def work(number: int) -> None:
        chance = random.Random(number)
        with _owner(race) as connection:
            for turn in range(60):
                pairs = [chance.sample(accounts, 2) for _ in range(8)]
                sources, targets = zip(*pairs, strict=True)
                connection.execute(_MOVES, [f"c{number}-{turn}", list(sources), list(targets)])

    _together(work)
    balances = _balances(race, accounts)
    assert sum(balances) == 0
    assert min(balances[1:]) >= 0


def test_two_who_spend_the_same_money_do_not_both_get_it(race: Address) -> None:
    source, target = _accounts(race, 2, "same", 50)[1:]
    posted: list[int] = []

    def work(number: int) -> None:
        with _owner(race) as connection:
            for turn in range(30):
                try:
                    connection.execute(_MOVE, [f"s{number}-{turn}", source, target, 1])
                except psycopg.errors.CheckViolation:
                    continue
                posted.append(1)

    _together(work)
    assert len(posted) == 50
    assert _balances(race, [source, target]) == [0, 100]


def test_one_plan_published_by_several_at_once_is_posted_once(race: Address) -> None:
    amount = 5

    def work(number: int) -> None:
        with _owner(race) as connection, connection.transaction():
            connection.execute(sql_text("ledger", "plan_tables"))  # type: ignore[arg-type]
            connection.execute(
                "INSERT INTO ledger_flow VALUES"
                " ('ordered', 'BPNT', 'IDR', 'treasury', 1, false, 'bank_pool', 3, false);"
                "INSERT INTO ledger_scope VALUES ('BPNT', 201903, 'id.once');"
                "INSERT INTO ledger_desired SELECT 'BPNT', 201903, 'ordered',"
                f" ('id.once.' || n)::ltree, NULL, NULL, {amount} FROM generate_series(1, 200) n"
            )
            connection.execute(sql_text("ledger", "lock_scope"))  # type: ignore[arg-type]
            connection.execute(sql_text("ledger", "ends"))  # type: ignore[arg-type]
            connection.execute(sql_text("ledger", "open_accounts"))  # type: ignore[arg-type]
            connection.execute(
                sql_text("ledger", "post_difference"),  # type: ignore[arg-type]
                {"publication": "00000000-0000-0000-0000-000000000001", "at": "2019-03-31"},
            )
            connection.execute("SELECT pg_sleep(0.1)")  # so that the others meet it uncommitted

    _together(work)
    amount = 6  # the accounts are there now: nothing but the lock keeps the plans apart
    _together(work)
    with _owner(race) as connection:
        found = connection.execute(
            "SELECT count(*), sum(amount) FROM ledger_transfer WHERE path <@ 'id.once'"
        ).fetchone()
    assert found == (400, 1200)
