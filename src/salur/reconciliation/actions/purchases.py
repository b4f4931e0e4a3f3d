"""Keeping what shops sold in a month and what is to be explained of it: a job, after a month.

Refused: `role_missing`.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.evidence import queries as evidence
from salur.evidence.queries import known_regions
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs import queries as programs
from salur.reconciliation.domain.signals import SignalRules
from salur.reconciliation.pipeline import purchases
from salur.reconciliation.pipeline.publishing import StatementFile

KIND = "reconciliation.purchases"


@dataclass(frozen=True)
class PurchasesKept:
    """How many shops sold something, and how many signals stand."""

    shops: int
    signals: int


@transaction.atomic
def keep_purchases(*, period: Period, by: Actor, at: dt.datetime, key: str) -> PurchasesKept:
    """Join a month's accepted purchases to shops, terminals, cards; the same again changes nothing.

    Covers the whole installation, as a publication does.
    """
    require(by, "reconciliation.run")
    done = audit.done("reconciliation.purchases_kept", key)
    if done is not None:
        return PurchasesKept(int(str(done.facts["shops"])), int(str(done.facts["signals"])))
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('purchases', 0))")
        kept = PurchasesKept(*_keep(period, at))
    enter_scope(by)
    audit.record(
        action="reconciliation.purchases_kept",
        by=by,
        at=at,
        subject=("purchases", str(period)),
        path="id",
        facts={"period": str(period), "shops": kept.shops, "signals": kept.signals},
        key=key,
    )
    return kept


def _keep(period: Period, at: dt.datetime) -> tuple[int, int]:
    rows = evidence.accepted_of(Program.BPNT, period.number, ("transaksi",))
    with evidence.open_statements([row.id for row in rows]) as opened, Session() as session:
        files = [
            StatementFile(one.path, one.evidence, one.sender) for one in opened.get("transaksi", ())
        ]
        regions = known_regions(period.last_day)
        purchases.find_signals(session, period, files, rules_of(period), regions=regions)
        return purchases.keep(session, period, at)


def rules_of(period: Period) -> SignalRules:
    """Give what many cards within minutes means in a month."""
    cards, minutes = (
        programs.parameter(Program.BPNT, name, period.first_day).value
        for name in ("burst_cards", "burst_minutes")
    )
    return SignalRules(cards, minutes)


@transaction.atomic
def ask_for_purchases(*, period: Period, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `keep_purchases`; gives the job whose progress can be followed."""
    require(by, "reconciliation.run")
    payload = {"period": str(period), "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=f"purchases {key}", subject_id=str(period)
    )


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(KIND)(_keep_asked)


def _keep_asked(progress: Progress) -> Payload | None:
    task = progress.task
    kept = keep_purchases(
        period=Period.parse(str(task.payload["period"])),
        by=SYSTEM,
        at=dt.datetime.fromisoformat(str(task.payload["at"])),
        key=str(task.payload["key"]),
    )
    return {"shops": kept.shops, "signals": kept.signals}
