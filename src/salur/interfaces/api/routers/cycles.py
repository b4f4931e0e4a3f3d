"""Cycles: the list, and one of them with what it expects."""

from uuid import UUID

from django.http import Http404
from ninja import Query, Router

from salur.distribution import queries as distribution
from salur.interfaces.api import keys
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.places import path_of
from salur.interfaces.api.schemas import cycles as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS
from salur.kernel.period import Period
from salur.kernel.program import Program

router = Router()


@router.get(
    "/cycles",
    response={200: shapes.CyclesPage, **READ_ERRORS},
    summary="Cycles, newest month first",
)
@reading("cycle.read")
def list_cycles(request: Called, asked: Query[shapes.CyclesAsked]) -> shapes.CyclesPage:
    """Gives the cycles of the scope, each with what is missing in it."""
    page = distribution.cycle_lines(
        path_of(request.auth, "cycle.read", asked.region),
        program=None if asked.program is None else Program(asked.program),
        period=None if asked.period is None else Period.parse(asked.period),
        after=keys.unpacked(asked.after, int, str, str),
        limit=asked.size,
    )
    return shapes.CyclesPage(
        items=[
            shapes.CycleLine(
                **shapes.cycle_values(line.cycle, line.outdated),
                expected=line.expected,
                missing=sorted({row.contract for row in line.missing}),
            )
            for line in page.lines
        ],
        next=None if page.next_after is None else keys.packed(*page.next_after),
    )


@router.get(
    "/cycles/{cycle_id}", response={200: shapes.CycleDetail, **READ_ERRORS}, summary="One cycle"
)
@reading("cycle.read")
def get_cycle(request: Called, cycle_id: UUID) -> shapes.CycleDetail:
    """Gives one cycle: who owes it which file until when, and what has come."""
    view = distribution.cycle_view(cycle_id)
    if view is None:
        raise Http404
    return shapes.CycleDetail(
        **shapes.cycle_values(view.cycle, view.outdated),
        expected_evidence=[shapes.expected(row) for row in view.expected],
        steps=[
            shapes.Step(event=step.event, state=step.target.value, at=step.at)
            for step in view.history
        ],
    )
