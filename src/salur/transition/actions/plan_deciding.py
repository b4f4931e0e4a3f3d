"""Proposing, deciding and withdrawing plans; refusals as in `plans`."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.programs.actions import turn_areas
from salur.programs.domain import AreaLine, Held
from salur.programs.queries.areas import held_areas, turns
from salur.transition.actions import plan_refusals as refusals
from salur.transition.actions.plan_standing import (
    Planned,
    locked,
    planned,
    reached_plan,
    refuse_frozen,
    told,
)
from salur.transition.domain.plan import Line, PlanKind, PlanState, open_among
from salur.transition.pipeline import plans as steps
from salur.transition.queries import plans as queries
from salur.transition.queries.plans import Plan


@transaction.atomic
def propose_plan(*, plan_id: UUID, by: Actor, at: dt.datetime, key: str) -> Planned:
    """Lay a draft before whoever decides; from now on its lines stay."""
    one = reached_plan(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_proposed", key) is not None:
        return planned(plan_id)
    with as_owner():
        one = locked(one)
        if one.state is not PlanState.DRAFT:
            raise refusals.not_a_draft()
        lines = queries.plan_lines(plan_id)
        if not any(line.first for line in lines):
            raise refusals.nothing_changes()
        refuse_frozen(one, lines)
        steps.step(
            plan_id, PlanState.PROPOSED,
            proposed_by=by.person_id, proposed_by_name=by.name, proposed_at=at,
        )  # fmt: skip
    did, said = told(plan_id, by=by, at=at, key=key)
    audit.record(action="transition.plan_proposed", **said)
    return did


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
    one = reached_plan(plan_id, "plan.decide", by)
    if audit.done("transition.plan_decided", key) is not None:
        return planned(plan_id)
    with as_owner():
        one = locked(one)
        if one.state is not PlanState.PROPOSED or one.proposed_by is None:
            raise refusals.not_proposed()
        if by.person_id in (one.drafted_by, one.proposed_by):
            raise refusals.own_proposal()
        if not number.strip() or holds_long_number(number):
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
    did, said = told(plan_id, by=by, at=at, key=key, number=number.strip())
    audit.record(action="transition.plan_decided", **said)
    return did


@transaction.atomic
def withdraw_plan(
    *, plan_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> Planned:  # fmt: skip
    """Take back a plan that is not decided; it stays to be read."""
    one = reached_plan(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_withdrawn", key) is not None:
        return planned(plan_id)
    with as_owner():
        one = locked(one)
        if one.state not in (PlanState.DRAFT, PlanState.PROPOSED):
            raise refusals.not_open()
        if not reason.strip():
            raise refusals.reason_missing()
        steps.step(plan_id, PlanState.WITHDRAWN, ended_at=at, ended_why=reason.strip()[:300])
    did, said = told(plan_id, by=by, at=at, key=key)
    audit.record(action="transition.plan_withdrawn", **said)
    return did


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
