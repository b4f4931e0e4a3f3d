"""Opens a month's cycles and freezes their lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.interfaces.cli.demo.asked import PROVINCES, month_end
from salur.interfaces.cli.demo.crew import Crew
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.simulation.queries import ServedArea, served_areas


@dataclass(frozen=True)
class _Freezing:
    area: ServedArea
    period: Period
    by: Actor


def open_and_freeze(
    crew: Crew,
    period: Period,
    actors: Mapping[tuple[str, str], Actor],
    count: Callable[[str, int, int], None],
) -> int:
    """Open every cycle of the month and freeze its list; give the families listed."""
    areas = served_areas(PROVINCES, period)
    for program in Program:
        codes = [area.kab for area in areas if area.program is program]
        if codes:
            _open(program, period, codes)
    pieces = [_Freezing(area, period, actors["operator", f"DINSOS-{area.kab}"]) for area in areas]
    for number, area in enumerate(crew.each(_freeze, pieces), start=1):
        count(area, number, len(areas))
    return len(areas)


@transaction.atomic
def _open(program: Program, period: Period, codes: list[str]) -> None:
    enter_scope(SYSTEM)
    actions.open_cycles(
        program=program,
        period=period,
        codes=codes,
        by=SYSTEM,
        at=month_end(period),
        key=f"demo {program} {period}",
    )


@transaction.atomic
def _freeze(asked: _Freezing) -> str:
    enter_scope(asked.by)
    area = asked.area
    one = queries.cycle_of(area.program, asked.period, area.kab)
    assert one is not None, "the cycle was opened just now"
    actions.freeze_list(
        cycle_id=one.id,
        within=area.within,
        by=asked.by,
        at=month_end(asked.period),
        key=f"demo {one.id}",
    )
    return area.kab
