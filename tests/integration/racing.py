"""Two database connections in one another's way: what the second does while the first holds on."""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection, transaction

from salur.kernel.refused import Refused

_PATIENCE = 20.0


class Raced(NamedTuple):
    """What became of both, or the code with which one was refused; and whether the second waited."""

    first: object
    second: object
    waited: bool


def race(
    first: Callable[[], object],
    second: Callable[[], object],
    then: Callable[[], object] = lambda: None,
) -> Raced:
    """Do `first` and commit it only once `second`, on a connection of its own, waits or is done.

    `then` is done by the first in its transaction, once the second waits. Anything but a refusal,
    a deadlock above all, comes out of here as the fault that it is.
    """
    other = _Other(second)
    with transaction.atomic():
        one = _told(first)
        other.start()
        waited = other.waits()
        then()
    other.join(_PATIENCE)
    assert not other.is_alive(), "the second waits for ever"
    if other.fault is not None:
        raise other.fault
    return Raced(one, other.result, waited)


class _Other(threading.Thread):
    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._work, self._known, self._backend = work, threading.Event(), 0
        self.result: object = None
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            with transaction.atomic():
                self._backend = _ask("SELECT pg_backend_pid()")
                self._known.set()
                self.result = _told(self._work)
        except Exception as fault:  # noqa: BLE001  whoever waits for it raises it
            self.fault = fault
        finally:
            connection.close()

    def waits(self) -> bool:
        """Say whether it waits for somebody; False once it is done."""
        assert self._known.wait(_PATIENCE)
        until = time.monotonic() + _PATIENCE
        while self.is_alive() and time.monotonic() < until:
            if _ask(f"SELECT cardinality(pg_blocking_pids({self._backend}))"):
                return True
            time.sleep(0.005)
        return False


def _told(work: Callable[[], object]) -> object:
    try:
        with transaction.atomic():
            return work()
    except Refused as refused:
        return refused.code


def _ask(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
