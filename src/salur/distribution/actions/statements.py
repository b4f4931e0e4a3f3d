"""What the parties report: evidence joins its cycles, the order is held against list and SP2D."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import refusals
from salur.distribution.actions.cycles import common_path, known_cycle, named
from salur.distribution.domain import State
from salur.distribution.pipeline import cycles as steps
from salur.distribution.pipeline import orders, quotas
from salur.distribution.pipeline.cycles import PublishedVersion
from salur.distribution.queries import KeptCheck
from salur.evidence import queries as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.programs.actions import QuotasLoaded, load_quotas
from salur.programs.queries import list_lines


@dataclass(frozen=True)
class Linked:
    """The cycles that a file joined or left, or where it counts otherwise than before."""

    cycles: tuple[UUID, ...]


@dataclass(frozen=True)
class Reconciled:
    """The cycles that a reconciliation was noted on, those it reopened, codes without a cycle."""

    cycles: tuple[UUID, ...]
    reopened: tuple[UUID, ...]
    without_cycle: tuple[str, ...]


@transaction.atomic
def link_evidence(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str = "") -> Linked:
    """Bring the cycles that a file concerns to where it stands: received, accepted, withdrawn.

    Called after each decision about a file; again it changes nothing. It follows from the decision,
    so it asks no more than to see the file, and reaches every cycle that the file concerns. Refused
    with `evidence_unknown`.
    """
    row = evidence.evidence(evidence_id)
    if row is None:
        raise refusals.evidence_unknown()
    with as_owner():
        steps.lock_links()
        changed = steps.link([row], at=at)
        steps.advance(changed, by=by, at=at)
    if changed:
        audit.record(
            action="cycle.evidence_linked",
            by=by,
            at=at,
            subject=("evidence", evidence_id),
            path=row.path,
            organisation_id=row.sender,
            facts={"contract": row.contract, "status": row.status, "cycles": len(changed)},
        )
    return Linked(tuple(sorted(changed)))


@transaction.atomic
def take_quotas(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> QuotasLoaded:
    """Let an accepted file of contract `kuota` say what the quotas are; again it adds nothing.

    Refused, in this order: `role_missing`, `evidence_unknown` (not there, or not accepted).
    """
    require(by, "evidence.accept")
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "kuota" or row.status != "accepted":
        raise refusals.evidence_unknown()
    with evidence.open_statements([evidence_id]) as opened:
        return load_quotas(
            quotas.quota_rows([file.path for file in opened["kuota"]]),
            evidence=evidence_id,
            by=by,
            at=at,
            key=key,
        )


@transaction.atomic
def mark_reconciled(
    *,
    program: Program,
    period: Period,
    run: UUID,
    evidence: Sequence[UUID],
    versions: Sequence[PublishedVersion],
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Reconciled:
    """Note on every cycle of a reconciliation what counts after it, changed or not.

    `versions` names each kab/kota that the run was about with its current version; `evidence` is
    all that the run read. A closed cycle whose version changed is open again. Called by the
    publication, in its transaction, earlier months before later ones. Refused, in this order:
    `role_missing`, `outside_scope`.
    """
    codes = [one.code for one in versions]
    require(by, "reconciliation.run")
    for code in codes:
        require(by, "reconciliation.run", RegionCode(code).path)
    done = audit.done("cycle.reconciled", key)
    with as_owner():
        steps.lock_links()
        if done is not None:
            found = queries.cycles_at(program, period, codes)
            missing = set(codes) - {one.code for one in found}
            return Reconciled(tuple(one.id for one in found), (), tuple(sorted(missing)))
        before = queries.cycles_at(program, period, codes)
        steps.lock(sorted(one.id for one in before))
        changed = steps.record_run(program, period, versions, run=run, evidence=evidence, at=at)
        reopened = sorted(
            one.id for one in before if one.state is State.CLOSED and changed.get(one.id)
        )
        steps.advance(reopened, by=by, at=at, closed=False)
        steps.advance(changed, by=by, at=at)
    missing = set(codes) - {one.code for one in before}
    audit.record(
        action="cycle.reconciled",
        by=by,
        at=at,
        subject=("run", run),
        path=common_path(codes),
        facts={
            "program": str(program),
            "period": str(period),
            "cycles": len(changed),
            "changed": sum(changed.values()),
            "reopened": len(reopened),
        },
        key=key,
    )
    return Reconciled(tuple(sorted(changed)), tuple(reopened), tuple(sorted(missing)))


@transaction.atomic
def check_orders(*, cycle_id: UUID, by: Actor, at: dt.datetime, key: str) -> KeptCheck:
    """Hold a month's order against its frozen list and the SP2D; keep the counts and the names.

    Refused, in this order: `cycle_unknown`, `role_missing`, `outside_scope`,
    `order_not_of_program`, `list_not_frozen`, `order_missing`.
    """
    one = known_cycle(cycle_id, "cycle.read", by)
    done = audit.done("cycle.order_checked", key)
    kept = queries.order_against_list(cycle_id) if done is not None else None
    if kept is not None:
        return kept
    if one.program is not Program.BPNT:
        raise refusals.not_for_rastra()
    if one.list_id is None:
        raise refusals.list_not_frozen()
    with as_owner():
        files = queries.accepted_evidence(cycle_id, ("perintah", "sp2d"))
        if not any(contract == "perintah" for _, contract in files):
            raise refusals.order_missing()
        ids = [evidence_id for evidence_id, _ in files]
        received = min(
            row.received_at
            for evidence_id, contract in files
            if contract == "perintah" and (row := evidence.evidence(evidence_id)) is not None
        )
        with evidence.open_statements(ids) as opened:
            opened["perintah"] = queries.standing_orders(opened["perintah"])
            paths = {contract: [f.path for f in files] for contract, files in opened.items()}
            counts, differing = orders.check(
                one.period, one.code, list_lines(one.list_id, one.period), paths
            )
        kept = KeptCheck(counts, differing, tuple(ids), at)
        orders.keep(one, kept, received_at=received)
    audit.record(
        action="cycle.order_checked",
        by=by,
        at=at,
        subject=("cycle", cycle_id),
        path=one.path,
        facts={
            **named(one),
            "ordered_not_listed": counts.ordered_not_listed,
            "listed_not_ordered": counts.listed_not_ordered,
            "sp2d_differs": len(differing),
        },
        key=key,
    )
    return kept
