"""Writes that come under a key: the same asked twice is answered the same, another is refused.

The key is bound to what was asked before anything is done, and to the answer afterwards. What
dies in between is done again under the same key, which every action knows by itself.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from salur.access.actions.scope import enter_scope
from salur.access.domain.tokens import key_of
from salur.access.models import TokenRequest
from salur.access.queries import Actor
from salur.kernel.refused import Refused, Sentence


@dataclass(frozen=True)
class Answered:
    """What was answered: an HTTP status and a body without anybody's number."""

    status: int
    body: Any


@dataclass(frozen=True)
class Asked:
    """One write: the key for its action, and the answer where it was given before."""

    key: str
    earlier: Answered | None


class KeyRefused(Refused):
    """This key stands for something else."""


@transaction.atomic
def bind_key(*, operation: str, given: str, fingerprint: str, by: Actor, at: dt.datetime) -> Asked:
    """Bind the key `given` by a program to what it asks; refused: `key_used_otherwise`."""
    enter_scope(by)
    key = key_of(by.person_id, operation, given)
    new = TokenRequest(
        key=key,
        person_id=by.person_id,
        operation=operation,
        fingerprint=fingerprint,
        asked_at=at,
    )
    TokenRequest.objects.bulk_create([new], ignore_conflicts=True)
    row = TokenRequest.objects.get(key=key)
    if row.fingerprint != fingerprint:
        raise KeyRefused(
            "key_used_otherwise",
            Sentence(
                "Kunci idempotensi ini sudah dipakai untuk permintaan yang lain.",
                "This idempotency key was used for another request.",
            ),
            Sentence(
                "Pakai kunci baru untuk permintaan baru, atau kirim yang sama persis.",
                "Use a new key for a new request, or send exactly the same.",
            ),
        )
    return Asked(key, None if row.status is None else Answered(row.status, row.answer))


@transaction.atomic
def keep_answer(*, key: str, answer: Answered, by: Actor) -> Answered:
    """Keep what was answered under a key; gives the first answer where two came at once."""
    enter_scope(by)
    kept = TokenRequest.objects.filter(key=key, status__isnull=True).update(
        status=answer.status, answer=answer.body
    )
    if kept:
        return answer
    row = TokenRequest.objects.get(key=key)
    return answer if row.status is None else Answered(row.status, row.answer)
