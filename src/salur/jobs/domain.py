"""Long work as plain values: what a handler is given, and how it is told to stop."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

MOST_ATTEMPTS = 3  # a job that took its process down this often is not tried again

Payload = Mapping[str, object]


class Doer(Protocol):
    """Whoever asks for the work: `salur.access.queries.Actor` is one."""

    @property
    def person_id(self) -> uuid.UUID: ...
    @property
    def organisation_id(self) -> uuid.UUID | None: ...


@dataclass(frozen=True)
class Task:
    """What a handler works on; it may have been begun before, so every handler can begin again."""

    id: uuid.UUID
    kind: str
    subject_id: str
    payload: Payload
    person_id: uuid.UUID
    organisation_id: uuid.UUID | None
    path: str | None
    enqueued_at: dt.datetime
    attempt: int


class Cancelled(Exception):
    """This job was asked to stop; raised by `Progress` between two steps, passed on by handlers."""


class Progress(Protocol):
    """What a handler tells while it works; seen on the page at once, outside its transactions."""

    task: Task

    def expect(self, total: int) -> None:
        """Say of how many steps (rows, files, desa) the work consists."""

    def advance(self, steps: int = 1, message: str = "") -> None:
        """Say that `steps` more are done and what comes now; Cancelled when asked to stop."""

    def check_cancelled(self) -> None:
        """Raise Cancelled when somebody asked to stop."""


class Handler(Protocol):
    """The work itself; what it returns is kept as the job's result (no identifiers in it)."""

    def __call__(self, progress: Progress) -> Payload | None: ...
