"""Recording what was done, once per key."""

import datetime as dt
import json
import uuid

from django.db import connection, transaction

from salur.audit.domain import Doer, Event, Facts, check_facts


def done(action: str, key: str) -> Event | None:
    """Give the event that `key` already made, or None; until this transaction ends nobody else
    gets past the same question. An action with a key asks this first and, when it gets an event,
    answers with that event's result instead of doing anything.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a key is asked for inside the transaction that would use it")
    if not key:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{action}\n{key}"]
        )
    return _find(action, key)


@transaction.atomic
def record(
    *,
    action: str,
    by: Doer,
    at: dt.datetime,
    subject: tuple[str, object],
    path: str | None = None,
    organisation_id: uuid.UUID | None = None,
    facts: Facts | None = None,
    key: str = "",
) -> Event:
    """Append what was done, in the caller's transaction; the chain is closed when it commits.

    `action` is a literal of `salur.audit.domain.sentences`; `subject` is (kind, id); `path` is the
    region it is about, if any; `organisation_id` is the actor's unless given. A key that this
    action already used gives the earlier event, `repeated`, and appends nothing.
    """
    facts = facts or {}
    check_facts(facts)
    if at.tzinfo is None:
        raise ValueError("an event's time has a time zone")
    kind, identity = subject
    organisation = organisation_id or by.organisation_id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit_append(%s, %s, %s, %s, %s, %s, %s, %s::ltree, %s::jsonb, %s)",
            [
                at,
                by.person_id,
                by.name,
                organisation,
                action,
                kind,
                str(identity),
                path,
                json.dumps(dict(facts)),
                key,
            ],
        )
        event_id = cursor.fetchone()[0]
    if event_id is None:
        earlier = _find(action, key)
        if earlier is None:
            raise RuntimeError("the key was taken and is gone: the audit is not append-only")
        return earlier
    return Event(
        event_id,
        at,
        by.person_id,
        by.name,
        organisation,
        action,
        kind,
        str(identity),
        path,
        facts,
        key,
    )


def _find(action: str, key: str) -> Event | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, actor_id, actor_name, organisation_id, action, subject_kind,"
            " subject_id, path::text, facts::text, key FROM audit_done(%s, %s)",
            [action, key],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    return Event(*(*row[:9], json.loads(row[9]), row[10], True))
