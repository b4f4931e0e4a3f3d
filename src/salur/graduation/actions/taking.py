"""Taking the lists of families on their way out, or to be looked at, along: it is on record.

Refused, in this order: `role_missing`, `outside_scope`.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.queries.cases import CaseFilter, CaseLine, cases_page
from salur.graduation.queries.follow_ups import FollowUp, follow_ups_due
from salur.places import queries as places

_MANY = 50_000
_AT_ONCE = 10_000


@transaction.atomic
def take_cases(*, path: str, only: CaseFilter, by: Actor, at: dt.datetime) -> tuple[CaseLine, ...]:
    """Give every case at or under `path` that the filter leaves, the newest first."""
    require(by, "export.take", path)
    require(by, "graduation.read", path)
    taken = cases_page(path, only, limit=_MANY)
    audit.record(
        action="graduation.list_taken",
        by=by,
        at=at,
        subject=("region", path),
        path=path,
        facts={"region": places.digits_of(path), "rows": len(taken)},
    )
    return taken


@transaction.atomic
def take_follow_ups(
    *, path: str, overdue: bool, by: Actor, at: dt.datetime
) -> Iterator[tuple[FollowUp, ...]]:
    """Give everybody who is to be looked at at or under `path`, desa by desa, some at a time."""
    require(by, "graduation.read", path)
    audit.record(
        action="follow_up.list_taken",
        by=by,
        at=at,
        subject=("region", path),
        path=path,
        facts={"region": places.digits_of(path)},
    )
    return _follow_ups(path, timezone.localdate(at), overdue=overdue)


def _follow_ups(path: str, today: dt.date, *, overdue: bool) -> Iterator[tuple[FollowUp, ...]]:
    after = None
    while found := follow_ups_due(path, today, overdue=overdue, after=after, limit=_AT_ONCE):
        yield found
        after = found[-1].after_key
