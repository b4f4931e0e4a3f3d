"""Taking a worklist away as a file; who took it is on record. Refused: `role_missing`,
`outside_scope`, `rule_unknown`."""

import datetime as dt

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.quality import queries
from salur.quality.actions.switching import check_rule

MOST = 20_000


@transaction.atomic
def take_worklist(
    *, path: str, rule: str, by: Actor, at: dt.datetime
) -> tuple[queries.ViolationLine, ...]:
    """Give the families under `path` that break a rule, at most `MOST`; every call is recorded."""
    require(by, "export.take", path)
    check_rule(rule)
    rows = queries.violations_page(path, rule, limit=MOST)
    audit.record(
        action="quality.worklist_taken",
        by=by,
        at=at,
        subject=("worklist", path),
        path=path,
        facts={"rule": rule, "rows": len(rows)},
    )
    return rows
