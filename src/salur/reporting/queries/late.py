"""What the calendar and the quotas want as obstacles: read over every capability for one day."""

import datetime as dt
from collections.abc import Iterable, Sequence

from salur.distribution.queries import DueDays
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, RegionCode
from salur.programs import queries as programs
from salur.reporting.domain.obstacles import (
    QuotaSaid,
    Wanted,
    late_steps,
    never_begun,
    once_each,
    quota_gaps,
    with_figures,
)
from salur.reporting.queries.calendar import calendar_of_month

_BACK, _AHEAD = 3, 1  # months around today's whose steps may become late


def months_around(today: dt.date, also: Iterable[int] = ()) -> tuple[Period, ...]:
    """Give the months whose steps are looked at: those around today, and any other asked for."""
    this = Period(today.year, today.month)
    around = {this.shift(step) for step in range(-_BACK, _AHEAD + 1)}
    return tuple(sorted(around | {Period.from_number(number) for number in also}))


def wanted_on(periods: Sequence[Period], today: dt.date) -> tuple[Wanted, ...]:
    """Give every obstacle that the calendar and the quotas of some months want on a day."""
    quotas = programs.listed.with_quota(periods, NATION)
    found: list[Wanted] = []
    for period in periods:
        found += _of_month(period, quotas, today)
    return once_each(found)


def _of_month(
    period: Period, quotas: Iterable[tuple[Program, int, str]], today: dt.date
) -> tuple[Wanted, ...]:
    calendars = calendar_of_month(NATION, period, tuple(map(str, Program)))
    steps = [(one.code, entry) for one in calendars for entry in one.entries]
    found = [*late_steps(steps, period, today)]
    begun = {(one.program, one.code) for one in calendars}
    days = DueDays(period)
    for program, month, code in sorted(quotas):
        if month == period.number and (program, code) not in begun:
            held = days.at(program, RegionCode(code).path)
            found += never_begun(program, code, period, held, today)
    families: dict[tuple[Program, str], int] = {}
    for program in Program:
        said = programs.quotas(program, period, NATION)
        found += quota_gaps(
            program, period, [QuotaSaid(q.kode_wilayah, q.claimed) for q in said], today
        )
        families |= {(program, q.kode_wilayah): q.kpm or q.listed for q in said}
    entitled = {program: programs.entitlement(program, period) for program in Program}
    return with_figures(found, families, entitled)
