"""The questions about plans: which there are, and what one says of every desa."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.kernel.period import Period
from salur.transition.domain.plan import Line, PlanKind, PlanState, Stays
from salur.transition.domain.readiness import Gate
from salur.transition.queries.running import rows_of

PAGE = 25


@dataclass(frozen=True)
class Plan:
    """One version of a kab/kota's plan, with who took which step."""

    id: UUID
    kode_wilayah: str
    path: str
    version: int
    kind: PlanKind
    state: PlanState
    note: str
    since: Period
    drafted_by: UUID
    drafted_by_name: str
    drafted_at: dt.datetime
    proposed_by: UUID | None
    proposed_by_name: str | None
    proposed_at: dt.datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: dt.datetime | None
    decided_on: dt.date | None
    number: str | None
    despite: str | None
    ended_at: dt.datetime | None
    ended_why: str | None


@dataclass(frozen=True)
class AreaChanging:
    """How much of a kab/kota changes to the card from a month on, as a plan says.

    `desa_open` are those of its desa that lacked something of a gate when the plan was drafted.
    """

    code: str
    plan_id: UUID
    state: PlanState
    first: Period
    desa: int
    families: int
    desa_open: int


def areas_changing(paths: Sequence[str], since: Period) -> tuple[AreaChanging, ...]:
    """Give what changes to the card at or under `paths` from a month on, by kab/kota and month."""
    values = {"paths": list(paths), "since": since.number}
    return tuple(
        AreaChanging(code, plan_id, PlanState(state), Period.from_number(first), *counts)
        for code, plan_id, state, first, *counts in rows_of("plan/changing", values)
    )


def plan(plan_id: UUID) -> Plan | None:
    """Give one plan, None where the scope has none."""
    rows = rows_of("plan/plans", {"id": plan_id, "path": None, "before": None, "limit": 1})
    return _plan(rows[0]) if rows else None


def plans_page(
    path: str, *, before: dt.datetime | None = None, limit: int = PAGE
) -> tuple[Plan, ...]:
    """Give the plans of a region, of those above and under it, the newest first."""
    rows = rows_of("plan/plans", {"id": None, "path": path, "before": before, "limit": limit})
    return tuple(map(_plan, rows))


def plan_lines(plan_id: UUID) -> tuple[Line, ...]:
    """Give what a plan says of every desa, by code."""
    return tuple(
        Line(
            code,
            families,
            Period.from_number(first) if first else None,
            Stays(stays) if stays else None,
            Period.from_number(review) if review else None,
            tuple(map(Gate, gates)),
        )
        for code, families, first, stays, review, gates in rows_of("plan/lines", {"plan": plan_id})
    )


def _plan(row: tuple[Any, ...]) -> Plan:
    values = [*row]
    values[4:8] = PlanKind(row[4]), PlanState(row[5]), row[6], Period.from_number(row[7])
    return Plan(*values)
