"""Cycles: how far a programme's month is in a kab/kota, and what it awaits of whom."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from salur.distribution.domain import Expected
from salur.distribution.queries import Cycle as CycleRow
from salur.interfaces.api.schemas.common import Paged, PeriodText, ProgramName, RegionText


class CyclesAsked(Paged):
    """Which cycles to list."""

    region: RegionText | None = None
    program: ProgramName | None = None
    period: PeriodText | None = None


class Cycle(Schema):
    """One programme's month in one kab/kota; `outdated` says why its version no longer says all."""

    id: UUID
    program: ProgramName
    period: str
    region: str
    state: str
    opened_at: dt.datetime
    state_at: dt.datetime
    closed_at: dt.datetime | None
    version: int | None
    published_at: dt.datetime | None
    outdated: list[str]


class CycleLine(Cycle):
    """One cycle in a list: of `expected` kinds of evidence, those of `missing` are awaited."""

    expected: int
    missing: list[str]


class CyclesPage(Schema):
    """Cycles, newest month first."""

    items: list[CycleLine]
    next: str | None


class ExpectedEvidence(Schema):
    """One kind of file of one party: when it is due, and what has come of it."""

    contract: str
    giver: Literal["ministry", "bank", "bulog", "office"]
    party: UUID | None
    party_name: str
    due: dt.date | None
    status: Literal["accepted", "received", "missing", "not_needed"]
    evidence: list[UUID]


class Step(Schema):
    """One move of a cycle."""

    event: str
    state: str
    at: dt.datetime


class CycleDetail(Cycle):
    """One cycle with what it expects and the way it came."""

    expected_evidence: list[ExpectedEvidence]
    steps: list[Step]


def cycle_values(one: CycleRow, outdated: tuple[str, ...]) -> dict[str, Any]:
    """Give the fields of `Cycle` for a cycle."""
    published = one.publication
    return {
        "id": one.id,
        "program": one.program.value,
        "period": str(one.period),
        "region": one.code,
        "state": one.state.value,
        "opened_at": one.opened_at,
        "state_at": one.state_at,
        "closed_at": one.closed_at,
        "version": None if published is None else published.number,
        "published_at": None if published is None else published.at,
        "outdated": list(outdated),
    }


def expected(row: Expected) -> ExpectedEvidence:
    """Give one expectation as programs read it."""
    return ExpectedEvidence(
        contract=row.contract,
        giver=row.giver,
        party=row.party.id,
        party_name=row.party.name,
        due=row.due,
        status=row.status,
        evidence=[one.evidence_id for one in row.evidence],
    )
