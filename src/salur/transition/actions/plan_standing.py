"""A plan as it stands: reached by whoever may, locked, told to the record."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.kernel.period import Period
from salur.programs.queries.areas import held_areas
from salur.transition.actions import plan_refusals as refusals
from salur.transition.domain.plan import Line
from salur.transition.pipeline import plans as steps
from salur.transition.queries import plans as queries
from salur.transition.queries.plans import Plan


@dataclass(frozen=True)
class Planned:
    """A plan as a step left it: how many desa change and how many stay."""

    id: UUID
    changing: int
    staying: int


def refuse_frozen(one: Plan, lines: Sequence[Line]) -> None:
    """Refuse lines that begin in a month of which a list is frozen."""
    frozen, _ = held_areas(one.kode_wilayah)
    firsts = [line.first for line in lines if line.first is not None]
    if frozen is not None and firsts and min(firsts).number <= frozen:
        raise refusals.month_frozen(min(firsts), Period.from_number(frozen).shift(1))


def reached_plan(plan_id: UUID, verb: str, by: Actor) -> Plan:
    """Give a plan that `by` may do `verb` with; one that is not there is unknown."""
    with as_owner():
        one = queries.plan(plan_id)
    if one is None:
        require(by, verb)
        raise refusals.unknown()
    require(by, verb, one.path)
    return one


def locked(one: Plan) -> Plan:
    """Give a plan as it is once nobody else works on it."""
    steps.lock(one.kode_wilayah)
    again = queries.plan(one.id)
    if again is None:
        raise refusals.unknown()
    return again


def planned(plan_id: UUID) -> Planned:
    """Count what a plan says."""
    with as_owner():
        lines = queries.plan_lines(plan_id)
    changing = sum(line.first is not None for line in lines)
    return Planned(plan_id, changing, len(lines) - changing)


def told(
    plan_id: UUID, *, by: Actor, at: dt.datetime, key: str, **facts: str
) -> tuple[Planned, dict[str, Any]]:
    """Give how a plan stands now, and what the record says of the step."""
    did = planned(plan_id)
    with as_owner():
        one = queries.plan(plan_id)
    assert one is not None, "it was written just now"
    said = {
        "region": one.kode_wilayah, "version": one.version, "changing": did.changing,
        "staying": did.staying, **facts,
    }  # fmt: skip
    return did, {
        "by": by, "at": at, "subject": ("plan", plan_id), "path": one.path, "facts": said,
        "key": key,
    }  # fmt: skip
