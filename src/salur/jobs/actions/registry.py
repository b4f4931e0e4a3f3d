"""Which capability does which kind of work; filled by the upper rungs when the program starts."""

from collections.abc import Callable

from salur.jobs.domain import Handler

_HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of `kind`, from the capability's `ready`.

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
    return frozenset(_HANDLERS)


def handler_of(kind: str) -> Handler:
    """Give the handler of `kind`; ValueError where no capability has registered one."""
    if kind not in _HANDLERS:
        raise ValueError(f"no capability handles jobs of the kind {kind!r}")
    return _HANDLERS[kind]
