"""Which capability does which kind of work; filled by the upper rungs when first asked for.

What a capability does in the queue brings its whole pipeline with it: half of a program's start.
Many commands enqueue nothing and need not wait for that.
"""

from collections.abc import Callable
from threading import RLock

from salur.jobs.domain import Handler

_HANDLERS: dict[str, Handler] = {}
_ANNOUNCED: list[Callable[[], None]] = []
_FILLING = RLock()


def announces(register: Callable[[], None]) -> None:
    """Remember what registers a capability's handlers, from its `ready`; called when needed."""
    _ANNOUNCED.append(register)


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of `kind`, as the capability announced.

    A handler opens its own transactions, enters the scope of whoever asked, and can begin again
    after a crash at any statement.
    """

    def register(handler: Handler) -> Handler:
        if _HANDLERS.setdefault(kind, handler) is not handler:
            raise ValueError(f"the kind {kind!r} has a handler already")
        return handler

    return register


def registered_kinds() -> frozenset[str]:
    """Give every kind that has a handler."""
    _fill()
    return frozenset(_HANDLERS)


def handler_of(kind: str) -> Handler:
    """Give the handler of `kind`; ValueError where no capability has registered one."""
    _fill()
    if kind not in _HANDLERS:
        raise ValueError(f"no capability handles jobs of the kind {kind!r}")
    return _HANDLERS[kind]


def _fill() -> None:
    with _FILLING:  # whoever asks meanwhile waits for the handlers instead of missing them
        while _ANNOUNCED:
            _ANNOUNCED[-1]()
            _ANNOUNCED.pop()
