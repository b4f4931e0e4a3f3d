"""Reconciling a month from what the parties sent: the verb that the doors call.

Gathers everything accepted, publishes it and tells the cycles, in one transaction. Refused:
`role_missing`, and whatever `publish_bpnt` and `publish_rastra` refuse.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within, require
from salur.distribution.actions import PublishedVersion, mark_reconciled
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.reconciliation import queries
from salur.reconciliation.actions.matching import ask_for_matches
from salur.reconciliation.actions.obstacles import group_exceptions
from salur.reconciliation.actions.publication import (
    Month,
    Published,
    publish_bpnt,
    publish_rastra,
    run_of,
)
from salur.reconciliation.actions.purchases import ask_for_purchases
from salur.reconciliation.pipeline import gathering, grouping
from salur.reconciliation.pipeline.gathering import Gathered

KIND = "reconciliation.month"


@transaction.atomic
def reconcile_month(
    *,
    program: Program,
    period: Period,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None] = lambda step: None,
) -> Published:
    """Reconcile a month over all accepted evidence of the installation, and publish what changed.

    Published months after it are published along, since they open with what it leaves.
    """
    require(by, "reconciliation.run")
    enter_scope(SYSTEM)
    periods = gathering.months_to_publish(period, _last_published(program))
    with ExitStack() as stack:
        found = [stack.enter_context(gathering.gathered(program, one)) for one in periods]
        months = [_month(program, one, g) for one, g in zip(periods, found, strict=True)]
        done = _publish(program, months, replace(by, paths=(NATION,)), at, key, progress)
    if not done.repeated:
        progress("obstacles")
        group_exceptions(
            asked=[program], evidence=done.run_id, at=at, key=f"{done.run_id}",
            found_in=_changed(done.run_id, periods),
        )  # fmt: skip
    for one, g in zip(periods, found, strict=True):
        _tell_cycles(program, one, done.run_id, g.evidence, at, f"{key}/{one}")
        if program is Program.BPNT:
            ask_for_purchases(period=one, by=by, at=at, key=f"{done.run_id}/{one}")
            ask_for_matches(period=one, by=by, at=at, key=f"{done.run_id}/{one}")
    enter_scope(by)
    return done


@transaction.atomic
def ask_for_month(
    *, program: Program, period: Period, by: Actor, at: dt.datetime, key: str
) -> UUID:
    """Queue `reconcile_month`; gives the job whose progress can be followed."""
    require(by, "reconciliation.run")
    payload = {"program": str(program), "period": str(period), "key": key, "at": at.isoformat()}
    subject = f"{program} {period}"
    return jobs.enqueue(kind=KIND, payload=payload, by=by, at=at, key=key, subject_id=subject)


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(KIND)(_reconcile_asked)


def _reconcile_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    done = reconcile_month(
        program=Program(str(task.payload["program"])),
        period=Period.parse(str(task.payload["period"])),
        by=by,
        at=at,
        key=str(task.payload["key"]),
        progress=lambda step: progress.advance(message=step),
    )
    return {"regions": done.changed_regions, "rows": done.changed_rows}


def _month(program: Program, period: Period, found: Gathered) -> Month:
    rules = gathering.rules_of(program, period)
    papers = gathering.papers_of(period) if program is Program.RASTRA else ()
    return Month(
        period=period, statements=found.statements, as_of=period.last_day,
        opening_told=found.opening_told, papers=papers, **rules,
    )  # fmt: skip


def _publish(
    program: Program,
    months: Sequence[Month],
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None],
) -> Published:
    if program is Program.BPNT:
        banks = gathering.banks_by_name()
        return publish_bpnt(months=months, banks=banks, by=by, at=at, key=key, progress=progress)
    parties = gathering.rice_parties(months[-1].period)
    return publish_rastra(months=months, parties=parties, by=by, at=at, key=key, progress=progress)


def _changed(run_id: UUID, periods: Sequence[Period]) -> list[str]:
    with as_owner():
        return grouping.changed_in([run_of(run_id, period) for period in periods])


def _last_published(program: Program) -> int | None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(period) FROM reconciliation_version WHERE program = %s", [program]
        )
        last: int | None = cursor.fetchone()[0]
    return last if program is Program.BPNT else None


def _tell_cycles(
    program: Program,
    period: Period,
    run: UUID,
    evidence: Sequence[UUID],
    at: dt.datetime,
    key: str,
) -> None:
    versions = [
        PublishedVersion(one.code, one.id, one.number, one.waterfall["balance"])
        for one in queries.current_versions(program, period.number)
        if one.code != "-"
    ]
    if versions:
        mark_reconciled(
            program=program, period=period, run=run, evidence=evidence, versions=versions,
            by=SYSTEM, at=at, key=key,
        )  # fmt: skip
