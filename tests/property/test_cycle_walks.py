"""Whatever happens to a cycle in whatever order, it never stands where the table does not lead."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.distribution.domain import (
    LADDER,
    Facts,
    State,
    Step,
    is_legal,
    order_against_list,
    rank,
    state_of,
    steps_to,
)
from salur.distribution.pipeline import orders
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.queries import ListLine
from tests.often import often

_FACTS = st.builds(Facts, **{field.name: st.booleans() for field in fields(Facts)})
_PROGRAMS = st.sampled_from(Program)
FAMILIES = [f"KPM{n}" for n in range(6)]


@given(_PROGRAMS, st.lists(_FACTS, max_size=12))
def test_a_walk_over_any_facts_makes_legal_moves_that_join(
    program: Program, walk: list[Facts]
) -> None:
    state, frozen = State.OPEN, False
    for facts in walk:
        frozen = frozen or facts.list_frozen  # a list is never taken back
        known = replace(facts, list_frozen=frozen)
        for step in steps_to(program, state, known):
            assert step.source is state and is_legal(program, step), step
            state = step.target
        assert state is state_of(program, known)
        assert steps_to(program, state, known) == ()
        assert (state is State.OPEN) == (not frozen)


@given(_PROGRAMS, _FACTS)
def test_without_a_publication_nothing_is_closed_and_without_a_list_nothing_is_reconciled(
    program: Program, facts: Facts
) -> None:
    state = state_of(program, facts)
    assert facts.list_frozen or state is State.OPEN
    assert facts.reconciled or rank(program, state) < rank(program, State.RECONCILED)
    assert facts.closed or state is not State.CLOSED


@given(_PROGRAMS, _FACTS, st.sampled_from([field.name for field in fields(Facts)]))
def test_one_more_fact_never_takes_a_cycle_down(program: Program, facts: Facts, name: str) -> None:
    more = replace(facts, **{name: True})
    assert rank(program, state_of(program, more)) >= rank(program, state_of(program, facts))


def test_the_facts_of_a_programme_in_order_lead_up_its_ladder_and_no_other_way() -> None:
    for program, ladder in LADDER.items():
        for height, state in enumerate(ladder):
            known = Facts(**{one.lower(): True for one in ladder[1 : height + 1]})
            assert state_of(program, known) is state
        assert not is_legal(program, Step(State.OPEN, "reconciled", State.RECONCILED))
        assert not is_legal(program, Step(State.CLOSED, "withdrawn", State.RECONCILED))
        assert not is_legal(program, Step(State.LIST_FROZEN, "withdrawn", State.OPEN))


@pytest.mark.django_db
@settings(
    max_examples=often(10, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(st.sampled_from(FAMILIES), st.booleans()),
    st.lists(st.tuples(st.sampled_from(FAMILIES), st.integers(1, 9), st.booleans()), max_size=12),
)
def test_the_engine_counts_orders_like_the_plain_function(
    tmp_path_factory: object, listed: dict[str, bool], lines: list[tuple[str, int, bool]]
) -> None:
    path = Path(tmp_path_factory.mktemp("orders")) / "perintah.csv"  # type: ignore[attr-defined]
    path.write_text(
        "no_spm,periode,id_kpm,kode_wilayah,bank,no_rekening,nominal\n"
        + "".join(
            f"S,2019-03,{family},{'6201022001' if here else '6202022001'},BRI,1234567890,{amount}\n"
            for family, amount, here in lines
        )
    )
    rows = [ListLine(family, "6201022001", payable, 1) for family, payable in listed.items()]
    counts, _ = orders.check(Period(2019, 3), "6201", rows, {"perintah": [path]})
    assert counts == order_against_list(listed, [line[:2] for line in lines if line[2]])
