"""SIGKILL and rivals while an order is prepared, approved and sent: it is paid once or not at all."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.integration.distribution import ordering, world
from tests.integration.distribution.ordering import KPA, KPA_2, MAKER, approved, prepared
from tests.integration.distribution.world import AT

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.distribution import actions, queries
from salur.distribution.domain.ordering import OrderStatus
from salur.distribution.queries import Order
from salur.kernel.refused import Refused

ROOT = Path(__file__).resolve().parents[3]
TABLES = (
    *("distribution_order", "distribution_entitlement", "distribution_outbox", "audit_event"),
    *("evidence_file", "distribution_evidence", "jobs_job"),
)
EVERY = pytest.param(1, marks=pytest.mark.long, id="every statement")
SOME = pytest.param(14, id="some statements")


@pytest.fixture
def inbox(own_database: Address, tmp_path: Path) -> Iterator[Path]:
    """The banks' inbox, beside a database in which an order can be prepared."""
    usual, settings.SALUR_BANK_INBOX = settings.SALUR_BANK_INBOX, tmp_path / "inbox"
    settings.SALUR_BANK_INBOX.mkdir()
    with transaction.atomic():
        ordering.build(3)
    yield tmp_path / "inbox"
    settings.SALUR_BANK_INBOX = usual


class Worker:
    """The process that steps are forked from, loaded once."""

    def __init__(self, server: Address, place: Path) -> None:
        environment = os.environ | {
            "SALUR_DATABASE_URL": f"postgresql://salur_app@/{server.database}"
            f"?host={quote(server.host, safe='')}",
            "SALUR_DATA": str(place / "data"),
            "SALUR_KEYS": str(settings.ENVIRONMENT.keys),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.distribution.killed"],
            env=environment, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def does(self, step: str, moment: object, inbox: Path) -> bool:
        """Take a step; False where it was killed at the moment."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        database = connection.settings_dict["NAME"]
        connection.close()
        stdin.write(f"{database} {moment} {step} {inbox}\n")
        stdin.flush()
        ended = int(stdout.readline())
        assert ended in (0, -signal.SIGKILL), ended
        return ended == 0

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def worker(
    superuser: Address, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    one = Worker(superuser, tmp_path_factory.mktemp("killed"))
    yield one
    one.close()


def _image() -> list[object]:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        found: list[object] = []
        for one in TABLES:
            cursor.execute(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {one} t")
            found += cursor.fetchone()
    return found


def _now(order: Order) -> Order:
    with transaction.atomic():
        world.as_(SYSTEM)
        return ordering.now(order)


def _only() -> Order:
    with transaction.atomic():
        world.as_(SYSTEM)
        (one,) = queries.orders_page("id")
        return one


@pytest.mark.parametrize("step", [EVERY, SOME])
def test_an_order_killed_while_it_is_decided_is_as_if_nobody_had_begun(
    worker: Worker, inbox: Path, step: int
) -> None:
    for what in ("prepare", "check", "approve"):
        before = _image()
        number = 3
        while not worker.does(what, number, inbox):
            assert _image() == before, number
            number += step
            assert number < 500, "the work never ends"
        done = _image()
        assert number > 20 and done != before
        assert worker.does(what, "never", inbox)
        assert _image() == done, "the same key has no second effect"
    assert _only().outbox == "WAITING"


@pytest.mark.parametrize("step", [EVERY, SOME])
def test_an_order_killed_before_any_statement_is_sent_once(
    worker: Worker, inbox: Path, step: int
) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        made = approved(prepared())
    number, deaths, half_done, before = 2, 0, 0, _image()
    while not worker.does("send", number, inbox):
        left, files = _now(made), len(list(inbox.iterdir()))
        assert (left.status is OrderStatus.SENT) <= (files == 1)
        half_done += left.status is OrderStatus.APPROVED and files == 1
        # Whatever a death left behind, the next one dies at every statement of what is missing.
        before, number = (_image(), 2) if _image() != before else (before, number + step)
        deaths += 1
        assert deaths < 500, "the work never ends"
    assert deaths > 3 and (half_done or step > 1)
    _sent_once(made, inbox)
    done = _image()
    assert worker.does("send", "never", inbox)
    assert _image() == done


def test_a_process_that_dies_between_delivering_and_noting_pays_once(
    worker: Worker, inbox: Path
) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        made = approved(prepared())
    assert not worker.does("send", "put", inbox)
    (file,) = inbox.iterdir()
    seen = (file.read_bytes(), file.stat().st_ino)
    left = _now(made)
    assert (left.status, left.outbox, left.is_open) == (OrderStatus.APPROVED, "SENDING", False)
    with pytest.raises(Refused, match="order_being_sent"), transaction.atomic():
        world.as_(SYSTEM)
        actions.cancel_order(order_id=made.id, reason="ragu", by=KPA, at=AT, key="")
    assert worker.does("send", "never", inbox)
    (file,) = inbox.iterdir()
    assert (file.read_bytes(), file.stat().st_ino) == seen, "the bank got it once"
    _sent_once(made, inbox)


def test_two_workers_at_once_and_one_who_cancels_have_one_effect(inbox: Path) -> None:
    with transaction.atomic():
        world.as_(SYSTEM)
        made = approved(prepared())

    def send() -> str:
        return str(actions.send_order(order_id=made.id, at=AT).status)

    def cancel() -> str:
        with transaction.atomic():
            world.as_(SYSTEM)
            return str(
                actions.cancel_order(
                    order_id=made.id, reason="salah", by=KPA_2, at=AT, key=""
                ).status
            )

    outcomes = _at_once(send, cancel, send)
    files = list(inbox.iterdir())
    if "CANCELLED" in outcomes:
        assert (outcomes, files) == (["CANCELLED", "order_decided", "order_decided"], [])
    else:
        assert outcomes == ["SENT", "SENT", "order_being_sent"]
        _sent_once(made, inbox)


def test_two_who_prepare_for_the_same_families_at_once_pay_them_once(inbox: Path) -> None:
    def prepare(number: str) -> Callable[[], str]:
        def work() -> str:
            with transaction.atomic():
                world.as_(MAKER)
                return str(prepared(number).lines)

        return work

    assert _at_once(prepare("SPM/1"), prepare("SPM/2")) == ["3", "order_nothing_to_pay"]


def _sent_once(made: Order, inbox: Path) -> None:
    sent = _now(made)
    assert (sent.status, sent.outbox) == (OrderStatus.SENT, "DELIVERED")
    assert len(list(inbox.iterdir())) == 1
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), sum(accepted) FROM evidence_file WHERE status = 'accepted'"
        )
        assert cursor.fetchone() == (1, sent.lines)
        cursor.execute("SELECT count(*) FROM audit_event WHERE action = 'order.sent'")
        assert cursor.fetchone() == (1,)


def _at_once(*work: Callable[[], str]) -> list[str]:
    start, outcomes = threading.Barrier(len(work)), []

    def run(do: Callable[[], str]) -> None:
        try:
            start.wait(20)
            outcomes.append(do())
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)
