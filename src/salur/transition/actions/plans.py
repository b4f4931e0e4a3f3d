"""Plans of the change from rice to card: drafted, edited, proposed, decided, withdrawn.

Refusals, in the order in which they are found: `plan_unknown`, role and scope (`role_missing`,
`outside_scope`), then of
- drafting: `plan_not_of_kabkota`, `plan_open_already`, `not_measured`, and of a return
  `return_month_missing`, `nothing_to_return`;
- editing: `plan_changed_already`, `line_unknown`, `line_wants_month_or_reason`, `month_frozen`;
- proposing: `plan_changed_already`, `nothing_changes`, `month_frozen`;
- deciding: `plan_not_proposed`, `own_proposal` (four eyes), `decision_not_numbered`,
  `gates_open` (needs a reason to go on), and what `programs.turn_areas` refuses;
- withdrawing: `plan_closed_already`, `reason_missing`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.programs.actions import turn_areas
from salur.programs.domain import AreaLine, Held
from salur.programs.queries.areas import held_areas, turns
from salur.transition.actions import plan_refusals as refusals
from salur.transition.domain.plan import (
    Line,
    PlanKind,
    PlanState,
    Stays,
    changed,
    drafted,
    open_among,
)
from salur.transition.pipeline import plans as steps
from salur.transition.queries import plans as queries
from salur.transition.queries import readiness
from salur.transition.queries.plans import Plan


@dataclass(frozen=True)
class Planned:
    """A plan as a step left it: how many desa change and how many stay."""

    id: UUID
    changing: int
    staying: int


@transaction.atomic
def draft_plan(
    *, kode_wilayah: str, by: Actor, at: dt.datetime, key: str, note: str = ""
) -> Planned:
    """Draft the change of a kab/kota from how ready it is: each kecamatan in its first month."""
    region = RegionCode(kode_wilayah)
    require(by, "plan.prepare", region.path)
    done = audit.done("transition.plan_drafted", key)
    if done is not None:
        return _planned(UUID(str(done.subject_id)))
    today = timezone.localdate(at)
    plan_id = uuid4()
    with as_owner():
        _begin(region)
        if not readiness.last_measured([kode_wilayah]):
            raise refusals.not_measured()
        frozen, held = held_areas(kode_wilayah)
        since = _since(frozen, today)
        rules = steps.rules_on(region.path, max(since, _next(today)), today)
        desa = steps.known_desa(region.path, rules.pace_days, today)
        lines = drafted((one for one in desa if not _on_card(held, one.code)), rules)
        steps.insert(plan_id, kode_wilayah, PlanKind.CHANGE, note, since, lines, by=by, at=at)
    return _recorded("transition.plan_drafted", plan_id, by=by, at=at, key=key)


@transaction.atomic
def draft_return(
    *, under: str, first: Period | None, note: str, by: Actor, at: dt.datetime, key: str
) -> Planned:
    """Draft the return to rice of the desa at or under a kab/kota, kecamatan or desa."""
    region = RegionCode(under)
    require(by, "plan.prepare", region.path)
    done = audit.done("transition.plan_drafted", key)
    if done is not None:
        return _planned(UUID(str(done.subject_id)))
    if region.level < Level.KABKOTA:
        raise refusals.not_of_kabkota()
    kabkota, plan_id = region.at(Level.KABKOTA), uuid4()
    with as_owner():
        _begin(kabkota)
        if first is None:
            raise refusals.return_month_missing()
        frozen, held = held_areas(kabkota.digits)
        since = _since(frozen, timezone.localdate(at))
        if first < since:
            raise refusals.month_frozen(first, since)
        families = {one.code: one.families for one in readiness.gates_of(region.path, 10)}
        lines = [
            Line(code, families.get(code, 0), first)
            for code in sorted(held)
            if code.startswith(under) and _on_card(held, code)
        ]
        if not lines:
            raise refusals.nothing_to_return()
        steps.insert(
            plan_id, kabkota.digits, PlanKind.RETURN, note, since, lines, by=by, at=at
        )  # fmt: skip
    return _recorded("transition.plan_drafted", plan_id, by=by, at=at, key=key)


@transaction.atomic
def change_lines(
    *,
    plan_id: UUID,
    under: str,
    first: Period | None,
    by: Actor,
    at: dt.datetime,
    key: str,
    stays: Stays | None = None,
    review: Period | None = None,
) -> Planned:
    """Let the desa at or under a code change in another month, or stay with rice for a reason."""
    one = _reached(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_changed", key) is not None:
        return _planned(plan_id)
    with as_owner():
        one = _locked(one)
        if one.state is not PlanState.DRAFT:
            raise refusals.not_a_draft()
        lines = changed(queries.plan_lines(plan_id), under, first=first, stays=stays, review=review)
        if not lines:
            raise refusals.line_unknown(under)
        if first is None and (stays is None or review is None or one.kind is PlanKind.RETURN):
            raise refusals.month_or_reason()
        _refuse_frozen(one, lines)
        steps.put_lines(plan_id, lines)
    return _recorded("transition.plan_changed", plan_id, by=by, at=at, key=key, under=under)


@transaction.atomic
def propose_plan(*, plan_id: UUID, by: Actor, at: dt.datetime, key: str) -> Planned:
    """Lay a draft before whoever decides; from now on its lines stay."""
    one = _reached(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_proposed", key) is not None:
        return _planned(plan_id)
    with as_owner():
        one = _locked(one)
        if one.state is not PlanState.DRAFT:
            raise refusals.not_a_draft()
        lines = queries.plan_lines(plan_id)
        if not any(line.first for line in lines):
            raise refusals.nothing_changes()
        _refuse_frozen(one, lines)
        steps.step(
            plan_id, PlanState.PROPOSED,
            proposed_by=by.person_id, proposed_by_name=by.name, proposed_at=at,
        )  # fmt: skip
    return _recorded("transition.plan_proposed", plan_id, by=by, at=at, key=key)


@transaction.atomic
def decide_plan(
    *,
    plan_id: UUID,
    number: str,
    decided_on: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
    despite: str = "",
) -> Planned:
    """Let a proposed plan hold, by a numbered decision: lists obey it from now on.

    Where gates are open, `despite` says why it goes on. A decided change takes the place of the
    one before; a return to rice stands beside it.
    """
    one = _reached(plan_id, "plan.decide", by)
    if audit.done("transition.plan_decided", key) is not None:
        return _planned(plan_id)
    with as_owner():
        one = _locked(one)
        if one.state is not PlanState.PROPOSED or one.proposed_by is None:
            raise refusals.not_proposed()
        if by.person_id in (one.drafted_by, one.proposed_by):
            raise refusals.own_proposal()
        if not number.strip():
            raise refusals.not_numbered()
        lines = queries.plan_lines(plan_id)
        gates = open_among(lines)
        if gates and not despite.strip():
            raise refusals.gates_open(gates)
        _, held = held_areas(one.kode_wilayah)
        area_lines = _area_lines(one, lines, held, timezone.localdate(at))
        in_force = _in_force(one)
    turned = turn_areas(
        kode_wilayah=one.kode_wilayah, lines=area_lines, number=number, decided_on=decided_on,
        reason=despite.strip() or one.note, prepared_by=one.proposed_by, by=by, at=at,
        key=f"{key}/areas" if key else "",
    )  # fmt: skip
    with as_owner():
        if in_force is not None and one.kind is PlanKind.CHANGE:
            steps.step(
                in_force.id, PlanState.SUPERSEDED, ended_at=at, ended_why=f"v{one.version}"
            )  # fmt: skip
        steps.step(
            plan_id, PlanState.DECIDED,
            decided_by=by.person_id, decided_by_name=by.name, decided_at=at, decided_on=decided_on,
            number=number.strip(), despite=despite.strip() or None, area_decision=turned.decision,
        )  # fmt: skip
    return _recorded(
        "transition.plan_decided", plan_id, by=by, at=at, key=key, number=number.strip()
    )


@transaction.atomic
def withdraw_plan(
    *, plan_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Planned:  # fmt: skip
    """Take back a plan that is not decided; it stays to be read."""
    one = _reached(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_withdrawn", key) is not None:
        return _planned(plan_id)
    with as_owner():
        one = _locked(one)
        if one.state not in (PlanState.DRAFT, PlanState.PROPOSED):
            raise refusals.not_open()
        if not reason.strip():
            raise refusals.reason_missing()
        steps.step(plan_id, PlanState.WITHDRAWN, ended_at=at, ended_why=reason.strip()[:300])
    return _recorded("transition.plan_withdrawn", plan_id, by=by, at=at, key=key)


def _begin(region: RegionCode) -> None:
    if region.level != Level.KABKOTA:
        raise refusals.not_of_kabkota()
    steps.lock(region.digits)
    for one in queries.plans_page(region.path, limit=1_000):
        if one.state in (PlanState.DRAFT, PlanState.PROPOSED):
            raise refusals.open_already(one.version)


def _since(frozen: int | None, today: dt.date) -> Period:
    this = Period(today.year, today.month)
    return this if frozen is None else Period.from_number(frozen).shift(1)


def _next(today: dt.date) -> Period:
    return Period(today.year, today.month).shift(1)


def _on_card(held: dict[str, Held], code: str) -> bool:
    return code in held and held[code].program is Program.BPNT


def _area_lines(
    one: Plan, lines: Sequence[Line], held: dict[str, Held], on: dt.date
) -> list[AreaLine]:
    begins = Program.BPNT if one.kind is PlanKind.CHANGE else Program.RASTRA
    said = [
        AreaLine(line.code, begins, line.first)
        if line.first
        else AreaLine(line.code, Program.RASTRA)
        for line in lines
    ]
    if one.kind is PlanKind.RETURN:
        return said
    # What is on the card already, by lists from before decisions were kept, stays on it.
    named = {line.code for line in lines} | {turn.kode_wilayah for turn in turns(one.path)}
    rest = [r.code for r in places.regions_under(one.path, Level.DESA, on) if r.code not in named]
    return said + [
        AreaLine(code, held[code].program if code in held else Program.RASTRA) for code in rest
    ]


def _in_force(one: Plan) -> Plan | None:
    for other in queries.plans_page(one.path, limit=1_000):
        if other.state is PlanState.DECIDED and other.kind is PlanKind.CHANGE:
            return other
    return None


def _refuse_frozen(one: Plan, lines: Sequence[Line]) -> None:
    frozen, _ = held_areas(one.kode_wilayah)
    firsts = [line.first for line in lines if line.first is not None]
    if frozen is not None and firsts and min(firsts).number <= frozen:
        raise refusals.month_frozen(min(firsts), Period.from_number(frozen).shift(1))


def _reached(plan_id: UUID, verb: str, by: Actor) -> Plan:
    with as_owner():
        one = queries.plan(plan_id)
    if one is None:
        require(by, verb)
        raise refusals.unknown()
    require(by, verb, one.path)
    return one


def _locked(one: Plan) -> Plan:
    steps.lock(one.kode_wilayah)
    again = queries.plan(one.id)
    if again is None:
        raise refusals.unknown()
    return again


def _planned(plan_id: UUID) -> Planned:
    with as_owner():
        lines = queries.plan_lines(plan_id)
    changing = sum(line.first is not None for line in lines)
    return Planned(plan_id, changing, len(lines) - changing)


def _recorded(
    action: str, plan_id: UUID, *, by: Actor, at: dt.datetime, key: str, **facts: str
) -> Planned:
    did = _planned(plan_id)
    with as_owner():
        one = queries.plan(plan_id)
    assert one is not None, "it was written just now"
    audit.record(
        action=action, by=by, at=at, subject=("plan", plan_id), path=one.path,
        facts={
            "region": one.kode_wilayah, "version": one.version, "changing": did.changing,
            "staying": did.staying, **facts,
        },
        key=key,
    )  # fmt: skip
    return did
