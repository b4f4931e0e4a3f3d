"""The verb of reconciliation: publish a month, from its statements to versions per kab/kota.

Publication is a pure function of the accepted statements and of the month before: the same
evidence again changes nothing, later evidence makes new versions of just the kab/kota that
changed. Refused, in this order: `role_missing` or `outside_scope`, `period_has_gap`, and what
the ledger refuses (`ledger_differs`, `ledger_overdrawn`).
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.kernel.period import Period
from salur.kernel.sealing import blind_prefixes
from salur.ledger import actions as ledger
from salur.reconciliation.pipeline import publishing
from salur.reconciliation.pipeline.bpnt import (
    BpntFiles,
    BpntRules,
    BpntRun,
    Carried,
    reconcile_bpnt,
)
from salur.reconciliation.pipeline.publishing import StatementFile, Statements


@dataclass(frozen=True)
class PublicationRules:
    """The dated parameters of a month's publication."""

    idle_days: int
    grace_days: int
    as_of: dt.date


@dataclass(frozen=True)
class Published:
    """What a publication did: how many kab/kota got a new version, how many rows changed."""

    run_id: UUID
    changed_regions: int
    changed_rows: int
    transfers: int
    repeated: bool = False


@transaction.atomic
def publish_bpnt(
    *,
    period: Period,
    statements: Statements,
    banks: Mapping[str, UUID],
    rules: PublicationRules,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None] = lambda step: None,
) -> Published:
    """Reconcile BPNT of `period` over all statements and publish what changed.

    `statements` gives the files by contract, evidence and sender with each; `banks` the
    organisation of each bank by the name that orders call it. Runs in one transaction.
    """
    require(by, "reconciliation.run")
    done = audit.done("reconciliation.published", key)
    if done is not None:
        return _published_before(done.subject_id, done.facts)
    publishing.lock("BPNT", period)
    with Session() as session:
        first_month = _reconcile(session, period, statements, rules, progress)
        publishing.prepare_bpnt_rows(session, statements, banks)
        with as_owner():
            publishing.make_partitions(period)
            publishing.stage(session)
            progress("compare")
            regions = publishing.compare("BPNT", period)
            return _write(period, statements, rules, regions, first_month, by, at, key, progress)


def _reconcile(
    session: Session,
    period: Period,
    statements: Statements,
    rules: PublicationRules,
    progress: Callable[[str], None],
) -> bool:
    carried_path = session.scratch / "carried.csv"
    with as_owner():
        carries = publishing.write_carried(period, carried_path)
    carried = Carried(
        carried_path if carries else None, blind_prefixes(settings.SALUR_KEYS.blind)
    )
    files = _files(statements, with_opening=not carries)
    run_rules = BpntRules(rules.idle_days)
    reconcile_bpnt(
        session, period, files, run_rules, as_of=rules.as_of, carried=carried, progress=progress
    )
    return not carries


def _files(statements: Statements, *, with_opening: bool) -> BpntFiles:
    def paths(contract: str) -> list[object]:
        return [file.path for file in statements.get(contract, ())]

    return BpntFiles(
        instructions=paths("perintah"),
        topups=paths("topup"),
        redemptions=paths("transaksi"),
        returns=paths("setoran"),
        opening=paths("saldo") if with_opening else (),
        families=paths("kpm"),
        ewarong=paths("ewarong"),
    )


def _write(
    period: Period,
    statements: Statements,
    rules: PublicationRules,
    regions: int,
    first_month: bool,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None],
) -> Published:
    run_id = uuid.uuid4()
    evidence = sorted({file.evidence for files in statements.values() for file in files})
    changed = _count("SELECT coalesce(sum(changed), 0) FROM new_version")
    _record_run(run_id, period, evidence, changed, by, at, key)
    progress("write")
    publishing.write(
        "BPNT", period, run=run_id, at=at, evidence=evidence,
        as_of=rules.as_of, grace_days=rules.grace_days,
    )  # fmt: skip
    progress("ledger")
    ledger.open_plan()
    publishing.state_to_ledger(period, first_month=first_month)
    posted = ledger.post_difference(publication=run_id, by=by, at=at, key=f"{key}/ledger")
    ledger.assert_control()
    audit.record(
        action="reconciliation.published",
        by=by,
        at=at,
        subject=("reconciliation_run", run_id),
        path="id",
        facts={
            "period": str(period), "program": "BPNT", "regions": regions,
            "rows": changed, "transfers": posted.transfers,
        },
        key=key,
    )  # fmt: skip
    return Published(run_id, regions, changed, posted.transfers)


def _record_run(
    run_id: UUID,
    period: Period,
    evidence: list[UUID],
    changed: int,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> None:
    digest = sha256(",".join(map(str, evidence)).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reconciliation_run"
            " (id, program, period, path, evidence, digest, changed, key, by_person, at)"
            " VALUES (%s, 'BPNT', %s, 'id', %s, %s, %s, %s, %s, %s)",
            [run_id, period.number, evidence, digest, changed, key, by.person_id, at],
        )


def _count(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


def _published_before(run_id: str, facts: Mapping[str, object]) -> Published:
    return Published(
        UUID(run_id),
        int(str(facts["regions"])),
        int(str(facts["rows"])),
        int(str(facts["transfers"])),
        repeated=True,
    )


__all__ = ["BpntRun", "PublicationRules", "Published", "StatementFile", "publish_bpnt"]
