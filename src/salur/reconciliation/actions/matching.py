"""Looking for accounts that may be one: a job, after a month was published.

Proposes and decides nothing. Refused: `role_missing`.
"""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.distribution import queries as cycles
from salur.evidence import queries as evidence
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sealing import blind_prefixes
from salur.reconciliation.pipeline import matching
from salur.reconciliation.pipeline.publishing import StatementFile

KIND = "reconciliation.matching"


@transaction.atomic
def find_matches(*, period: Period, by: Actor, at: dt.datetime, key: str) -> int:
    """Propose pairs of accounts that a published month left open; give how many stand.

    The same again changes nothing. Covers the whole installation, as a publication does.
    """
    require(by, "reconciliation.run")
    done = audit.done("reconciliation.matches_found", key)
    if done is not None:
        return int(str(done.facts["pairs"]))
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('matches', 0))")
        pairs = _find(period, at)
    enter_scope(by)
    audit.record(
        action="reconciliation.matches_found",
        by=by,
        at=at,
        subject=("matches", str(period)),
        path="id",
        facts={"period": str(period), "pairs": pairs},
        key=key,
    )
    return pairs


def _find(period: Period, at: dt.datetime) -> int:
    if not matching.has_open(period):
        return matching.keep(None, period, at)
    with Session() as session:
        matching.begin(session)
        bought = matching.take_open(session, period)
        contracts = ("perintah", "topup", *(("transaksi",) if bought else ()))
        rows = evidence.accepted_of(Program.BPNT, period.number, contracts)
        with evidence.open_statements([row.id for row in rows]) as opened:
            if "perintah" in opened:
                opened["perintah"] = cycles.standing_orders(opened["perintah"])
            files = {
                contract: [StatementFile(one.path, one.evidence, one.sender) for one in given]
                for contract, given in opened.items()
            }
            paths = {row.id: row.path for row in rows}
            prefixes = blind_prefixes(settings.SALUR_KEYS.blind)
            matching.find(session, period, files, paths, prefixes)
        return matching.keep(session, period, at)


@transaction.atomic
def ask_for_matches(*, period: Period, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `find_matches`; gives the job whose progress can be followed."""
    require(by, "reconciliation.run")
    payload = {"period": str(period), "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=f"matches {key}", subject_id=str(period)
    )


def register() -> None:
    """Register the work with the queue; called once, when the program starts."""
    jobs.handles(KIND)(_find_asked)


def _find_asked(progress: Progress) -> Payload | None:
    task = progress.task
    found = find_matches(
        period=Period.parse(str(task.payload["period"])),
        by=SYSTEM,
        at=dt.datetime.fromisoformat(str(task.payload["at"])),
        key=str(task.payload["key"]),
    )
    return {"pairs": found}
