"""The statements that write cases; called as the owner."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.access.queries import Actor
from salur.graduation.queries.words import WORDS
from salur.kernel.sealing import seal
from salur.kernel.sql_text import sql_text


@dataclass(frozen=True)
class Locked:
    """What a step depends on, locked until the transaction ends."""

    id: UUID
    number: int
    id_kpm: str
    family: UUID
    kind: str
    code: str
    path: str
    state: str
    visit: UUID | None
    no_ba: str | None
    tanggal_ba: dt.date | None
    decided_by: UUID | None
    asked: int | None
    told_on: dt.date | None
    object_until: dt.date | None
    objected_on: dt.date | None
    objected_by: UUID | None
    change: int | None
    left_from: int | None
    opened_by: UUID
    events: int


@dataclass(frozen=True)
class Visited:
    """A home visit: whose door, which visit, and the day."""

    id_kpm: str
    visit: UUID
    day: dt.date


def sealed_words(text: str) -> bytes | None:
    """Seal what somebody said; nothing stays nothing."""
    text = text.strip()
    return seal(settings.SALUR_KEYS.identifier, text, WORDS) if text else None


def doer(by: Actor, at: dt.datetime) -> dict[str, Any]:
    """Give who acts and when, as statements bind it."""
    return {"by": by.person_id, "by_name": by.name, "by_org": by.organisation_id, "at": at}


def insert(values: Mapping[str, Any]) -> int | None:
    """Keep a case and give its number; None where the family is on a way out already."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/insert"), values)
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def lock(case_ids: Iterable[UUID]) -> tuple[Locked, ...]:
    """Lock cases; those that are not there are absent."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/lock"), {"ids": list(case_ids)})
        return tuple(Locked(*row) for row in cursor.fetchall())


def step(
    case_id: UUID,
    verb: str,
    changes: Mapping[str, object],
    *,
    by: Actor,
    at: dt.datetime,
    words: str = "",
    day: dt.date | None = None,
) -> None:
    """Write what changes of one case, its state among it, and tell it as its next event."""
    step_many({case_id: changes}, verb, by=by, at=at, words=words, day=day)


def step_many(
    cases: Mapping[UUID, Mapping[str, object]],
    verb: str,
    *,
    by: Actor,
    at: dt.datetime,
    words: str | Mapping[UUID, str] = "",
    no_ba: str | None = None,
    day: dt.date | None = None,
) -> None:
    """Write what changes of each case, its state among it, and tell it as its next event.

    `words` are those of all of them, or of each.
    """
    said = dict.fromkeys(cases, words) if isinstance(words, str) else words
    values: dict[str, Any] = {
        "ids": list(cases),
        "changes": [json.dumps(dict(one), default=str) for one in cases.values()],
        "kind": verb,
        "words": [sealed_words(said.get(one, "")) for one in cases],
        "no_ba": no_ba,
        "day": day,
        **doer(by, at),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/step"), values)


def note_visits(visits: Iterable[Visited], *, by: Actor, at: dt.datetime) -> int:
    """Let every case that waits for a visit rest on the newest of these; give how many.

    Set-based; called by whoever keeps visits, in their transaction, as the owner. Of a family that
    is on no way out, or further on it, nothing changes.
    """
    newest: dict[str, Visited] = {}
    for one in sorted(visits, key=lambda one: one.day):
        newest[one.id_kpm] = one
    values: dict[str, Any] = {
        "id_kpm": list(newest),
        "visits": [one.visit for one in newest.values()],
        "days": [one.day for one in newest.values()],
        **doer(by, at),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/visits"), values)
        return int(cursor.rowcount)
