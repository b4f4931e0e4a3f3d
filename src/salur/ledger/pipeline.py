"""The steps from a plan to transfers: stated in temporary tables, posted as one statement."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.ledger.domain import FLOWS, KINDS, PlannedTransfer


@dataclass(frozen=True)
class Posted:
    """What one statement posted."""

    transfers: int
    idr: int
    gram: int


@dataclass(frozen=True)
class Difference:
    """One account whose movement in a month is not what the sub-ledger adds up to."""

    code: str
    period: int
    ledger: int
    sub_ledger: int


def open_plan_tables() -> None:
    """Make the temporary tables of a plan, empty, and fill in what each reason means."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", "plan_tables"))
        cursor.executemany(
            "INSERT INTO ledger_flow VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (
                    flow.reason,
                    flow.program,
                    flow.program.unit,
                    flow.source,
                    KINDS[flow.source].reach,
                    KINDS[flow.source].of_party,
                    flow.target,
                    KINDS[flow.target].reach,
                    KINDS[flow.target].of_party,
                    flow.book,
                )
                for flow in FLOWS.values()
            ],
        )


def lock_scope() -> None:
    """Wait for every other plan about the same programme, month and kab/kota, in a fixed order."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", "lock_scope"))


def plan_fault() -> tuple[str, str] | None:
    """Give the first fault of the plan, (`unknown_reason` or `outside_scope`, example), if any."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", "check_plan"))
        row = cursor.fetchone()
    return None if row is None else (row[0], row[1])


def open_accounts() -> int:
    """Open the accounts that the plan needs; give how many were new."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS ledger_end")
        cursor.execute(sql_text("ledger", "ends"))
        cursor.execute("ANALYZE ledger_end")
        cursor.execute(sql_text("ledger", "open_accounts"))
        return int(cursor.rowcount)


def insert_difference(*, publication: UUID, at: dt.datetime) -> Posted:
    """Post what the plan desires beyond what is published already."""
    return _insert("post_difference", {"publication": publication, "at": at})


def insert_desired(*, key: str, at: dt.datetime) -> Posted:
    """Post the desired rows as they stand, each under `key` and its place in the plan."""
    return _insert("post_desired", {"key": key, "at": at})


def _insert(statement: str, values: dict[str, UUID | dt.datetime | str]) -> Posted:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", statement), values)
        return Posted(*cursor.fetchone())


def first_difference() -> Difference | None:
    """Give the first account, by code and month, that the sub-ledger contradicts."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", "control_differs"))
        row = cursor.fetchone()
    return None if row is None else Difference(*row)


@dataclass(frozen=True)
class DesiredRow:
    """One row of a plan: so much should have moved for this reason, on this evidence."""

    period: int
    evidence: UUID | None
    transfer: PlannedTransfer


@dataclass(frozen=True)
class ControlRow:
    """What an account must have moved by in a month, as its sub-ledger says; rows add up."""

    program: str
    period: int
    kind: str
    path: str
    party: UUID | None
    movement: int


def scope_book(program: str, book: str, paths: Sequence[str], periods: Iterable[int]) -> None:
    """Let the plan be about a book of some regions: the months given, and all it ever posted."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("ledger", "scope_book"),
            {
                "program": program, "book": book, "paths": list(paths),
                "periods": sorted(set(periods)),
            },
        )  # fmt: skip


def copy_control(rows: Iterable[ControlRow], book: str) -> None:
    """Copy what the sub-ledger adds up to into the plan."""
    with connection.cursor() as cursor, cursor.copy(_COPY_CONTROL) as copy:
        for row in rows:
            copy.write_row(
                (row.program, row.period, row.kind, row.path, row.party, row.movement, book)
            )


def copy_desired(rows: Iterable[DesiredRow]) -> None:
    """Copy `rows` into the plan."""
    with connection.cursor() as cursor, cursor.copy(_COPY_DESIRED) as copy:
        for row in rows:
            copy.write_row(
                (
                    FLOWS[row.transfer.reason].program,
                    row.period,
                    row.transfer.reason,
                    row.transfer.path,
                    row.transfer.party,
                    row.evidence,
                    row.transfer.amount,
                )
            )


_COPY_CONTROL = (
    "COPY ledger_control (program, period, kind, path, party, movement, book) FROM STDIN"
)
_COPY_DESIRED = (
    "COPY ledger_desired (program, period, reason, path, party, evidence, amount) FROM STDIN"
)
