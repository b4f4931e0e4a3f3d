"""Taking a list away as a file: allowed to few, on record always."""

import datetime as dt

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.reconciliation import queries

MOST = 50_000


@transaction.atomic
def take_exceptions(
    *, path: str, only: queries.ExceptionFilter, by: Actor, at: dt.datetime
) -> tuple[queries.ExceptionRow, ...]:
    """Give the open exceptions under `path` for a file, at most `MOST`; every call is recorded.

    Refused: `role_missing`. Row security limits what is given to the scope.
    """
    require(by, "export.take")
    rows = tuple(queries.every_exception(path, only, most=MOST))
    audit.record(
        action="reconciliation.exceptions_taken",
        by=by,
        at=at,
        subject=("exceptions", path),
        path=path,
        facts={"rows": len(rows), "period": str(only.period or "")},
    )
    return rows
