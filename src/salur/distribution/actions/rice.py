"""Papers about rice: released, sent off, arrived, sent again, at the village, brought back.

Who releases is Bulog, who receives is the kab/kota's office. What is impossible is refused, in the
order of `Fault`; a release or an arrival then becomes evidence of contract `do` or `bast`, so that
reconciliation and the command line see what the form said. The others have no contract: they say
how rice travelled, and where it lies.
"""

import datetime as dt
from dataclasses import dataclass, replace
from io import BytesIO
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions.rice_refusals import impossible
from salur.distribution.actions.rice_stock import post_stock, take_rice
from salur.distribution.actions.statements import link_evidence
from salur.distribution.domain import (
    RICE_CONTRACT,
    Asked,
    Chain,
    Fault,
    RiceStep,
    Standing,
    Transport,
    can_give,
    first_fault,
    left_for,
    months_text,
)
from salur.distribution.pipeline import rice
from salur.distribution.queries import RicePaper
from salur.evidence import actions as evidence
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.parties import domain as party_domain
from salur.parties import queries as parties
from salur.parties.queries import Warehouse

KEEP = "distribution.keep_paper"
_VERBS = {
    RiceStep.RELEASE: "rice.release",
    RiceStep.SHIPMENT: "rice.release",
    RiceStep.REPLACEMENT: "rice.release",
    RiceStep.ARRIVAL: "rice.receive",
    RiceStep.VILLAGE: "rice.receive",
    RiceStep.RETURN: "rice.receive",
}
_OWN_WAREHOUSE = (RiceStep.RELEASE, RiceStep.REPLACEMENT)
_NEEDS_POINT = (RiceStep.SHIPMENT,)
_ALL_TIME = Period(1900, 1), Period(9999, 12)


@dataclass(frozen=True)
class Places:
    """The places that a paper names: which warehouse, which delivery point, how rice travels."""

    warehouse_id: UUID | None = None
    point_id: UUID | None = None
    transport: Transport | None = None


def register() -> None:
    """Tell the queue who files papers about rice; called when it first asks."""
    jobs.handles(KEEP)(file_paper)


@transaction.atomic
def record_paper(
    *, asked: Asked, places: Places, by: Actor, at: dt.datetime, key: str
) -> RicePaper:
    """Record a paper about rice; with the commit, the queue makes a DO or BAST evidence.

    Refused, in this order: `role_missing`, `outside_scope`, then the first of `Fault` that holds.
    """
    path = _path(asked.code)
    require(by, _VERBS[asked.kind], path)
    done = audit.done("rice.recorded", key)
    if done is not None:
        return _paper(UUID(done.subject_id))
    if path is None:
        raise impossible(Fault.REGION_ELSEWHERE)
    kab = RegionCode(asked.code).at(Level.KABKOTA)
    paper_id = uuid4()
    with as_owner():
        rice.lock(kab.digits)
        warehouse = _warehouse(places.warehouse_id)
        reference = queries.rice_reference(kab.path, asked.kind, asked.refers, asked.number)
        months = reference.months or _ALL_TIME
        chain = queries.rice_chain(kab.path, *months) if reference.months else Chain(())
        standing = _standing(asked, places, warehouse, reference.number_taken, kab.path, by)
        _check(chain, asked, standing, at.date())
        where = rice.Where(
            *((asked.month, asked.month) if asked.month else months),
            place=_place(asked, places, warehouse, kab.path),
            transport=places.transport,
            point_id=places.point_id,
        )
        rice.insert_paper(paper_id, asked, where, _with_organisation(by, kab.digits), at)
        if warehouse is not None and asked.kind not in RICE_CONTRACT:
            post_stock(places=[warehouse.key], by=by, at=at)
    made = _paper(paper_id)
    audit.record(
        action="rice.recorded",
        by=by,
        at=at,
        subject=("rice_paper", paper_id),
        path=path,
        facts={
            "kind": str(made.kind), "number": made.number, "refers": made.refers,
            "region": made.code, "months": months_text(made.first, made.last),
            "grams": made.grams, "rejected": made.rejected,
        },
        key=key,
    )  # fmt: skip
    if made.kind in RICE_CONTRACT:
        jobs.enqueue(
            kind=KEEP,
            payload={"paper_id": str(paper_id)},
            by=by,
            at=at,
            key=str(paper_id),
            subject_id=paper_id,
            path=path,
        )
    return made


def file_paper(progress: Progress) -> Payload | None:
    """Make the paper of a job evidence."""
    task = progress.task
    paper_id, by = UUID(str(task.payload["paper_id"])), evidence.filer(task)
    return {"evidence_id": str(keep_paper(paper_id=paper_id, by=by, at=task.enqueued_at))}


def keep_paper(*, paper_id: UUID, by: Actor, at: dt.datetime) -> UUID:
    """Make a DO or BAST evidence of its contract, accepted, in the cycles it covers.

    Opens its own transactions, for receiving does; begun again after a crash it ends in the same
    state. Refused, in this order: `rice_reference_unknown` (there is no such paper),
    `rice_region_elsewhere` (the check of evidence doesn't take its region).
    """
    with transaction.atomic(), as_owner():
        paper = queries.rice_paper(paper_id)
    if paper is None or paper.kind not in RICE_CONTRACT:
        raise impossible(Fault.REFERENCE_UNKNOWN)
    if paper.evidence_id is not None:
        return paper.evidence_id
    contract = RICE_CONTRACT[paper.kind]
    with evidence.file_own(
        source=BytesIO(queries.rice_file(paper)), contract=contract, sender=paper.organisation,
        file_name=f"{contract}-{paper.code}-{paper.first}.csv", program=Program.RASTRA,
        path=RegionCode(paper.code).at(Level.KABKOTA).path, declared_rows=1, by=by, at=at,
        key=f"paper {paper_id}", held_back=lambda _: impossible(Fault.REGION_ELSEWHERE),
    ) as evidence_id:  # fmt: skip
        with as_owner():
            rice.note_paper_evidence(paper_id, evidence_id)
        take_rice(evidence_id=evidence_id, by=by, at=at, key="")
        link_evidence(evidence_id=evidence_id, by=by, at=at)
    return evidence_id


def _path(code: str) -> str | None:
    """Give the path of a desa or kecamatan; None for what is neither."""
    try:
        region = RegionCode(code)
    except ValueError:
        return None
    return region.path if region.level >= Level.KECAMATAN else None


def _paper(paper_id: UUID) -> RicePaper:
    with as_owner():
        found = queries.rice_paper(paper_id)
    if found is None:
        raise impossible(Fault.REFERENCE_UNKNOWN)
    return found


def _warehouse(warehouse_id: UUID | None) -> Warehouse | None:
    """Give a warehouse, and let nobody else draw on it until the transaction ends."""
    if warehouse_id is None:
        return None
    found = next((one for one in parties.warehouses() if one.id == warehouse_id), None)
    if found is not None:
        rice.lock(f"stock {warehouse_id}")
    return found


def _standing(
    asked: Asked, places: Places, warehouse: Warehouse | None, taken: bool, kab: str, by: Actor
) -> Standing:
    needs_warehouse = asked.kind in _OWN_WAREHOUSE or places.warehouse_id is not None
    known = warehouse is not None and _may_draw(asked, warehouse, by)
    stock = None
    if warehouse is not None and asked.kind in _OWN_WAREHOUSE:
        stock = can_give(queries.stock_entries([warehouse])[warehouse.id], asked.dated)
    points = {one.id: one for one in queries.delivery_points(kab)}
    point = points.get(places.point_id) if places.point_id else None
    needs_point = asked.kind in _NEEDS_POINT or places.point_id is not None
    return Standing(
        number_taken=taken,
        warehouse_known=known if needs_warehouse else None,
        point_known=bool(point and point.holds_on(asked.dated)) if needs_point else None,
        point_serves=point is None or point.serves(asked.code),
        stock=stock,
    )


def _may_draw(asked: Asked, warehouse: Warehouse, by: Actor) -> bool:
    holds = warehouse.valid_from <= asked.dated and (
        warehouse.valid_to is None or asked.dated < warehouse.valid_to
    )
    own = warehouse.organisation_id == by.organisation_id or asked.kind not in _OWN_WAREHOUSE
    return holds and own


def _check(chain: Chain, asked: Asked, standing: Standing, today: dt.date) -> None:
    fault = first_fault(chain, asked, standing, today)
    if fault is Fault.BEYOND_STOCK:
        raise impossible(fault, standing.stock or 0)
    if fault is Fault.BEYOND_LEFT:
        back = standing.warehouse_known is not None
        raise impossible(fault, left_for(chain, asked, to_warehouse=back))
    if fault is not None:
        raise impossible(fault)


def _place(asked: Asked, places: Places, warehouse: Warehouse | None, kab: str) -> str:
    """Give the name that the contract's file calls the place of a paper."""
    if warehouse is not None:
        return warehouse.name
    points = {one.id: one.name for one in queries.delivery_points(kab)}
    named = points.get(places.point_id, "") if places.point_id else ""
    return named if party_domain.place_key(named) and asked.kind is not RiceStep.RETURN else ""


def _with_organisation(by: Actor, kab: str) -> Actor:
    """Let whoever acts for nobody (the program) act for the kab/kota's office."""
    if by.organisation_id is not None:
        return by
    office = parties.office_of(kab)
    return replace(by, organisation_id=office.id if office else None)
