"""The statements that write referrals; called as the owner."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from salur.access.queries import Actor
from salur.graduation.pipeline.cases import sealed_words
from salur.graduation.pipeline.running import execute
from salur.graduation.queries.running import rows_of


@dataclass(frozen=True)
class Locked:
    """What a step depends on, locked until the transaction ends."""

    id: UUID
    number: int
    kind: str
    organisation: UUID
    made_org: UUID | None
    state: str
    due_on: dt.date
    path: str


def insert(values: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> int | None:
    """Keep a referral; give its number, None where the same was asked already."""
    found = rows_of("referrals/insert", {**values, **_who(by), "at": at})
    return int(found[0][0]) if found else None


def lock(referral_id: UUID) -> Locked | None:
    """Lock a referral, None where there is none."""
    found = rows_of("referrals/lock", {"id": referral_id})
    return Locked(*found[0]) if found else None


def step(
    row: Locked,
    after: str,
    *,
    due_on: dt.date,
    words: str,
    answers: bool,
    ends: bool,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Write a step of a referral and tell it as its next event.

    `answers` says that the organisation itself took it.
    """
    values: dict[str, Any] = {
        "id": row.id,
        "after": after,
        "due_on": due_on,
        "words": sealed_words(words),
        "answers": answers,
        "ends": ends,
        "today": timezone.localdate(at),
        "at": at,
    }
    execute("referrals/step", {**values, **_who(by)})


def _who(by: Actor) -> dict[str, Any]:
    return {"by": by.person_id, "by_name": by.name, "by_org": by.organisation_id}
