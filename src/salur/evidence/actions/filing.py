"""Filing what people decided here as evidence of their own: received, accepted and taken further.

A request, an order, a paper or a record of the field becomes a file like any other, so that all
read one truth. Its decision is what makes it evidence: whoever decided needs no other right for
that, and where they have left since, the program files it.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within
from salur.evidence.actions.deciding import accept
from salur.evidence.actions.receiving import receive
from salur.jobs.domain import Task
from salur.kernel.program import Program
from salur.kernel.refused import Refused


def filer(task: Task) -> Actor:
    """Give whoever asked for a file, or the program: what they decided stands without them."""
    return actor_within(task.person_id, task.organisation_id, task.enqueued_at.date()) or SYSTEM


@contextmanager
def file_own(
    *,
    source: Path | BinaryIO,
    file_name: str,
    contract: str,
    sender: UUID,
    program: Program | None,
    path: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    held_back: Callable[[int], Refused] | None,
    declared_rows: int | None = None,
    declared_sum: int | None = None,
) -> Iterator[UUID]:
    """Receive a file that was made here and accept it; the block goes on in that transaction.

    Begun again after a crash it ends in the same state. `held_back` makes the refusal of a file of
    which so many rows are held back; without it they stay so. RuntimeError inside a transaction.
    """
    filing = replace(by, roles=frozenset({"system"}))
    received = receive(
        source=source, file_name=file_name, contract=contract, sender=sender, program=program,
        period=None, path=path, declared_rows=declared_rows, declared_sum=declared_sum, by=filing,
        at=at, key=key, at_once=True,
    )  # fmt: skip
    if received.held_back and held_back is not None:
        raise held_back(received.held_back)
    with transaction.atomic():
        enter_scope(filing)
        accept(evidence_id=received.evidence_id, by=filing, at=at, key=key)
        yield received.evidence_id
