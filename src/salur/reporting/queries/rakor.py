"""What the data has to say to a meeting, of all its kab/kota at once, and the packs made of it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.coordination.domain.obstacles import is_overdue
from salur.coordination.queries import causes
from salur.coordination.queries import meetings as coordination
from salur.coordination.queries.complaints import ComplaintCount, complaint_counts
from salur.coordination.queries.meetings import FollowedUp, Meeting
from salur.graduation.queries.outcomes import SeenRegion, outcomes_of
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.places import queries as places
from salur.places.domain import written_name
from salur.places.queries import Region
from salur.programs import queries as programs
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import RegionSum
from salur.reporting.domain import writing
from salur.reporting.domain.rakor import Changing, InTheWay, LateReport, Talk
from salur.reporting.queries.race import Asked, leaves_of
from salur.reporting.queries.standing import KabkotaStanding, standings
from salur.transition.domain.plan import PlanState
from salur.transition.queries.plans import areas_changing

MONTHS = 6
_MOST_OBSTACLES = 12
_KABKOTA = 4  # digits
_BOTH = (Program.BPNT, Program.RASTRA)
_PLAN_STATES = {
    PlanState.DRAFT: "konsep",
    PlanState.PROPOSED: "diusulkan",
    PlanState.DECIDED: "ditetapkan",
}


@dataclass(frozen=True)
class Gathered:
    """What is known of every kab/kota of a meeting on a day; by code where it is of one."""

    talk: Talk
    regions: Mapping[str, Region]
    names: Mapping[str, str]
    organisations: Mapping[UUID, str]
    months: Mapping[tuple[str, int, str], RegionSum]
    counts: Mapping[str, tuple[int, int]]
    reports: Mapping[str, Sequence[KabkotaStanding]]
    follow_up: Mapping[str, Sequence[FollowedUp]]
    complaints: Mapping[str, Sequence[ComplaintCount]]
    outcomes: Mapping[str, Sequence[SeenRegion]]


@dataclass(frozen=True)
class PackRow:
    """One pack that lies ready."""

    code: str
    made_at: dt.datetime
    made_by_name: str
    size: int
    digest: str


def kabkota_of(one: Meeting) -> dict[str, Region]:
    """Give the kab/kota that a meeting is about, by code."""
    day = Period.from_number(one.period).last_day
    return {found.code: found for found in places.regions_in(one.paths, Level.KABKOTA, day)}


def gather(
    one: Meeting, today: dt.date, step: Callable[[str], None] = lambda name: None
) -> Gathered:
    """Ask everything about all kab/kota of a meeting: some questions of each of its regions."""
    period = Period.from_number(one.period)
    step("regions")
    regions = kabkota_of(one)
    upper = {code[:2] for code in regions} | set(one.codes)
    listed = {code: region.name for code, region in regions.items()}
    listed |= places.names(upper - listed.keys(), period.last_day)
    names = {code: written_name(name) for code, name in listed.items()}
    step("realisation")
    asked = Asked(_BOTH, period, one.paths, programs.all_parameters())
    races = {program: found.races for program, found in leaves_of(asked, Level.KABKOTA).items()}
    numbers = [period.shift(-back).number for back in range(MONTHS - 1, -1, -1)]
    months = reconciliation.sums_of_months(list(_BOTH), numbers, one.paths, Level.KABKOTA)
    step("obstacles")
    ways = coordination.in_the_way(one.paths, today=today, most=_MOST_OBSTACLES)
    step("reports")
    owed = [each for path in one.paths for each in standings(period, path, today)]
    step("transition")
    changing = areas_changing(one.paths, period)
    step("complaints")
    complaints: dict[str, list[ComplaintCount]] = {}
    for path in one.paths:
        for said in complaint_counts(path, _KABKOTA, since=period.first_day, on=today):
            complaints.setdefault(said.region, []).append(said)
    step("decisions")
    followed = coordination.follow_up(regions, before=one.held_on, but=one.id)
    owners = {way.owner_org for way in ways}
    owners |= {
        owner
        for rows in followed.values()
        for each in rows
        for owner in (each.decision.owner_now or each.decision.owner_org,)
        if owner
    }
    organisations = {each.id: each.name for each in parties.organisations(owners)}
    reports: dict[str, list[KabkotaStanding]] = {}
    for each in owed:
        reports.setdefault(each.code, []).append(each)
    return Gathered(
        talk=Talk(
            races=races,
            obstacles=[_in_the_way(way, organisations, today) for way in ways],
            late=[
                LateReport(each.code, each.program, (today - each.due_on).days)
                for each in owed
                if each.standing == "late"
            ],
            changing=[
                Changing(
                    each.code, str(each.plan_id), writing.month(each.first), each.desa,
                    each.families, each.desa_open, _PLAN_STATES[each.state],
                )
                for each in changing
            ],
        ),
        regions=regions,
        names=names,
        organisations=organisations,
        months=months,
        counts={way.kab: (way.all_of_it, way.all_overdue) for way in ways},
        reports=reports,
        follow_up=followed,
        complaints=complaints,
        outcomes=outcomes_of(regions),
    )  # fmt: skip


def packs_of(meeting_id: UUID) -> tuple[PackRow, ...]:
    """Give the packs of a meeting that lie ready and are in scope, by kab/kota."""
    return tuple(PackRow(*row) for row in _rows("listed", {"meeting": meeting_id}))


def pack_pdf(meeting_id: UUID, code: str) -> bytes | None:
    """Give the pack of a kab/kota as it was printed, None where the scope has none."""
    rows = _rows("one", {"meeting": meeting_id, "code": code})
    return bytes(rows[0][0]) if rows else None


def pack_contents(meeting_id: UUID) -> tuple[str, ...]:
    """Give what every pack of a meeting in scope holds, by kab/kota."""
    return tuple(row[0] for row in _rows("contents", {"meeting": meeting_id}))


def minutes_pdf_of(meeting_id: UUID, version: int) -> bytes | None:
    """Give minutes as they were printed when signed off, None where the scope has none."""
    rows = _rows("minutes", {"meeting": meeting_id, "version": version})
    return bytes(rows[0][0]) if rows else None


def _in_the_way(
    one: coordination.InTheWay, organisations: Mapping[UUID, str], today: dt.date
) -> InTheWay:
    overdue = (today - one.due).days if is_overdue(one.state, one.due, today) else 0
    return InTheWay(
        id=str(one.id),
        number=one.shown,
        code=one.code,
        aid=one.program,
        cause=causes()[one.cause].name,
        owner=organisations.get(one.owner_org, ""),
        owner_org=str(one.owner_org),
        families=one.families,
        rupiah=one.rupiah,
        grams=one.grams,
        days_open=max((today - one.opened_on).days, 0),
        days_overdue=overdue,
        due=one.due,
    )


def _rows(name: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", f"packs/{name}"), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
