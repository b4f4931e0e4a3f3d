"""The calendar of a month over all capabilities: the steps of cycles, with reports and changes."""

from collections.abc import Collection

from salur.distribution import queries as distribution
from salur.distribution.domain.calendar import QUARTERS
from salur.distribution.queries import CycleCalendar, Told
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.registry import queries as registry
from salur.reporting import models
from salur.reporting.domain.states import State

_SENT = frozenset({State.SENT, State.ACCEPTED, State.LOCKED})


def calendar_of_month(
    path: str, period: Period, programs: Collection[str]
) -> tuple[CycleCalendar, ...]:
    """Give every step of every kab/kota's month at or under `path`; six questions at most."""
    rows = models.Report.objects.filter(
        period=period.number, path__within=path, correction__isnull=True
    )
    reports = rows.values_list("program", "code", "state")
    told = Told(
        signed={(Program(one), code) for one, code, state in reports if state == State.SIGNED},
        sent={(Program(one), code) for one, code, state in reports if state in _SENT},
    )
    waiting: Collection[str] = ()
    if period.month in QUARTERS and Program.BPNT in programs:
        waiting = registry.kabkota_with_open_changes(path)
    return distribution.calendar(path, period, told, programs_asked=programs, waiting=waiting)
