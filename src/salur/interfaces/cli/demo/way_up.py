"""Takes March up: provinces compile what they accepted, Wilayah II compiles the provinces.

One province's recapitulation waits at the Wilayah, so that the ministry's page shows who is late;
everywhere somebody else verifies and signs than compiled.
"""

from contextlib import suppress
from uuid import UUID

from salur.interfaces.cli.demo.asked import MONTHS, PROVINCES, month_end
from salur.interfaces.cli.demo.reports import Actors, Count, acting
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.reporting import actions

_MARCH = MONTHS[0]
_AT = month_end(MONTHS[1])
_WAITS = "65"


def take_up(actors: Actors, count: Count) -> None:
    """Compile, pass on and accept March of every province, then of Wilayah II."""
    steps = [(program, code) for program in Program for code in (*PROVINCES, "")]
    for number, (program, code) in enumerate(steps, start=1):
        role, office = ("province", f"DINSOS-{code}") if code else ("ministry", "WILAYAH-II")
        with suppress(Refused):  # a province that accepted nothing has nothing to pass on
            made = _compile(actors, role, office, program)
            if code != _WAITS:
                _accept(actors, made, "KEMENSOS" if not code else "WILAYAH-II")
        count(office, number, len(steps))


def _compile(actors: Actors, role: str, office: str, program: Program) -> UUID:
    compiler, head = actors[role, office], actors[f"{role} head", office]
    key = f"demo {program} {office}"
    with acting(compiler):
        made = actions.compile_report(
            program=program, period=_MARCH, by=compiler, at=_AT, key=key
        ).compilation_id
    with acting(head):
        actions.pass_compilation(compilation_id=made, by=head, at=_AT, key=key)
    return made


def _accept(actors: Actors, made: UUID, office: str) -> None:
    by = actors["ministry", office]
    with acting(by):
        actions.accept_compilation(compilation_id=made, by=by, at=_AT, key=f"demo {made}")
