"""All that the page of one cycle shows, and the lines of the list of cycles."""

from dataclasses import dataclass
from uuid import UUID

from salur.distribution.domain import LADDER, Expected, State
from salur.distribution.queries.cycles import (
    PAGE,
    Cycle,
    CycleStep,
    Key,
    cycle,
    cycles_page,
    key_of,
    steps_of,
)
from salur.distribution.queries.expected import expected_of, links_of, outdated
from salur.distribution.queries.requests import KeptCheck, Spa, order_against_list, spas_of
from salur.kernel.period import Period
from salur.kernel.program import Program


@dataclass(frozen=True)
class Rung:
    """One state on a cycle's way: the move that last led there, None where it was not reached."""

    state: State
    reached: CycleStep | None
    is_current: bool


@dataclass(frozen=True)
class CycleView:
    """One cycle with its way, what it expects, what is out of date, its requests and checks."""

    cycle: Cycle
    rungs: tuple[Rung, ...]
    history: tuple[CycleStep, ...]
    expected: tuple[Expected, ...]
    outdated: tuple[str, ...]
    spas: tuple[Spa, ...]
    orders: KeptCheck | None


@dataclass(frozen=True)
class CycleLine:
    """One cycle in a list: how much it expects, what of it is missing, whether it is outdated."""

    cycle: Cycle
    expected: int
    missing: tuple[Expected, ...]
    outdated: tuple[str, ...]


@dataclass(frozen=True)
class CyclePage:
    """A page of cycles; `next_after` is the key of the page that follows."""

    lines: tuple[CycleLine, ...]
    next_after: Key | None


def cycle_view(cycle_id: UUID) -> CycleView | None:
    """Give what the page of one cycle shows, None where none is in scope."""
    one = cycle(cycle_id)
    if one is None:
        return None
    history, links = steps_of(cycle_id), links_of([one])
    return CycleView(
        cycle=one,
        rungs=_rungs(one, history),
        history=history,
        expected=expected_of([one], links=links)[one.id],
        outdated=outdated([one], links)[one.id],
        spas=spas_of(cycle_id) if one.program is Program.RASTRA else (),
        orders=order_against_list(cycle_id) if one.program is Program.BPNT else None,
    )


def cycle_lines(
    path: str,
    *,
    program: Program | None = None,
    period: Period | None = None,
    state: State | None = None,
    after: Key | None = None,
    limit: int = PAGE,
) -> CyclePage:
    """Give a page of cycles at or under `path`, newest month first, in seven queries."""
    found = cycles_page(
        path, program=program, period=period, state=state, after=after, limit=limit + 1
    )
    shown = found[:limit]
    links = links_of(shown)
    expected, stale = expected_of(shown, links=links), outdated(shown, links)
    lines = tuple(
        CycleLine(
            one,
            len(expected[one.id]),
            tuple(row for row in expected[one.id] if row.status in ("missing", "received")),
            stale[one.id],
        )
        for one in shown
    )
    return CyclePage(lines, key_of(shown[-1]) if len(found) > limit else None)


def _rungs(one: Cycle, history: tuple[CycleStep, ...]) -> tuple[Rung, ...]:
    ladder = LADDER[one.program]
    height = ladder.index(one.state)
    reached = {step.target: step for step in history}
    return tuple(
        Rung(state, reached.get(state) if place <= height else None, place == height)
        for place, state in enumerate(ladder)
    )
