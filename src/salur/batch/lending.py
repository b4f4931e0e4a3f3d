"""Engines that are made ready once and lent to one borrower after the other.

Making an engine and defining its macros takes longer than reading a small file. So an engine that
comes back is emptied and kept for the next who asks for the same kind. One that failed, or that
had to spill to disk, is thrown away instead: nobody gets what somebody else left.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from salur.batch.session import Session

_MOST_IDLE = 2  # of one kind; whoever needs more at once makes one that is not kept
_Kind = tuple[Callable[[Session], None] | None, int, bool]
_idle: dict[_Kind, list[Session]] = {}
_lock = threading.Lock()


@contextmanager
def lent_session(
    prepare: Callable[[Session], None] | None = None, *, memory_mb: int, ordered: bool = False
) -> Iterator[Session]:
    """Lend an empty engine that `prepare` has made ready; its tables end with the block.

    `prepare` defines what stays (macros) and is called once per engine.
    """
    kind = (prepare, memory_mb, ordered)
    session = _taken(kind)
    try:
        if session is None:
            session = Session(memory_mb=memory_mb, ordered=ordered)
            if prepare is not None:
                prepare(session)
        else:
            session.begin_anew()
        yield session
    except BaseException:
        if session is not None:
            session.close()
        raise
    if not (session.emptied() and _kept(kind, session)):
        session.close()


def _taken(kind: _Kind) -> Session | None:
    with _lock:
        idle = _idle.get(kind)
        return idle.pop() if idle else None


def _kept(kind: _Kind, session: Session) -> bool:
    with _lock:
        idle = _idle.setdefault(kind, [])
        if len(idle) >= _MOST_IDLE:
            return False
        idle.append(session)
        return True
