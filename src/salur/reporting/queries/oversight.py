"""The questions from above: who has reported a month, who is late, what does not add up."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.distribution.queries import ListedAndPaid, listed_and_paid
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.kernel.sql_text import sql_text
from salur.places import queries as places
from salur.places.queries import Region
from salur.programs import queries as programs
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import RegionSum
from salur.reporting.domain import deadlines
from salur.reporting.domain.deadlines import Standing
from salur.reporting.domain.ladder import Tier
from salur.reporting.domain.states import State
from salur.reporting.domain.troubles import Found, MonthFacts, Trouble, troubles
from salur.reporting.domain.writing import region_name

RANKS = ("amount", "units", "days")


@dataclass(frozen=True)
class MonthOfKabkota:
    """One kab/kota's month as it is seen from above; `terms` are what is published now."""

    code: str
    name: str
    path: str
    standing: Standing
    state: State | None
    report_id: UUID | None
    number: str
    due_on: dt.date
    units: int
    terms: Mapping[str, int]
    troubles: tuple[Found, ...]

    @property
    def province(self) -> str:
        """The code of its province."""
        return self.code[:2]


@dataclass(frozen=True)
class CompiledRow:
    """The newest compiled report of an office; `counted` and `missing` are kab/kota."""

    id: UUID
    tier: Tier
    code: str
    number: str
    version: int
    counted: int
    missing: int
    state: State


@dataclass(frozen=True)
class MonthFromAbove:
    """A programme's month at or under a region: its kab/kota by code, and what was compiled."""

    rows: tuple[MonthOfKabkota, ...]
    compiled: tuple[CompiledRow, ...]


@dataclass(frozen=True)
class RankedTrouble:
    """One trouble with whose it is; `value` is what it is ranked by."""

    row: MonthOfKabkota
    found: Found
    value: int

    @property
    def key(self) -> tuple[int, str, str]:
        """Where the page after this one begins: the highest value comes first."""
        return (-self.value, self.row.code, self.found.kind)


@dataclass(frozen=True)
class _Told:
    id: UUID | None
    number: str
    state: State | None
    state_at: dt.datetime | None
    units: int
    figures: Mapping[str, int] | None
    contested: int
    contested_amount: int


_NOTHING = _Told(None, "", None, None, 0, None, 0, 0)


def month_from_above(
    program: Program,
    period: Period,
    path: str,
    today: dt.date,
    known: Iterable[Region] | None = None,
) -> MonthFromAbove:
    """Give every kab/kota at or under `path` that owes a report, and every compiled report of an
    office at, under or above it; five questions.

    A kab/kota owes one where it has a frozen list, a published reconciliation or a report.
    `known` are the kab/kota there, where somebody has asked for them before.
    """
    if known is None:
        known = places.regions_under(path, Level.KABKOTA, period.last_day)
    regions = {one.code: one for one in known}
    asked = reconciliation.sums_under([program], period.number, path, Level.KABKOTA)
    sums = asked.get(program, {})
    told, compiled = _told(program, period, path)
    listed = listed_and_paid(program, period, path)
    due_days = programs.parameters_named("signoff_due_day", period.first_day)
    found = []
    for code in sorted({*sums, *told, *listed} & regions.keys()):
        region, one, paid = regions[code], told.get(code, _NOTHING), listed.get(code)
        due = deadlines.due_on(period, due_days.at(program, region.path))
        standing = deadlines.standing(one.state, due, today)
        facts = _facts(program, one, paid, sums.get(code), due, standing)
        found.append(
            MonthOfKabkota(
                code, region_name(region.name), region.path, standing, one.state, one.id,
                one.number, due, facts.units, facts.now, troubles(facts, today),
            )
        )  # fmt: skip
    return MonthFromAbove(tuple(found), compiled)


def ranked(
    rows: Iterable[MonthOfKabkota], by: str, kind: Trouble | None = None
) -> tuple[RankedTrouble, ...]:
    """Give the troubles of `rows`, those of a kind where asked, the greatest first."""
    found = [
        RankedTrouble(row, one, getattr(one, by))
        for row in rows
        for one in row.troubles
        if kind is None or one.kind is kind
    ]
    return tuple(sorted(found, key=lambda one: one.key))


def _facts(
    program: Program,
    told: _Told,
    paid: ListedAndPaid | None,
    one: RegionSum | None,
    due: dt.date,
    standing: Standing,
) -> MonthFacts:
    listed = paid.families if paid else 0
    return MonthFacts(
        program=program,
        standing=standing,
        due_on=due,
        state=told.state,
        state_on=told.state_at.date() if told.state_at else None,
        units=one.terms["units"] if one else listed,
        now=_terms(program, one) if one else {},
        signed_units=told.units,
        signed=told.figures,
        contested=told.contested,
        contested_amount=told.contested_amount,
        sp2d_families=paid.differing_families if paid else 0,
        sp2d_amount=paid.differing_idr if paid else 0,
    )


def _terms(program: Program, one: RegionSum) -> dict[str, int]:
    if program is Program.BPNT:
        return {**one.terms, "balance": one.balance}
    return {name.removesuffix("_g"): value for name, value in one.terms.items()}


def _told(
    program: Program, period: Period, path: str
) -> tuple[dict[str, _Told], tuple[CompiledRow, ...]]:
    values: dict[str, str | int] = {"program": str(program), "period": period.number, "path": path}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", "read/of_month"), values)
        rows = cursor.fetchall()
    told = {row[1]: _read(row[2:]) for row in rows if not row[0]}
    return told, tuple(_compiled(row) for row in rows if row[0])


def _compiled(row: tuple[Any, ...]) -> CompiledRow:
    tier, code, identity, number, state, _at, version, _figures, counted, missing = row
    return CompiledRow(
        identity, Tier(tier), code, number, version, counted, int(missing), State(state)
    )


def _read(row: tuple[Any, ...]) -> _Told:
    identity, number, state, at, units, figures, lines, amount = row
    return _Told(
        identity, number, State(state) if state else None, at, units,
        json.loads(figures) if figures else None, lines, int(amount),
    )  # fmt: skip
