"""Two processes that share the work of many small pieces, each with its own connection."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
_HANDS = 2


class Crew:
    """Hands that do pieces of work in the order given, results in that order too."""

    def __init__(self, spread: Callable[..., Iterator[object]]) -> None:
        self._spread = spread

    def each(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """Do `work` for every piece; both must be importable in another process."""
        return self._spread(work, pieces)  # type: ignore[return-value]


@contextmanager
def crew() -> Iterator[Crew]:
    """Give a crew; its processes join the installation that this process has started."""
    with get_context("spawn").Pool(_HANDS, initializer=_join) as pool:
        yield Crew(pool.imap)


def _join() -> None:
    import signal

    import django

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    django.setup()
