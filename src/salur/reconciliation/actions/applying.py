"""Letting accepted pairs count: a job that reconciles from the first month that lacks them.

Many decisions queue many jobs; the first does the work, the others find nothing to do.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation import queries
from salur.reconciliation.actions.month import reconcile_month

KIND = "reconciliation.pairs"


def ask_to_apply(*, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue the reconciliation of what people just decided, in the caller's transaction."""
    return jobs.enqueue(
        kind=KIND, payload={"at": at.isoformat(), "key": key}, by=by, at=at, key=key
    )


@transaction.atomic
def apply_matches(*, at: dt.datetime, key: str, progress: Progress | None = None) -> Period | None:
    """Reconcile from the first month that rests on other pairs than stand; None where all agree."""
    enter_scope(SYSTEM)
    with as_owner():
        first = queries.first_month_to_apply()
    if first is None:
        return None
    period = Period.from_number(first)
    reconcile_month(
        program=Program.BPNT, period=period, by=SYSTEM, at=at, key=key,
        progress=lambda step: progress.advance(message=step) if progress else None,
    )  # fmt: skip
    return period


def register() -> None:
    """Register the work with the queue; called once, when the program starts."""
    jobs.handles(KIND)(_apply_asked)


def _apply_asked(progress: Progress) -> Payload | None:
    task = progress.task
    period = apply_matches(
        at=dt.datetime.fromisoformat(str(task.payload["at"])),
        key=str(task.payload["key"]),
        progress=progress,
    )
    return {"period": str(period) if period else ""}
