"""Two people at the same moment, on two connections, in a database of their own."""

import threading
from collections.abc import Callable

from django.db import connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.test_burekol import register_world
from tests.integration.distribution.world import (
    AT,
    BPNT,
    BUDI,
    CITRA,
    HEAD,
    HEAD_2,
    KAB,
    KEMENSOS,
    MARCH,
    RASTRA,
    prepared,
    send,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.audit import queries as audit
from salur.config.postgres import Address
from salur.distribution import actions, queries
from salur.distribution.domain import State
from salur.evidence import actions as evidence
from salur.jobs import actions as jobs
from salur.jobs import queries as jobs_queries
from salur.kernel.refused import Refused


def _at_once(*work: tuple[Actor, Callable[[Actor], str]]) -> list[str]:
    start, outcomes = threading.Barrier(len(work)), []

    def run(by: Actor, do: Callable[[Actor], str]) -> None:
        try:
            start.wait(20)
            with transaction.atomic():
                world.as_(by)
                outcomes.append(do(by))
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def test_two_who_approve_at_once_have_one_effect(own_database: Address) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
        spa = prepared(world.frozen(RASTRA))

    def approve(by: Actor) -> str:
        return actions.approve_spa(spa_id=spa.id, by=by, at=AT, key=by.name).status

    assert _at_once((HEAD, approve), (HEAD_2, approve)) == ["APPROVED", "spa_decided"]
    with transaction.atomic():
        world.as_(SYSTEM)
        story = [event.action for event in audit.events_page().events]
        assert story.count("spa.approved") == 1
        events = [step.event for step in queries.steps_of(spa.cycle_id)]
        assert events.count("spa_approved") == 1
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM jobs_job WHERE kind = 'distribution.keep_spa'")
            assert cursor.fetchone() == (1,)


def test_the_queue_makes_an_approved_request_evidence(own_database: Address) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
        spa = prepared(world.frozen(RASTRA))
        actions.approve_spa(spa_id=spa.id, by=HEAD, at=AT, key="")
        world.as_(HEAD)
        (job,) = jobs_queries.jobs_of(spa.id)
    assert jobs.run_now(job.id).state == "done"
    with transaction.atomic():
        world.as_(SYSTEM)
        known = queries.spa(spa.id)
        assert known is not None and known.evidence_id is not None
        found = queries.accepted_evidence(spa.cycle_id, ("spa",))
        assert found == ((known.evidence_id, "spa"),)


def test_two_who_prepare_at_once_leave_one_request(own_database: Address) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
        one = world.frozen(RASTRA)

    def prepare(by: Actor) -> str:
        return prepared(one, number=f"500/{by.name}", by=by).status

    assert _at_once((BUDI, prepare), (CITRA, prepare)) == ["PREPARED", "PREPARED"]
    with transaction.atomic():
        world.as_(SYSTEM)
        statuses = sorted(spa.status for spa in queries.spas_of(one.id))
        assert statuses == ["PREPARED", "REPLACED"]


def test_a_file_that_is_accepted_while_a_month_is_being_opened_finds_it(
    own_database: Address,
) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
    kept = send("perintah", KEMENSOS, accept=False, link=False)

    def accept() -> None:
        with transaction.atomic():
            world.as_(SYSTEM)
            evidence.accept(evidence_id=kept, by=SYSTEM, at=AT, key="")
        with transaction.atomic():
            world.as_(SYSTEM)
            actions.link_evidence(evidence_id=kept, by=SYSTEM, at=AT)
        connection.close()

    other = threading.Thread(target=accept)
    with transaction.atomic():
        world.as_(SYSTEM)
        actions.open_cycles(program=BPNT, period=MARCH, codes=[KAB], by=SYSTEM, at=AT, key="")
        other.start()
        other.join(1.5)  # it waits for this transaction, or has linked to nothing by now
    other.join(30)
    with transaction.atomic():
        world.as_(SYSTEM)
        one = queries.cycle_of(BPNT, MARCH, KAB)
        assert one is not None and one.state is State.OPEN
        assert queries.accepted_evidence(one.id, ("perintah",)) == ((kept, "perintah"),)


def test_two_who_open_a_month_at_once_open_it_once(own_database: Address) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()

    def open_month(by: Actor) -> str:
        done = actions.open_cycles(program=BPNT, period=MARCH, codes=[KAB], by=by, at=AT, key="")
        return f"{done.opened} {done.already}"

    assert _at_once((BUDI, open_month), (CITRA, open_month)) == ["0 1", "1 0"]


def test_two_who_order_accounts_at_once_let_no_family_wait_twice(own_database: Address) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        register_world()

    def prepare(by: Actor) -> str:
        made = actions.prepare_burekol(code=KAB, bank=world.BRI, by=by, at=AT, key=by.name)
        return str(made.complete)

    assert _at_once((BUDI, prepare), (CITRA, prepare)) == ["0", "2"]
    with transaction.atomic():
        world.as_(SYSTEM)
        assert len(queries.burekols_page(world.PATH)) == 2
