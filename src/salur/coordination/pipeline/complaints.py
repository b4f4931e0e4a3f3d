"""The statements that write complaints; called as the owner."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.access.queries import Actor
from salur.coordination.queries.complaint_words import WHO, WORDS
from salur.kernel.sealing import seal
from salur.kernel.sql_text import sql_text


@dataclass(frozen=True)
class Locked:
    """What a step depends on, locked until the transaction ends."""

    id: UUID
    number: int
    state: str
    due: dt.date
    forwarded_org: UUID | None
    code: str
    path: str
    restricted: bool
    t: str
    in_time: bool | None
    reopened: int
    events: int
    program: str
    cause: str


def sealed_words(text: str) -> bytes | None:
    """Seal what somebody wrote; nothing stays nothing."""
    text = text.strip()
    return seal(settings.SALUR_KEYS.identifier, text, WORDS) if text else None


def sealed_who(name: str, contact: str) -> bytes | None:
    """Seal who complained; nobody stays nobody."""
    who = {"name": name.strip(), "contact": contact.strip()}
    if not any(who.values()):
        return None
    return seal(settings.SALUR_KEYS.identifier, json.dumps(who), WHO)


def insert(values: Mapping[str, Any]) -> int:
    """Keep a complaint; give its number."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/insert"), values)
        return int(cursor.fetchone()[0])


def lock(complaint_id: UUID) -> Locked | None:
    """Lock a complaint, None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/lock"), {"id": complaint_id})
        row = cursor.fetchone()
    return None if row is None else Locked(*row)


def step(
    complaint_id: UUID,
    kind: str,
    changes: Mapping[str, object],
    *,
    words: str = "",
    organisation: UUID | None = None,
    by: Actor,
    at: dt.datetime,
    named: bool = True,
) -> None:
    """Write what changes of a complaint, and tell it as its next event.

    `named` is False where whoever complained speaks: of them no id is kept.
    """
    values: dict[str, Any] = {
        "id": complaint_id,
        "kind": kind,
        "changes": json.dumps(dict(changes), default=str),
        "words": sealed_words(words),
        "organisation": organisation,
        "by": by.person_id if named else None,
        "by_name": by.name,
        "by_org": by.organisation_id,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/step"), values)


def expire(day: dt.date, by: Actor, at: dt.datetime) -> int:
    """Close what was answered and not replied to in time; give how many."""
    values: dict[str, Any] = {"day": day, "by": by.person_id, "by_name": by.name, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/expire"), values)
        return int(cursor.rowcount)
