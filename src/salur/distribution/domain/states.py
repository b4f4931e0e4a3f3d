"""Where a cycle stands: the states of each programme, and which event leads from which to which.

A state is what the facts of a cycle make of it: `state_of` climbs the table from OPEN by every
event whose fact holds. So the same facts give the same state in whatever order they came, and
evidence that is withdrawn takes the cycle down by the same table.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salur.kernel.program import Program


class State(enum.StrEnum):
    """How far a cycle is."""

    OPEN = "OPEN"
    LIST_FROZEN = "LIST_FROZEN"
    ORDERED = "ORDERED"
    REPORTED = "REPORTED"
    SPA_PREPARED = "SPA_PREPARED"
    SPA_APPROVED = "SPA_APPROVED"
    RELEASED = "RELEASED"
    ARRIVED = "ARRIVED"
    HANDED = "HANDED"
    RECONCILED = "RECONCILED"
    CLOSED = "CLOSED"


class Event(enum.StrEnum):
    """What moves a cycle up, and each is the name of the fact that lets it happen."""

    LIST_FROZEN = "list_frozen"
    ORDERED = "ordered"
    REPORTED = "reported"
    SPA_PREPARED = "spa_prepared"
    SPA_APPROVED = "spa_approved"
    RELEASED = "released"
    ARRIVED = "arrived"
    HANDED = "handed"
    RECONCILED = "reconciled"
    CLOSED = "closed"


# What moves a cycle down or back: evidence withdrawn, a draft replaced, a later version published.
WITHDRAWN = "withdrawn"
REOPENED = "reopened"

LADDER: Mapping[Program, tuple[State, ...]] = MappingProxyType(
    {
        Program.BPNT: (
            State.OPEN,
            State.LIST_FROZEN,
            State.ORDERED,
            State.REPORTED,
            State.RECONCILED,
            State.CLOSED,
        ),
        Program.RASTRA: (
            State.OPEN,
            State.LIST_FROZEN,
            State.SPA_PREPARED,
            State.SPA_APPROVED,
            State.RELEASED,
            State.ARRIVED,
            State.HANDED,
            State.RECONCILED,
            State.CLOSED,
        ),
    }
)

# The moves upwards; of two that a cycle may take, the one that stands first. A month in which a
# party stays silent is reconciled all the same (what it owes has a class of its own there), so
# RECONCILED is reached from every state that has its list.
_UP: Mapping[Program, tuple[tuple[State, Event, State], ...]] = MappingProxyType(
    {
        Program.BPNT: (
            (State.OPEN, Event.LIST_FROZEN, State.LIST_FROZEN),
            (State.LIST_FROZEN, Event.ORDERED, State.ORDERED),
            (State.ORDERED, Event.REPORTED, State.REPORTED),
            (State.LIST_FROZEN, Event.RECONCILED, State.RECONCILED),
            (State.ORDERED, Event.RECONCILED, State.RECONCILED),
            (State.REPORTED, Event.RECONCILED, State.RECONCILED),
            (State.RECONCILED, Event.CLOSED, State.CLOSED),
        ),
        Program.RASTRA: (
            (State.OPEN, Event.LIST_FROZEN, State.LIST_FROZEN),
            (State.LIST_FROZEN, Event.SPA_PREPARED, State.SPA_PREPARED),
            (State.SPA_PREPARED, Event.SPA_APPROVED, State.SPA_APPROVED),
            (State.SPA_APPROVED, Event.RELEASED, State.RELEASED),
            (State.RELEASED, Event.ARRIVED, State.ARRIVED),
            (State.ARRIVED, Event.HANDED, State.HANDED),
            (State.LIST_FROZEN, Event.RECONCILED, State.RECONCILED),
            (State.SPA_PREPARED, Event.RECONCILED, State.RECONCILED),
            (State.SPA_APPROVED, Event.RECONCILED, State.RECONCILED),
            (State.RELEASED, Event.RECONCILED, State.RECONCILED),
            (State.ARRIVED, Event.RECONCILED, State.RECONCILED),
            (State.HANDED, Event.RECONCILED, State.RECONCILED),
            (State.RECONCILED, Event.CLOSED, State.CLOSED),
        ),
    }
)


@dataclass(frozen=True)
class Facts:
    """What is true of a cycle; only the list is never taken back."""

    list_frozen: bool = False
    ordered: bool = False
    reported: bool = False
    spa_prepared: bool = False
    spa_approved: bool = False
    released: bool = False
    arrived: bool = False
    handed: bool = False
    reconciled: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Step:
    """One move of a cycle."""

    source: State
    event: str
    target: State


def state_of(program: Program, facts: Facts) -> State:
    """Give the state that the facts make."""
    return _climb(program, State.OPEN, facts)[0]


def steps_to(program: Program, state: State, facts: Facts) -> tuple[Step, ...]:
    """Give the moves by which a cycle in `state` comes to where its facts put it.

    Upwards by the events of the table, one by one; what has to go down goes in one move.
    """
    target = state_of(program, facts)
    reached, steps = _climb(program, state, facts)
    if reached is target:
        return steps
    event = REOPENED if state is State.CLOSED else WITHDRAWN
    return (Step(state, event, target),)


def rank(program: Program, state: State) -> int:
    """Give how high a state stands; ValueError where the programme has no such state."""
    return LADDER[program].index(state)


def is_legal(program: Program, step: Step) -> bool:
    """Say whether the table knows this move."""
    up = {(source, str(event), target) for source, event, target in _UP[program]}
    if (step.source, step.event, step.target) in up:
        return True
    down = rank(program, step.target) < rank(program, step.source)
    keeps_list = step.target is not State.OPEN
    if step.source is State.CLOSED:
        return down and keeps_list and step.event == REOPENED
    return down and keeps_list and step.event == WITHDRAWN


def _climb(program: Program, start: State, facts: Facts) -> tuple[State, tuple[Step, ...]]:
    state = start
    steps: list[Step] = []
    while True:
        found = next(
            (
                Step(source, event, target)
                for source, event, target in _UP[program]
                if source is state and getattr(facts, event)
            ),
            None,
        )
        if found is None:
            return state, tuple(steps)
        steps.append(found)
        state = found.target
