"""Whatever a province and its Wilayah do, what goes up only ever takes steps of its table."""

import uuid
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.access.actions import enter_scope
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.reporting import queries
from salur.reporting.domain.ladder import changes
from salur.reporting.domain.states import State
from tests.integration.reporting.test_way_up import MARCH, People, accepted, compiled, do
from tests.integration.reporting.world import World
from tests.often import often

pytestmark = pytest.mark.django_db
_STEP = st.sampled_from(("compile", "pass", "pass", "accept", "return", "correct"))


class _TakenBackError(Exception):
    """This takes a walk's rows back."""


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    made = World(tmp_path)
    made.march()
    accepted(made)
    return made


@settings(
    max_examples=often(3, 60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_STEP, min_size=3, max_size=9))
def test_walks_through_returns_and_corrections_never_leave_the_table(
    world: World, walk: list[str]
) -> None:
    files = {contract: list(given) for contract, given in world.files.items()}
    try:
        with transaction.atomic():
            _walk(world, People(world), walk)
            raise _TakenBackError
    except _TakenBackError:
        world.files = files


def _walk(world: World, people: People, walk: list[str]) -> None:
    states: dict[uuid.UUID, State] = {}
    kept: dict[uuid.UUID, str] = {}
    newest = compiled(people.province).compilation_id
    reversals = iter((1, 2))
    for what in walk:
        one = {"compilation_id": newest}
        try:
            with transaction.atomic():
                if what == "compile":
                    newest = compiled(people.province).compilation_id
                elif what == "pass":
                    do("pass_compilation", people.province_head, **one)
                elif what == "accept":
                    do("accept_compilation", people.wilayah, **one)
                elif what == "return":
                    do("return_compilation", people.wilayah, reason="Periksa lagi.", **one)
                elif (number := next(reversals, None)) is not None:
                    world.reverse(number)
                    accepted(world)
        except Refused:
            pass
        _check(people, newest, states, kept)


def _check(
    people: People, newest: uuid.UUID, states: dict[uuid.UUID, State], kept: dict[uuid.UUID, str]
) -> None:
    enter_scope(people.ministry)
    detail = queries.compilation(newest)
    assert detail is not None and detail.row.id == detail.versions[0].id, "the newest stands first"
    reports = queries.accepted_reports(Program.BPNT, MARCH, ["id"])
    assert {row.code for row in detail.content.counted} <= set(reports)
    for row in detail.versions:
        before = states.get(row.id, State.DRAFT)
        assert before == row.state or (before, row.state) in changes()
        assert queries.compilation_is_intact(row.id)
        assert kept.setdefault(row.id, row.digest) == row.digest
        states[row.id] = row.state
    numbers = [row.version for row in detail.versions]
    assert numbers == list(range(len(numbers), 0, -1))
    under_way = [row for row in detail.versions if row.state in (State.DRAFT, State.SENT)]
    assert len(under_way) <= 1
