"""Freezing lists of returns, and moving them on; must run as the owner."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.reconciliation.domain.returns import EXCUSES
from salur.reconciliation.pipeline import payments
from salur.reconciliation.pipeline.publishing import run_file


def lock(code: str) -> None:
    """Let one at a time work on the lists of a kab/kota, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"return {code}"])


def freeze(
    *,
    return_id: UUID,
    code: str,
    path: str,
    bank: str,
    party: UUID,
    as_of: dt.date,
    idle_days: int,
    pass_on_days: int,
    include: Collection[str],
    by: Actor,
    at: dt.datetime,
) -> None:
    """Freeze what lies idle as a list; where nothing does there is none afterwards."""
    values = {
        "id": return_id, "code": code, "path": path, "bank": bank, "party": party, "as_of": as_of,
        "idle_days": idle_days, "pass_on_days": pass_on_days, "include": sorted(include),
        "excuses": list(EXCUSES), "by": by.person_id, "name": by.name, "at": at,
    }  # fmt: skip
    run_file("returns_propose", values)


def approve(return_id: UUID, *, due_on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Let a draft hold, and count the payments it asks back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reconciliation_return SET status = 'APPROVED', approved_by = %s,"
            " approved_by_name = %s, approved_at = %s, due_on = %s WHERE id = %s",
            [by.person_id, by.name, at, due_on, return_id],
        )
    _count(return_id)


def cancel(return_id: UUID, *, at: dt.datetime) -> None:
    """Let a list ask for nothing any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reconciliation_return SET status = 'CANCELLED', cancelled_at = %s"
            " WHERE id = %s",
            [at, return_id],
        )
    _count(return_id)


def _count(return_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.code, array_agg(DISTINCT l.period) FROM reconciliation_return r"
            " JOIN reconciliation_return_line l ON l.return_id = r.id WHERE r.id = %s GROUP BY 1",
            [return_id],
        )
        code, periods = cursor.fetchone()
    payments.keep_sums(map(Period.from_number, periods), [code])
