"""A state machine as a table: which step leads from which state to which, and who may take it.

Every machine of this capability has this shape. The database holds a copy of the table and refuses
what does not stand in it; the page of machines draws it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_DELETE = "DELETE FROM coordination_step WHERE machine = "
_INSERT = "INSERT INTO coordination_step (machine, before, verb, who, after) VALUES ("


@dataclass(frozen=True)
class Step:
    """One arrow: from a state, by a verb, of somebody, to a state (the same where it tells)."""

    before: str
    verb: str
    who: str
    after: str


@dataclass(frozen=True)
class Machine:
    """A machine with the state that it begins in; what does not stand in `steps` is forbidden."""

    name: str
    first: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        leads: dict[tuple[str, str], str] = {}
        for step in self.steps:
            if leads.setdefault((step.before, step.verb), step.after) != step.after:
                raise ValueError(f"{self.name}: {step.verb} leads from {step.before} to two states")

    @property
    def states(self) -> tuple[str, ...]:
        """Give every state, the first one first, then as the steps name them."""
        named = (state for step in self.steps for state in (step.before, step.after))
        return tuple(dict.fromkeys((self.first, *named)))

    @property
    def verbs(self) -> tuple[str, ...]:
        """Give every verb, as the steps name them."""
        return tuple(dict.fromkeys(step.verb for step in self.steps))

    def next(self, state: str, verb: str) -> str | None:
        """Give where `verb` leads from `state`, None where it is forbidden there."""
        return next((s.after for s in self.steps if (s.before, s.verb) == (state, verb)), None)

    def who(self, state: str, verb: str) -> frozenset[str]:
        """Give who may take `verb` in `state`; nobody where it is forbidden."""
        return frozenset(s.who for s in self.steps if (s.before, s.verb) == (state, verb))

    def ends(self) -> tuple[str, ...]:
        """Give the states that no step leaves, but to come back to them."""
        leaving = {step.before for step in self.steps if step.before != step.after}
        return tuple(state for state in self.states if state not in leaving)

    def beginnings(self) -> frozenset[str]:
        """Give the states that a row may begin in: the first, and where data takes it at once."""
        at_once = (s.after for s in self.steps if s.before == self.first and s.who == "data")
        return frozenset((self.first, *at_once))


def steps_of(verb: str, who: str, after: str, *before: str) -> tuple[Step, ...]:
    """Give the same arrow from several states."""
    return tuple(Step(state, verb, who, after) for state in before)


def staying(verb: str, who: str, *states: str) -> tuple[Step, ...]:
    """Give a verb that tells something in several states and changes none of them."""
    return tuple(Step(state, verb, who, state) for state in states)


def table_sql(machines: Iterable[Machine]) -> str:
    """Give the SQL that writes machines into `coordination_step`, in the place of what was there.

    Names are identifiers of this program, never anybody's words.
    """
    return "".join(
        _DELETE + _quoted(machine.name) + ";\n" + "".join(_inserted(machine.name, machine.steps))
        for machine in machines
    )


def _inserted(machine: str, steps: Iterable[Step]) -> Iterable[str]:
    for step in steps:
        values = (machine, step.before, step.verb, step.who, step.after)
        yield _INSERT + ", ".join(map(_quoted, values)) + ");\n"


def _quoted(text: str) -> str:
    if not text.replace("_", "").isalnum() or not text.isascii():
        raise ValueError(f"not a name of a machine: {text!r}")
    return f"'{text}'"
