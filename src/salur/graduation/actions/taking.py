"""Taking the list of families on their way out as a sheet: who took it is on record.

Refused, in this order: `role_missing`, `outside_scope`.
"""

import datetime as dt

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.queries.cases import CaseFilter, CaseLine, cases_page
from salur.places import queries as places

_MANY = 50_000


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
