"""Writing one obstacle and one event of it; called as the owner."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import connection

from salur.access.queries import SYSTEM, Actor
from salur.coordination.domain.obstacles import Kind, State
from salur.coordination.queries.obstacles import Obstacle
from salur.coordination.queries.running import rows_of
from salur.kernel.sql_text import sql_text

_MUTABLE = (
    "state", "cause", "t", "owner_org", "owner_user", "offered_org", "due", "level", "rises_on",
    "resolved_at", "resolved_by", "verified_at", "restricted",
)  # fmt: skip


def execute(name: str, values: dict[str, Any] | None = None) -> None:
    """Run one named statement that gives nothing back."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", name), values)


def doer(by: Actor) -> dict[str, Any]:
    """Give who an event says it was: nobody in person where it was the program."""
    person = None if by.person_id == SYSTEM.person_id else by.person_id
    return {"by_user": person, "by_name": by.name, "by_org": by.organisation_id}


def lock(obstacle_id: UUID) -> None:
    """Let nobody else take a step of it until the transaction ends."""
    execute("obstacles/lock", {"id": obstacle_id})


def insert(values: dict[str, Any]) -> int | None:
    """Write an obstacle with its first event; give its number, None where its group has one."""
    rows = rows_of("obstacles/insert", values)
    return int(rows[0][0]) if rows else None


def step(
    before: Obstacle,
    now: Obstacle,
    kind: Kind,
    *,
    by: Actor,
    at: dt.datetime,
    words: str = "",
    evidence: UUID | None = None,
    organisation: UUID | None = None,
    due: dt.date | None = None,
) -> None:
    """Take a locked obstacle from how it stood to how it stands, and tell it."""
    changed = before.state is not now.state
    execute(
        "obstacles/step",
        {
            **{name: _plain(getattr(now, name)) for name in _MUTABLE},
            **doer(by),
            "id": now.id, "at": at, "kind": str(kind), "words": words, "evidence": evidence,
            "before": str(before.state) if changed else None,
            "after": str(now.state) if changed or kind is Kind.OPENED else None,
            "organisation": organisation, "said_due": due,
        },
    )  # fmt: skip


def live(values: dict[str, Any]) -> tuple[UUID, int] | None:
    """Give the live obstacle of a group, None where there is none."""
    rows = rows_of("obstacles/live", values)
    return (rows[0][0], int(rows[0][1])) if rows else None


def _plain(value: object) -> object:
    if isinstance(value, State):
        return str(value)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value
