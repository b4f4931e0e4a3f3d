"""Whatever people do in whatever order, a report only ever takes steps of its table."""

import uuid
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.access.actions import enter_scope
from salur.kernel.refused import Refused
from salur.reporting import queries
from salur.reporting.domain.states import State, changes
from tests.integration.reporting.world import World
from tests.often import often

pytestmark = pytest.mark.django_db
WHO = ("operator", "head", "bank", "bulog", "province", "ministry")
VERBS = (
    "draft_report", "sign_report", "attach_scan", "send_report", "accept_report", "return_report",
    "lock_report", "reverse",
)  # fmt: skip
_MORE: dict[str, dict[str, object]] = {
    "return_report": {"reason": "Periksa kembali angkanya."},
    "attach_scan": {"file_name": "a.pdf", "data": b"%PDF-1"},
}
# Walks that lean towards what comes next, else hardly one would reach the end.
_STEP = st.one_of(
    st.sampled_from(
        [("operator", "draft_report"), ("head", "sign_report"), ("bank", "sign_report"),
         ("head", "send_report"), ("province", "accept_report"), ("ministry", "lock_report")]
    ),
    st.tuples(st.sampled_from(WHO), st.sampled_from(VERBS)),
)  # fmt: skip


class _TakenBackError(Exception):
    """This takes a walk's rows back."""


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    made = World(tmp_path)
    made.march()
    return made


@settings(
    max_examples=often(6, 15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_STEP, min_size=3, max_size=14))
def test_random_walks_never_leave_the_table(world: World, walk: list[tuple[str, str]]) -> None:
    files = {contract: list(given) for contract, given in world.files.items()}
    try:
        with transaction.atomic():
            _walk(world, walk)
            raise _TakenBackError
    except _TakenBackError:
        world.files = files


def _walk(world: World, walk: list[tuple[str, str]]) -> None:
    states: dict[uuid.UUID, State] = {}
    newest: uuid.UUID | None = None
    reversals = iter((1, 2))
    for who, verb in walk:
        try:
            with transaction.atomic():
                if verb == "reverse":
                    number = next(reversals, None)
                    if number is not None:
                        world.reverse(number)
                elif verb == "draft_report":
                    version = world.version_id()
                    newest = world.act(verb, getattr(world, who), version_id=version).report_id
                elif newest is not None:
                    more = _MORE.get(verb, {})
                    world.act(verb, getattr(world, who), report_id=newest, **more)
        except Refused:
            pass
        _check(world, states)


def _check(world: World, states: dict[uuid.UUID, State]) -> None:
    enter_scope(world.ministry)
    rows = queries.reports_page("id")
    for row in rows:
        before = states.get(row.id)
        if before is None:
            assert row.state == State.DRAFT
        elif before != row.state:
            assert (before, row.state) in changes()
        complete = row.signed == row.parties
        assert complete or row.state in (State.DRAFT, State.REPLACED)
        assert queries.is_intact(row.id)
        assert (queries.signed_pdf(row.id) is not None) == complete
        states[row.id] = row.state
    under_way = [r for r in rows if r.state in (State.DRAFT, State.SIGNED, State.SENT)]
    assert len(under_way) <= 1
    assert sorted(row.version for row in rows) == list(range(1, len(rows) + 1))
