"""The verbs of reconciliation: publish months, from their statements to versions per kab/kota.

Publication is a pure function of the accepted statements and of the month before: the same
evidence again changes nothing, later evidence makes new versions of just the kab/kota that
changed. It covers the whole installation, so the actor's scope must be the nation
(`reconcile_month` lends it to an operator). Months that follow a changed one are published with
it, since they open with what it leaves. Refused, in this order: `role_missing`,
`outside_scope`, `months_not_consecutive`, `later_month_left_out`, and what the ledger refuses
(`ledger_overdrawn`, `ledger_differs`).
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.evidence.queries import known_regions
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.kernel.sealing import blind_prefixes
from salur.ledger import actions as ledger
from salur.reconciliation.actions.months import (
    Month,
    PublicationRefused,
    check_months,
    opening_told,
    without_twins,
)
from salur.reconciliation.pipeline import idling, payments, pointing, publishing, settling
from salur.reconciliation.pipeline.bpnt import BpntFiles, BpntRules, Carried, reconcile_bpnt
from salur.reconciliation.pipeline.publishing import RiceParties, StatementFile, Statements
from salur.reconciliation.pipeline.rastra import RastraFiles, RastraRules, reconcile_rastra

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Published:
    """What a publication did: how many kab/kota got a new version, how many rows changed."""

    run_id: UUID
    changed_regions: int
    changed_rows: int
    transfers: int
    repeated: bool = False


Reconcile = Callable[[Session, Month], bool]


@transaction.atomic
def publish_bpnt(
    *,
    months: Sequence[Month],
    banks: Mapping[str, UUID],
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Progress = lambda step: None,
) -> Published:
    """Reconcile BPNT of consecutive months and publish what changed, in one transaction.

    `banks` gives the organisation of each bank by the name that orders call it.
    """

    def reconcile(session: Session, month: Month) -> bool:
        first_month = _reconcile_bpnt(session, month, progress)
        payments.take_sp2d(session, _paths(month.statements, "sp2d"))
        publishing.prepare_bpnt_rows(session, month.period, month.statements, banks)
        pointing.take_checks(session, month.period, _paths(month.statements, "cek_lapangan"))
        settling.take_proofs(session, Program.BPNT, month.period, month.statements)
        return first_month

    return _publish(Program.BPNT, months, reconcile, by, at, key, progress)


@transaction.atomic
def publish_rastra(
    *,
    months: Sequence[Month],
    parties: Mapping[str, RiceParties],
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Progress = lambda step: None,
) -> Published:
    """Reconcile Rastra of some months and publish what changed, in one transaction.

    `parties` gives Bulog and the government of each kab/kota by its four digits.
    """

    def reconcile(session: Session, month: Month) -> bool:
        files = RastraFiles(
            quota=_paths(month.statements, "kuota"),
            spa=_paths(month.statements, "spa"),
            do=_paths(month.statements, "do"),
            bast=_paths(month.statements, "bast"),
            handed=_paths(month.statements, "serah"),
            families=_paths(month.statements, "kpm"),
        )
        rules = RastraRules(month.ration_g, quota_is_list=True)
        reconcile_rastra(
            session, month.period, files, rules,
            as_of=month.as_of, regions=known_regions(month.as_of), papers=month.papers,
            progress=progress,
        )  # fmt: skip
        publishing.prepare_rastra_rows(
            session, month.period, month.statements, parties,
            weighing_permille=month.weighing_permille,
        )  # fmt: skip
        with as_owner():
            publishing.note_papers(session, month.period)
            settling.take_proofs(session, Program.RASTRA, month.period, month.statements)
        return False

    with as_owner():  # the owner reads it when it opens exceptions
        publishing.note_rice_parties(parties)
    return _publish(Program.RASTRA, months, reconcile, by, at, key, progress)


def _publish(
    program: Program,
    months: Sequence[Month],
    reconcile: Reconcile,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Progress,
) -> Published:
    require(by, "reconciliation.run", NATION)
    done = audit.done("reconciliation.published", key)
    if done is not None:
        return _published_before(done.subject_id, done.facts)
    publishing.lock()
    with as_owner():
        check_months(program, months)
    run_id = uuid.uuid4()
    months = without_twins(months)
    regions = rows = 0
    with as_owner():
        ledger.open_plan()
        for month in months:
            changed = _publish_month(program, month, reconcile, run_id, by, at, key, progress)
            regions, rows = regions + changed[0], rows + changed[1]
        settling.thread(program, [month.period for month in months])
        if program is Program.BPNT:
            aged = _settle_idle(months, run_id, by, at, key)
            regions, rows = regions + aged[0], rows + aged[1]
        progress("ledger")
        posted = ledger.post_difference(publication=run_id, by=by, at=at, key=f"{key}/ledger")
        ledger.assert_control()
    audit.record(
        action="reconciliation.published",
        by=by,
        at=at,
        subject=("reconciliation_run", run_id),
        path="id",
        facts={
            "period": ", ".join(str(month.period) for month in months), "program": str(program),
            "regions": regions, "rows": rows, "transfers": posted.transfers,
        },
        key=key,
    )  # fmt: skip
    return Published(run_id, regions, rows, posted.transfers)


def _publish_month(
    program: Program,
    month: Month,
    reconcile: Reconcile,
    run_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Progress,
) -> tuple[int, int]:
    with Session() as session:
        first_month = reconcile(session, month)
        publishing.make_partitions(month.period)
        publishing.stage(session, program)
    progress("compare")
    if program is Program.BPNT:
        pointing.note_findings(month.period)
        idling.keep(month.period)
    regions = publishing.compare(program, month.period)
    rows = _count("SELECT coalesce(sum(changed), 0) FROM new_version")
    evidence = sorted({f.evidence for files in month.statements.values() for f in files})
    month_run = _record_run(run_id, program, month.period, evidence, rows, by, at, key)
    progress("write")
    publishing.write(
        program, month.period, run=month_run, at=at, evidence=evidence,
        grace_days=month.grace_days,
    )  # fmt: skip
    if program is Program.BPNT:
        pointing.point(month.period, at)
    settling.settle(program, month.period, at, month.monthly_idr)
    publishing.write_across(month.period)
    publishing.state_to_ledger(
        program, month.period, first_month=first_month, weighing_permille=month.weighing_permille
    )
    return regions, rows


def _settle_idle(
    months: Sequence[Month], run_id: UUID, by: Actor, at: dt.datetime, key: str
) -> tuple[int, int]:
    """Say of every published month which credits lie idle when the last one ends.

    Earlier months get a run and versions of their own where that changes; gives how many. How the
    payments of all of these months stand is counted then.
    """
    changed = idling.find(months[-1].as_of, months[-1].idle_days)
    runs = {period: run_of(run_id, period) for period in changed}
    for period, rows in changed.items():
        evidence = idling.evidence_before(period, runs[period])
        if evidence is not None:
            _record_run(run_id, Program.BPNT, period, evidence, rows, by, at, f"{key}/idle")
    versions = idling.write(runs, at=at)
    payments.keep_sums({*changed, *(month.period for month in months)})
    return versions, sum(changed.values())


def _reconcile_bpnt(session: Session, month: Month, progress: Progress) -> bool:
    carried_path = session.scratch / "carried.csv"
    carries = publishing.write_carried(month.period, carried_path)
    carried = Carried(
        carried_path if carries else None,
        blind_prefixes(settings.SALUR_KEYS.blind),
        opening_told(month, carries=carries),
        publishing.write_pairs(month.period, session.scratch / "pairs.csv"),
    )
    files = BpntFiles(
        instructions=_paths(month.statements, "perintah"),
        topups=_paths(month.statements, "topup"),
        redemptions=_paths(month.statements, "transaksi"),
        returns=_paths(month.statements, "setoran"),
        opening=() if carries else _paths(month.statements, "saldo"),
        families=_paths(month.statements, "kpm"),
        ewarong=_paths(month.statements, "ewarong"),
    )
    reconcile_bpnt(
        session, month.period, files, BpntRules(month.idle_days),
        as_of=month.as_of, carried=carried, regions=known_regions(month.as_of), progress=progress,
    )  # fmt: skip
    return not carries


def _paths(statements: Statements, contract: str) -> list:  # type: ignore[type-arg]
    return [file.path for file in statements.get(contract, ())]


def _record_run(
    run_id: UUID,
    program: Program,
    period: Period,
    evidence: Sequence[UUID],
    changed: int,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> UUID:
    month_run = run_of(run_id, period)
    digest = sha256(",".join(map(str, evidence)).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reconciliation_run"
            " (id, program, period, path, evidence, digest, changed, key, by_person, at)"
            " VALUES (%s, %s, %s, 'id', %s, %s, %s, %s, %s, %s)",
            [
                month_run, program, period.number, list(evidence), digest, changed,
                f"{key}/{period}", by.person_id, at,
            ],
        )  # fmt: skip
    return month_run


def run_of(run_id: UUID, period: Period) -> UUID:
    """Give the id of a publication's run over one of its months."""
    return uuid.uuid5(run_id, str(period))


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


__all__ = [
    "Month", "PublicationRefused", "Published", "RiceParties", "StatementFile", "publish_bpnt",
    "publish_rastra", "run_of",
]  # fmt: skip
