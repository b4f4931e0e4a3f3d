"""How far an area's rice is, and what went otherwise: facts in, state and marks out."""

import itertools
from dataclasses import replace

import pytest

from salur.distribution.domain import Life, Mark, RiceFacts, life_of, marks_of

# requested, released, shipped, arrived, rejected, replaced, at village, handed, returned, several
CASES = {
    "nobody asked": ((0, 0, 0, 0, 0, 0, 0, 0, 0, False), Life.ALLOCATED, [Mark.NO_SPA]),
    "asked": ((60, 0, 0, 0, 0, 0, 0, 0, 0, False), Life.SPA_ISSUED, []),
    "asked for months": ((60, 0, 0, 0, 0, 0, 0, 0, 0, True), Life.SPA_ISSUED, [Mark.DEFERRED]),
    "released": ((60, 60, 0, 0, 0, 0, 0, 0, 0, False), Life.DO_ISSUED, []),
    "released in part": ((60, 50, 0, 0, 0, 0, 0, 0, 0, False), Life.DO_ISSUED, [Mark.SHORT]),
    "sent off": ((60, 60, 60, 0, 0, 0, 0, 0, 0, True), Life.SHIPPED, [Mark.DEFERRED]),
    "arrived": ((60, 60, 60, 60, 0, 0, 0, 0, 0, True), Life.AT_TD, []),
    "arrived short": ((60, 60, 60, 59, 0, 0, 0, 0, 0, False), Life.AT_TD, [Mark.SHORT]),
    "weevils": ((60, 60, 60, 60, 10, 0, 0, 0, 0, False), Life.AT_TD, [Mark.QUALITY_REJECT]),
    "sent again": ((60, 60, 60, 60, 10, 10, 0, 0, 0, False), Life.AT_TD,
                   [Mark.SHORT, Mark.REPLACED]),
    "came again": ((60, 60, 60, 70, 10, 10, 0, 0, 0, False), Life.AT_TD, [Mark.REPLACED]),
    "short and rejected": ((60, 60, 60, 59, 10, 4, 0, 0, 0, False), Life.AT_TD,
                           [Mark.SHORT, Mark.QUALITY_REJECT]),
    "at the village": ((60, 60, 60, 60, 0, 0, 30, 0, 0, False), Life.AT_TB, []),
    "handed": ((60, 60, 0, 60, 0, 0, 0, 60, 0, False), Life.DISTRIBUTED, []),
    "some left": ((60, 60, 0, 60, 0, 0, 0, 50, 10, False), Life.DISTRIBUTED, [Mark.UNABSORBED]),
    "came, and nobody had asked": ((0, 0, 0, 60, 0, 0, 0, 0, 0, False), Life.AT_TD,
                                   [Mark.NO_SPA]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_rice_is_where_its_documents_put_it(case: str) -> None:
    values, life, marks = CASES[case]
    facts = RiceFacts(*values)
    assert life_of(facts) is life
    assert list(marks_of(facts)) == marks


def test_more_of_a_step_never_takes_the_rice_back() -> None:
    steps = ("requested", "released", "shipped", "arrived", "at_village", "handed")
    for values in itertools.product((0, 60), repeat=len(steps)):
        facts = RiceFacts(**dict(zip(steps, values, strict=True)))
        for step in steps:
            further = replace(facts, **{step: getattr(facts, step) + 60})
            assert list(Life).index(life_of(further)) >= list(Life).index(life_of(facts))
