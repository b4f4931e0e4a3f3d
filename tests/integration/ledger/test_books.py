"""The books: a statement is what a slow walk over all transfers gives, for any area and months."""

import datetime as dt
import uuid
from collections.abc import Sequence

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.ledger.world import rolled_back
from tests.often import often

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.ledger import actions, queries
from salur.ledger.domain import FLOWS, AccountName, PlannedTransfer
from salur.ledger.pipeline import DesiredRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
BANKS = (uuid.UUID(int=7), uuid.UUID(int=8))
DESAS = ("id.62.01.02.2001", "id.62.01.02.2002", "id.62.01.03.2001", "id.62.02.01.1001", "id.63")
AREAS = ("id", "id.62", "id.62.01", "id.62.02", "id.62.01.02", *DESAS[:2])
MONTHS = (201812, 201901, 201902, 201903)
# What never overdraws whatever comes first: outside or suspense gives, and somebody inside holds.
REASONS = ("opening", "ordered", "over_credited", "stocked", "arrived_beyond_release")
Posting = tuple[str, str, uuid.UUID, int, int]
POSTINGS = st.lists(
    st.tuples(
        st.sampled_from(REASONS),
        st.sampled_from(DESAS),
        st.sampled_from(BANKS),
        st.integers(1, 10**12),
        st.sampled_from(MONTHS),
    ),
    min_size=1,
    max_size=12,
)
LAWS = settings(
    max_examples=often(8, 20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
KEPT = """
    SELECT program, reach, path, kind, party, period, reason, incoming, amount, transfers
    FROM ledger_movement ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
"""
COUNTED = """
    SELECT program, reach, path, kind, party, period, reason, incoming, sum(amount)::bigint, count(*)
    FROM ledger_ends GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
"""


def _post(postings: Sequence[Posting]) -> None:
    rows = [
        DesiredRow(month, None, PlannedTransfer(reason, path, bank, amount))
        for reason, path, bank, amount, month in postings
    ]
    for part in (rows, rows[:2]):  # what is there already is added to
        actions.post_transfers(part, by=SYSTEM, at=AT, key=str(uuid.uuid4()))
    first = queries.transfers_page(program="BPNT", period=postings[0][4], path="id", limit=1)
    for row in first:  # one of them is taken back, where that overdraws nobody
        actions.reverse(row.id, reason="salah", by=SYSTEM, at=AT, key=f"back {row.id}")


def _within(name: AccountName, area: str) -> bool:
    return name.path == area or name.path.startswith(f"{area}.")


def _oracle(postings: Sequence[Posting], area: str, program: str, first: int, last: int) -> object:
    """Walk over every transfer, in and out of every account, one after the other."""
    moves = []
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.period, t.amount, f.kind, f.path::text, f.party, o.kind, o.path::text, o.party"
            " FROM ledger_transfer t JOIN ledger_account f ON f.id = t.from_account"
            " JOIN ledger_account o ON o.id = t.to_account WHERE t.program = %s",
            [program],
        )
        moves = cursor.fetchall()
    lines: dict[tuple[str, uuid.UUID | None], list[int]] = {}
    for period, amount, *ends in moves:
        for (kind, path, party), sign in ((ends[:3], -1), (ends[3:], 1)):
            if period > last or not (path == area or path.startswith(f"{area}.")):
                continue
            line = lines.setdefault((kind, party), [0, 0, 0])
            if period < first:
                line[0] += sign * amount
            else:
                line[1 if sign > 0 else 2] += amount
    return {key: tuple(line) for key, line in lines.items() if any(line)}


def _stated(area: str, program: str, first: int, last: int) -> dict[object, tuple[int, int, int]]:
    found = queries.statement_of(program, [area], first, last)
    return {(one.kind, one.party): (one.opening, one.incoming, one.outgoing) for one in found}


@LAWS
@given(POSTINGS, st.sampled_from(AREAS), st.sampled_from(MONTHS), st.sampled_from(MONTHS))
def test_a_statement_is_what_a_slow_walk_gives_and_its_months_meet(
    postings: Sequence[Posting], area: str, one: int, other: int
) -> None:
    first, last = sorted((one, other))
    with rolled_back():
        enter_scope(SYSTEM)
        _post(postings)
        for program in ("BPNT", "RASTRA"):
            assert _stated(area, program, first, last) == _oracle(
                postings, area, program, first, last
            )
            before = {
                (line.kind, line.party): line.closing
                for line in queries.statement_of(program, [area], 190001, first - 1)
                if line.closing
            }
            opening = {
                (line.kind, line.party): line.opening
                for line in queries.statement_of(program, [area], first, last)
                if line.opening
            }
            assert opening == before
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(KEPT)
            kept = cursor.fetchall()
            cursor.execute(COUNTED)
            assert kept == cursor.fetchall()


def test_regions_beneath_add_up_and_every_sum_opens_its_transfers() -> None:
    enter_scope(SYSTEM)
    evidence = uuid.uuid4()
    rows = [
        DesiredRow(201903, evidence, PlannedTransfer("opening", desa, BANKS[0], 1000 + number))
        for number, desa in enumerate(DESAS[:4])
    ]
    actions.post_transfers(rows, by=SYSTEM, at=AT, key="rows")
    whole = queries.statement_of("BPNT", ["id.62.01"], 201903, 201903, kind="cards")
    assert [line.incoming for line in whole] == [3003]
    asked = {"kind": "cards", "party": BANKS[0]}
    for path, digits in (("id", 2), ("id", 4), ("id.62.01", 6), ("id.62.01", 10)):
        lines = queries.statement_by_place("BPNT", path, 201903, 201903, digits=digits, **asked)
        assert sum(line.incoming for line in lines) == (4006 if path == "id" else 3003)
        assert all(len(line.place) == digits for line in lines)
    moved = queries.movements_of("BPNT", ["id.62.01"], 201903, 201903, **asked)
    assert [(m.reason, m.incoming, m.amount, m.transfers) for m in moved] == [
        ("opening", True, 3003, 3)
    ]
    page = queries.transfers_of("BPNT", ["id.62.01"], 201903, 201903, size=2, **asked)
    assert page is not None and [t.amount for t in page] == [1000, 1001]
    rest = queries.transfers_of(
        "BPNT", ["id.62.01"], 201903, 201903, after=page[-1].id, size=2, **asked
    )
    assert rest is not None and [t.amount for t in rest] == [1002]
    assert {(t.evidence, t.other_kind, t.other_path) for t in page} == {
        (evidence, "treasury", "id")
    }
    assert queries.transfers_of("BPNT", ["id.62.01"], 201903, 201903, incoming=False, **asked) == ()


def _sees(actor: Actor) -> tuple[set[object], int, int]:
    enter_scope(actor)
    lines = queries.statement_of("BPNT", ["id"], 201901, 201912)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_transfer")
        transfers = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM ledger_movement")
        return {line.party for line in lines}, transfers, cursor.fetchone()[0]


def _bank(organisation: uuid.UUID, *paths: str) -> Actor:
    return Actor(uuid.uuid4(), organisation, frozenset({"bank"}), paths, "Bank")


def test_a_bank_sees_its_own_books_and_nobody_sees_beyond_the_scope() -> None:
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        for identity, code, parent in ((7, "A", None), (8, "B", None), (9, "A-1", 7)):
            cursor.execute(
                "INSERT INTO parties_organisation (id, kind, code, name, parent_id)"
                " VALUES (%s, %s, %s, %s, %s)",
                [uuid.UUID(int=identity), "bank_branch" if parent else "bank", code, code,
                 uuid.UUID(int=parent) if parent else None],
            )  # fmt: skip
    for bank, desa in ((BANKS[0], DESAS[0]), (BANKS[1], DESAS[0]), (BANKS[1], DESAS[3])):
        row = DesiredRow(201903, None, PlannedTransfer("opening", desa, bank, 5))
        actions.post_transfers([row], by=SYSTEM, at=AT, key=f"{bank} {desa}")
    assert _sees(_bank(BANKS[0], "id")) == ({BANKS[0]}, 1, 2)
    assert _sees(_bank(BANKS[1], "id")) == ({BANKS[1]}, 2, 4)
    assert _sees(_bank(BANKS[1], "id.62.02"))[1:] == (1, 2)
    assert _sees(_bank(uuid.UUID(int=9), "id.62.01"))[1:] == (1, 2), "a branch: its bank's, there"
    assert _sees(_bank(BANKS[0])) == (set(), 0, 0), "no scope, nothing"
    office = Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id.62.02",), "Petugas")
    assert _sees(office)[1:] == (1, 2)


def test_nobody_writes_a_movement_by_hand() -> None:
    enter_scope(SYSTEM)
    _post([("opening", DESAS[0], BANKS[0], 5, 201903)])
    for statement in (
        "UPDATE ledger_movement SET amount = amount + 1",
        "DELETE FROM ledger_movement",
        "INSERT INTO ledger_movement SELECT * FROM ledger_movement LIMIT 1",
        "TRUNCATE ledger_movement",
    ):
        with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
            cursor.execute(statement)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_reasons_of_the_walk_still_mean_what_they_meant() -> None:
    assert set(REASONS) <= set(FLOWS)
