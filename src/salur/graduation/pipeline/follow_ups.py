"""The statements that write follow-ups; called as the owner."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from salur.access.queries import Actor
from salur.graduation.domain.follow_ups import Outcome, Times
from salur.graduation.pipeline.cases import sealed_words
from salur.graduation.pipeline.running import execute
from salur.graduation.queries.follow_ups import FollowUp, follow_up_of_row
from salur.graduation.queries.running import rows_of


def make(times: Times, cases: Collection[UUID] | None = None) -> int:
    """Make what every case that has left lacks, or `cases` alone; give how many."""
    values = {
        "months": list(times.months),
        "last": times.months[-1],
        "again": times.again,
        "days": times.days,
        "cases": None if cases is None else list(cases),
    }
    return int(rows_of("follow_ups/make", values)[0][0])


def lock(follow_up_id: UUID) -> FollowUp | None:
    """Lock a follow-up and its case, None where there is none."""
    found = rows_of("follow_ups/lock", {"id": follow_up_id})
    return follow_up_of_row(found[0]) if found else None


def record(
    row: FollowUp, outcome: Outcome, words: str, visit: UUID | None, *, by: Actor, at: dt.datetime
) -> None:
    """Write down what was found."""
    execute(
        "follow_ups/record",
        {
            "id": row.id,
            "outcome": str(outcome),
            "words": sealed_words(words),
            "visit": visit,
            "today": timezone.localdate(at),
            "by": by.person_id,
            "at": at,
        },
    )
