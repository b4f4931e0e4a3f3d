"""The questions about who has reported, who is late, and what is due next."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reconciliation import queries as reconciliation
from salur.reporting.domain import deadlines
from salur.reporting.domain.deadlines import Standing
from salur.reporting.domain.states import State
from salur.reporting.domain.writing import region_name
from salur.reporting.queries.realisation import as_of
from salur.reporting.queries.reports import newest_of_month


@dataclass(frozen=True)
class KabkotaStanding:
    """How a kab/kota stands with one programme's report of a month."""

    code: str
    name: str
    path: str
    program: Program
    standing: Standing
    state: State | None
    report_id: UUID | None
    number: str
    reconciled: bool
    due_on: dt.date


@dataclass(frozen=True)
class Deadline:
    """One month's deadline: how many reports it waits for, and how many days are left."""

    period: Period
    due_on: dt.date
    days_left: int
    expected: int
    outstanding: int


def standings(period: Period, path: str, today: dt.date) -> tuple[KabkotaStanding, ...]:
    """Give every kab/kota at or under `path` and programme that owes a report of `period`.

    It owes one where it has a frozen list, a published reconciliation or a report of that month.
    It is due on the day that the parameter `signoff_due_day` sets for its programme, place and
    month. Five queries, whatever the number of families.
    """
    regions = {one.code: one for one in places.regions_under(path, Level.KABKOTA, period.last_day)}
    reports = {(row.code, row.program): row for row in newest_of_month(period.number, path)}
    reconciled = {
        (version.code, Program(version.program))
        for version in reconciliation.current_versions(None, period.number, path)
    }
    listed = {(one.kode_wilayah, one.program) for one in programs.frozen_lists(period, path)}
    due_days = programs.parameters_named("signoff_due_day", period.first_day)
    found = []
    for code, program in sorted({*reports, *reconciled, *listed}):
        region = regions.get(code)
        if region is None:  # what has no kab/kota reports to nobody
            continue
        row = reports.get((code, program))
        state = row.state if row else None
        due = deadlines.due_on(period, due_days.at(program, region.path))
        found.append(
            KabkotaStanding(
                code=code,
                name=region_name(region.name),
                path=region.path,
                program=program,
                standing=deadlines.standing(state, due, today),
                state=state,
                report_id=row.id if row else None,
                number=row.number if row else "",
                reconciled=(code, program) in reconciled,
                due_on=due,
            )
        )
    return tuple(found)


def next_deadlines(path: str, today: dt.date, months: int = 3) -> tuple[Deadline, ...]:
    """Give the deadlines of the last `months` months that are over, oldest first, while any
    report of theirs is outstanding; the newest is there while any report of it is owed.

    Where reports of a month are due on different days it is the first that is outstanding.
    """
    newest = as_of(today)
    found = []
    for back in range(months - 1, -1, -1):
        period = newest.shift(-back)
        owed = standings(period, path, today)
        waiting = [one.due_on for one in owed if one.standing != "reported"]
        if waiting or (owed and back == 0):
            due = min(waiting or (one.due_on for one in owed))
            found.append(Deadline(period, due, (due - today).days, len(owed), len(waiting)))
    return tuple(found)
