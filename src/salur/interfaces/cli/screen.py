"""What a command may write to: results on standard output, everything else on standard error."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salur.interfaces.cli.steps import step_name
from salur.interfaces.cli.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


_FIGURE = re.compile(r"-?[\d.,]+( s)?|")
_PAPER = 140  # columns where nobody looks: a file, a pipe


@dataclass(frozen=True)
class Screen:
    """The terminal of one run, in its language; bars are drawn only where somebody looks."""

    words: Words

    @property
    def watched(self) -> bool:
        """Whether standard error is a terminal."""
        return sys.stderr.isatty()

    def say(self, indonesian: str, english: str) -> None:
        """Print one line of the result."""
        sys.stdout.write(self.words(indonesian, english) + "\n")

    def note(self, text: str) -> None:
        """Print one line beside the result."""
        sys.stderr.write(text + "\n")

    def json(self, value: Mapping[str, object]) -> None:
        """Print one JSON document."""
        sys.stdout.write(as_json(value))

    @contextmanager
    def steps(self) -> Iterator[Callable[[str], None]]:
        """Give what is called at the begin of each named step: one line per step with its time."""
        if not self.watched:
            yield lambda step: None
            return
        with self._bars("{task.fields[took]}") as bars:
            steps = _Steps(bars, self.words)
            yield steps.begin
            steps.end()

    @contextmanager
    def doing(self, what: str) -> Iterator[Callable[[str], None]]:
        """Show one line for a work; give what is called at the begin of each step of it."""
        if not self.watched:
            yield lambda step: None
            return
        since = time.monotonic()
        with self._bars("{task.fields[at]}") as bars:
            task = bars.add_task(what, total=None, at="")
            yield lambda step: bars.update(task, at=self.words.of(step_name(step)))
            bars.update(task, total=1, completed=1, at=f"{time.monotonic() - since:.1f} s")

    @contextmanager
    def counter(self, what: str) -> Iterator[Callable[[str, int, int], None]]:
        """Give what is called with (name, done, total) of a work of countable parts."""
        if not self.watched:
            yield lambda name, done, total: None
            return
        with self._bars("{task.completed:.0f}/{task.total:.0f} {task.fields[name]}") as bars:
            task = bars.add_task(what, total=1, name="")
            yield lambda name, done, total: bars.update(
                task, completed=done, total=total, name=name
            )

    def table(self, title: str, heads: list[str], rows: list[list[str]]) -> None:
        """Print a table; a column that holds nothing but figures stands to the right."""
        from rich.console import Console
        from rich.table import Table

        table = Table(title=title, title_justify="left")
        for number, head in enumerate(heads):
            figures = all(_FIGURE.fullmatch(row[number]) for row in rows)
            table.add_column(head, justify="right" if figures else "left", no_wrap=True)
        for row in rows:
            table.add_row(*row)
        width = None if sys.stdout.isatty() else _PAPER
        Console(file=sys.stdout, highlight=False, width=width).print(table)

    @contextmanager
    def _bars(self, figures: str) -> Iterator["Progress"]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        with Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn(figures),
            console=Console(file=sys.stderr),
        ) as bars:
            yield bars


class _Steps:
    """The steps of one run, each a line that gets its seconds when the next one begins."""

    def __init__(self, bars: "Progress", words: Words) -> None:
        self._bars = bars
        self._words = words
        self._open: TaskID | None = None
        self._since = 0.0

    def begin(self, step: str) -> None:
        self.end()
        name = self._words.of(step_name(step))
        self._open = self._bars.add_task(name, total=None, took="")
        self._since = time.monotonic()

    def end(self) -> None:
        if self._open is not None:
            took = f"{time.monotonic() - self._since:.1f} s"
            self._bars.update(self._open, total=1, completed=1, took=took)
            self._open = None


def as_json(value: Mapping[str, object]) -> str:
    """Give a JSON document as Salur writes it: readable, in the order of its making."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
