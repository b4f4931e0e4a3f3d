"""Who reads which events: one's regions, one's organisation, nothing else."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.audit import actions, queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
OFFICE, BANK = uuid.uuid4(), uuid.uuid4()
BUDI = Actor(uuid.uuid4(), OFFICE, frozenset({"operator"}), ("id.62.01",), "Budi")
TELLER = Actor(uuid.uuid4(), BANK, frozenset({"bank"}), ("id.62",), "Sari")


@pytest.fixture(autouse=True)
def events() -> None:
    for number, (by, path) in enumerate(
        [(BUDI, "id.62.01"), (TELLER, "id.62.01"), (TELLER, "id.62.02"), (BUDI, None)]
    ):
        actions.record(action="test.done", by=by, at=AT, subject=("thing", number), path=path)


def _seen() -> list[str]:
    return [event.subject_id for event in queries.events_page().events]


def test_without_a_scope_no_event_is_read() -> None:
    assert _seen() == []


def test_an_office_reads_its_region_and_its_own() -> None:
    enter_scope(BUDI)
    assert _seen() == ["3", "1", "0"]
    enter_scope(replace(BUDI, organisation_id=uuid.uuid4(), roles=frozenset({"auditor"})))
    assert _seen() == ["1", "0"]


def test_a_bank_reads_only_its_own_even_within_its_regions() -> None:
    enter_scope(TELLER)
    assert _seen() == ["2", "1"]


def test_pages_follow_by_key_and_filters_hold() -> None:
    enter_scope(replace(BUDI, paths=("id",)))
    first = queries.events_page(size=3)
    assert ([e.subject_id for e in first.events], first.next_before is not None) == (
        ["3", "2", "1"], True,
    )  # fmt: skip
    rest = queries.events_page(size=3, before=first.next_before)
    assert ([e.subject_id for e in rest.events], rest.next_before) == (["0"], None)
    assert [e.subject_id for e in queries.events_page(path="id.62.02").events] == ["2"]
    assert [e.actor_name for e in queries.events_page(subject=("thing", 3)).events] == ["Budi"]
    story = queries.events_of([("thing", 0), ("thing", 2), ("other", 1)])
    assert [e.subject_id for e in story] == ["0", "2"]
