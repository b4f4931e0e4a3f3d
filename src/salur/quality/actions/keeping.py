"""Keeping the pairs that a search found, beside what people have said of them before."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.kernel.period import Period
from salur.quality.models import Search
from salur.quality.pipeline import pairs

FAMILIES = "families"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('quality_pair', 0))"


@dataclass(frozen=True)
class Searched:
    """What a search found, in pairs; `families` is how many were compared."""

    families: int
    found: int
    added: int
    reopened: int
    stale: int


@transaction.atomic
def keep_pairs(
    *,
    session: Session,
    path: str,
    opened: str,
    families: int,
    threshold: float,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Searched:
    """Keep the pairs of a session that holds `families`, `pairs` and `clusters`.

    `opened` is the region that `families` holds: a pair within it that has a family under `path`
    and is not found again is no longer asked about.
    """
    require(by, "duplicate.search", path)
    period = Period(at.year, at.month).number
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute(LOCK)
        found = pairs.copy_pairs(session, FAMILIES, path, period)
        kept = pairs.write_pairs(
            path=path, opened=opened, period=period, by=by.person_id, at=at, found=found
        )
        searched = Searched(families, *kept)
        row = Search.objects.create(
            id=uuid.uuid4(), path=path, searched_by=by.person_id, searched_at=at,
            threshold=threshold, **asdict(searched),
        )  # fmt: skip
    audit.record(
        action="quality.duplicates_searched",
        by=by,
        at=at,
        subject=("search", row.id),
        path=path,
        facts=asdict(searched),
        key=key,
    )
    return searched
