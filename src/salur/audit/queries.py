"""The questions about what was done, and whether the record of it still holds."""

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from salur.audit import domain
from salur.audit.models import Event as EventRow
from salur.audit.models import Link


@dataclass(frozen=True)
class Page:
    """A page of events, newest first; `next_before` is the key of the page that follows."""

    events: tuple[domain.Event, ...]
    next_before: int | None


def events_page(
    *,
    before: int | None = None,
    size: int = 50,
    subject: tuple[str, object] | None = None,
    action: str | None = None,
    actor_id: uuid.UUID | None = None,
    path: str | None = None,
) -> Page:
    """Give events that this transaction's scope may see, newest first, paged by key."""
    rows = EventRow.objects.order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    if subject is not None:
        rows = rows.filter(subject_kind=subject[0], subject_id=str(subject[1]))
    if action is not None:
        rows = rows.filter(action=action)
    if actor_id is not None:
        rows = rows.filter(actor_id=actor_id)
    if path is not None:
        rows = rows.extra(where=["path <@ %s::ltree"], params=[path])
    found = [_event(row) for row in rows[: size + 1]]
    return Page(tuple(found[:size]), found[size - 1].id if len(found) > size else None)


def events_of(subjects: Sequence[tuple[str, object]]) -> tuple[domain.Event, ...]:
    """Give every visible event about the subjects, oldest first: the story of a thing."""
    kinds = [kind for kind, _ in subjects]
    identities = [str(identity) for _, identity in subjects]
    rows = EventRow.objects.extra(
        where=["(subject_kind, subject_id) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"],
        params=[kinds, identities],
    ).order_by("id")
    return tuple(_event(row) for row in rows)


def sentence(event: domain.Event, language: str = "id") -> str:
    """Give what was done as a sentence that people read, without the time."""
    return domain.sentence_of(event, language)


def head_of(day: dt.date) -> domain.Head | None:
    """Give the last link of a day, None for a day without events."""
    row = Link.objects.filter(day=day).order_by("-number").values_list("number", "hash").first()
    return None if row is None else domain.Head(row[0], bytes(row[1]).hex())


def verify(first: dt.date, last: dt.date, seals: Path | None = None) -> domain.Fault | None:
    """Recompute the chain of these days and give the first fault, None when it holds.

    With `seals`, what was sealed outside must still be in the chain.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT fault, day, number, event_id FROM audit_faults(%s, %s) LIMIT 1", [first, last]
        )
        row = cursor.fetchone()
    if row is not None:
        return domain.Fault(*row)
    days = (first + dt.timedelta(n) for n in range((last - first).days + 1))
    broken = (_broken_seal(seals, day) for day in days) if seals is not None else iter(())
    return next((fault for fault in broken if fault is not None), None)


@dataclass(frozen=True)
class ChainLink:
    """One link of the chain, and the text that it hashes after the hash before it, in hex.

    The text is None for whoever may not see the event.
    """

    number: int
    day: dt.date
    event_id: int
    previous: str
    hash: str
    text: str | None


def chain_about(
    subjects: Sequence[object], actions: Sequence[str], at: dt.datetime
) -> tuple[int, int] | None:
    """Give the first and last link of events about `subjects`, or of that moment, by `actions`.

    Called as the owner: links are numbered whoever may see their events.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(l.number), max(l.number) FROM audit_link l"
            " JOIN audit_event e ON e.id = l.event_id"
            " WHERE e.action = ANY(%s) AND (e.subject_id = ANY(%s) OR e.at = %s)",
            [list(actions), [str(one) for one in subjects], at],
        )
        first, last = cursor.fetchone()
    return None if first is None else (first, last)


def chain(first: int, last: int) -> tuple[ChainLink, ...]:
    """Give the links from `first` to `last`, with the texts that this scope may see."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.number, l.day, l.event_id, encode(l.previous_hash, 'hex'),"
            " encode(l.hash, 'hex'), CASE WHEN e.id IS NOT NULL THEN audit_text(e) END"
            " FROM audit_link l LEFT JOIN audit_event e ON e.id = l.event_id"
            " WHERE l.number BETWEEN %s AND %s ORDER BY l.number",
            [first, last],
        )
        return tuple(ChainLink(*row) for row in cursor.fetchall())


def _broken_seal(seals: Path, day: dt.date) -> domain.Fault | None:
    path = seals / domain.seal_name(day)
    if not path.exists():
        return None
    sealed = domain.read_seal(path.read_text("ascii"))
    rows = Link.objects.filter(number__in=[head.number for head in sealed], day=day)
    kept = {number: bytes(digest).hex() for number, digest in rows.values_list("number", "hash")}
    for head in sealed:
        if kept.get(head.number) != head.hash:
            return domain.Fault("seal_broken", day, head.number, None)
    return None


def _event(row: EventRow) -> domain.Event:
    facts = row.facts if isinstance(row.facts, dict) else json.loads(row.facts)
    return domain.Event(
        row.id,
        row.at,
        row.actor_id,
        row.actor_name,
        row.organisation_id,
        row.action,
        row.subject_kind,
        row.subject_id,
        row.path,
        facts,
        row.key,
    )
