"""Ways for a process to be killed by its own hand, at a moment of its work that a test names."""

import os
import signal
from collections.abc import Callable
from typing import Any

import psycopg


def die(*_: object) -> None:
    """End this process as the kernel would: nothing is closed, said or written any more."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner: Any, name: str, which: int = 1) -> None:
    """Die when `owner.name` has returned for the `which`th time."""
    _then(owner, name, which, die)


def after_commit_that_follows(owner: Any, name: str) -> None:
    """Die once the transaction is committed in which `owner.name` has returned."""
    _then(owner, name, 1, lambda: after(psycopg.Connection, "commit"))


def before_statement(number: int) -> None:
    """Die before the `number`th thing that is asked of the database, commits included."""
    count = _counted(lambda n: die() if n == number else None)
    assert count() == 0


def count_statements() -> Callable[[], int]:
    """Count what is asked of the database from now on."""
    return _counted(lambda n: None)


def _counted(hear: Callable[[int], object]) -> Callable[[], int]:
    asked = 0

    def asking() -> None:
        nonlocal asked
        asked += 1
        hear(asked)

    for owner, name in (
        (psycopg.Cursor, "execute"),
        (psycopg.Cursor, "copy"),
        (psycopg.Connection, "commit"),
    ):
        _first(owner, name, asking)
    return lambda: asked


def _first(owner: Any, name: str, hear: Callable[[], object]) -> None:
    real: Callable[..., object] = getattr(owner, name)

    def heard(*values: Any, **named: Any) -> object:
        hear()
        return real(*values, **named)

    setattr(owner, name, heard)


def _then(owner: Any, name: str, which: int, act: Callable[[], object]) -> None:
    real: Callable[..., object] = getattr(owner, name)
    calls = iter(range(1, 1_000_000))

    def noted(*values: Any, **named: Any) -> object:
        result = real(*values, **named)
        if next(calls) == which:
            act()
        return result

    setattr(owner, name, noted)
