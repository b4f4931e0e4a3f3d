"""Runs programs side by side in processes of their own, or one after the other in this one.

The processes also keep the solver's stray lines away from our standard output, and give their
memory back when they end.
"""

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from threading import Lock
from types import TracebackType

from salur.transition.pipeline.siting.bounds import Relaxed, relax
from salur.transition.pipeline.siting.program import Answer, Task, solve

PROCESSES = 2


class Workers:
    """So many processes, begun when the first of them is needed and ended with the `with` block."""

    def __init__(self, count: int = PROCESSES) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None
        self._beginning = Lock()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def solve(self, tasks: Sequence[Task]) -> list[Answer]:
        """Solve all tasks, the answers in their order; exact ones in this process."""
        if all(task.asked.exact for task in tasks):
            return [solve(task) for task in tasks]
        return list(self._running().map(solve, tasks))

    def relax(self, task: Task) -> Relaxed:
        """Give the bound of one task's relaxation."""
        return self._running().submit(relax, task.instance, task.asked).result()

    def _running(self) -> ProcessPoolExecutor:
        with self._beginning:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self.count, multiprocessing.get_context("spawn"), initializer=_quiet
                )
            return self._pool


def _quiet() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
