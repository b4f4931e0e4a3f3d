"""SIGKILL while publishing: a month is published whole or not at all, and never twice."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.conftest import copied_database, looking_at
from tests.integration.reconciliation import month
from tests.integration.reconciliation.killed import COMMITTED, STAGES
from tests.integration.reconciliation.month import Left, Office, Publisher

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.kernel.program import Program
from salur.reconciliation import actions

BPNT, RASTRA = Program.BPNT, Program.RASTRA
AT = dt.datetime(2019, 4, 2, 8, tzinfo=dt.UTC)
MONTHS = [(BPNT, False), (BPNT, True), (RASTRA, False), (RASTRA, True)]
USUAL = {(BPNT, False): ("written", "posted"), (BPNT, True): ("cycles_told",),
         (RASTRA, False): ("controlled",)}  # fmt: skip
MOMENTS = [
    pytest.param(
        one, stage, id=f"{one[0]}-{'later' if one[1] else 'first'}-{stage}",
        marks=[] if stage in USUAL.get(one, ()) else [pytest.mark.long],
    )
    for one in MONTHS for stage in STAGES
]  # fmt: skip
# Of a first month the job that is killed says the same in the usual run.
COMMITS = [
    pytest.param(one, marks=[] if one == (BPNT, True) else [pytest.mark.long]) for one in MONTHS
]
Month = tuple[Program, bool]
_FOLLOWS = {
    "audit_event", "audit_link", "reconciliation_match", "reconciliation_shop_month",
}  # fmt: skip
_OURS = "kind = 'reconciliation.month'"  # what follows a month is queued beside it


class _Moulds:
    """Each month, made once when it is first asked for, and what its publication leaves."""

    def __init__(self, superuser: Address, stack: ExitStack, place: Path) -> None:
        self._superuser, self._stack, self._place = superuser, stack, place
        self._publisher = Publisher(superuser, place)
        stack.callback(self._publisher.close)
        self._made: dict[Month, str] = {}
        self._undisturbed: dict[Month, Left] = {}

    @contextmanager
    def office(self, one: Month) -> Iterator[Office]:
        if one not in self._made:
            self._made[one] = self._make(one)
        with copied_database(self._superuser, self._made[one]) as address:
            assert isinstance(address, Address)
            office = Office(self._superuser, address.database, self._publisher)
            with looking_at(address), closing(office):
                yield office

    def undisturbed(self, one: Month) -> Left:
        """What the month's publication leaves when nobody interrupts it."""
        if one not in self._undisturbed:
            with self.office(one) as office:
                office.publish("never", one[0])
                self._undisturbed[one] = office.left()
        return self._undisturbed[one]

    def _make(self, one: Month) -> str:
        usual = settings.SALUR_EVIDENCE
        address = self._stack.enter_context(copied_database(self._superuser, "salur_test"))
        assert isinstance(address, Address)
        settings.SALUR_EVIDENCE = self._place / "data" / "evidence"
        try:
            with looking_at(address):
                month.build(one[0], published=one[1])
        finally:
            settings.SALUR_EVIDENCE = usual
        return address.database


@pytest.fixture(scope="module")
def moulds(
    superuser: Address,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[_Moulds]:
    with ExitStack() as stack, django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield _Moulds(superuser, stack, tmp_path_factory.mktemp("killed"))


@pytest.mark.parametrize(("one", "stage"), MOMENTS)
def test_a_publication_killed_at_a_stage_leaves_nothing_and_is_done_again(
    moulds: _Moulds, one: Month, stage: str
) -> None:
    with moulds.office(one) as office:
        before = office.everything()
        office.publish(stage, one[0])
        assert office.everything() == before
        office.publish("never", one[0])
        assert office.left() == moulds.undisturbed(one)


@pytest.mark.parametrize("one", COMMITS)
def test_what_was_committed_and_not_told_is_there_once_and_again_changes_nothing(
    moulds: _Moulds, one: Month
) -> None:
    with moulds.office(one) as office:
        office.publish(COMMITTED, one[0])
        left = office.left()
        assert left == moulds.undisturbed(one)
        said = office.publish("never", one[0])
        assert said is not None and "0 kab/kota changed, 0 rows, 0 transfers" in said
        again = office.left()
        told = ("runs", "audit", "chain")  # that somebody asked again is on record
        assert {k: v for k, v in again.items() if k not in told} == {
            k: v for k, v in left.items() if k not in told
        }


def _ask(one: Month) -> None:
    with transaction.atomic():
        enter_scope(SYSTEM)
        actions.ask_for_month(program=one[0], period=month.MARCH, by=SYSTEM, at=AT, key="asked")
    connection.close()


@pytest.mark.parametrize("stage", ["written", COMMITTED, pytest.param("gathered", marks=pytest.mark.long)])  # fmt: skip
def test_a_job_that_is_killed_while_it_publishes_is_taken_up_again(
    moulds: _Moulds, stage: str
) -> None:
    one = (BPNT, False)
    with moulds.office(one) as office:
        _ask(one)
        before = office.everything()
        office.run(stage, "work")
        assert office.ask(f"SELECT state FROM jobs_job WHERE {_OURS}") == ["running"]
        if stage == COMMITTED:
            committed = office.everything()
        else:
            assert office.everything() == before
        assert office.run("never", "work")
        said = f"SELECT state || attempts || result::text FROM jobs_job WHERE {_OURS}"
        assert office.ask(said) == ['done2{"rows": 10, "regions": 2}']
        if stage == COMMITTED:
            after = office.everything()
            differs = {k for k in committed if committed[k] != after[k]}
            assert differs <= _FOLLOWS, "the same key has no second effect"
        told = ("audit", "chain")  # what follows the month is on record too
        assert {k: v for k, v in office.left().items() if k not in told} == {
            k: v for k, v in moulds.undisturbed(one).items() if k not in told
        }
        assert office.ask(
            "SELECT count(*)::text FROM audit_event WHERE action = 'reconciliation.published'"
        ) == ["1"]


@pytest.mark.long
@pytest.mark.parametrize("one", MONTHS)
def test_a_publication_killed_before_any_statement_leaves_nothing(
    moulds: _Moulds, one: Month
) -> None:
    with moulds.office(one) as office:
        said = office.publish("never", one[0])
        assert said is not None
        count = int(said.splitlines()[-1].split()[0])
    with moulds.office(one) as office:
        before = office.everything()
        for number in range(1, count + 1):
            office.publish(str(number), one[0])
            assert office.everything() == before, number
        office.publish("never", one[0])
        assert office.left() == moulds.undisturbed(one)
