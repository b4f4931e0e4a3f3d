"""Publishing what became of families that left, once a day.

Once a day, because two tables of nearly the same moment would say between them what neither says.
"""

import datetime as dt
import json

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.audit import actions as audit
from salur.graduation.domain.outcomes import Counted, Standing, Table, published
from salur.graduation.pipeline.running import execute
from salur.graduation.queries.running import rows_of
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, RegionCode
from salur.programs import queries as programs


@transaction.atomic
def publish_outcomes(*, at: dt.datetime) -> int:
    """Count families that left and keep the tables that may be seen, once a day; give how many."""
    enter_scope(SYSTEM)
    today = timezone.localdate(at)
    if audit.done("graduation.outcomes_published", today.isoformat()) is not None:
        return 0
    smallest = programs.parameter(Program.BPNT, "outcome_smallest_cell", today).value
    with as_owner():
        counted = (
            Counted(code, year, kind, support, Standing(standing), families)
            for code, year, kind, support, standing, families in rows_of("outcomes/count", {})
        )
        tables = published(counted, smallest)
        execute("outcomes/clear")
        execute("outcomes/put", _columns(tables) | {"on": today})
    audit.record(
        action="graduation.outcomes_published", by=SYSTEM, at=at,
        subject=("outcomes", today.isoformat()),
        facts={"tables": len(tables)}, key=today.isoformat(),
    )  # fmt: skip
    return len(tables)


def _columns(tables: tuple[Table, ...]) -> dict[str, object]:
    rows = [(table, row) for table in tables for row in table.rows]
    return {
        "years": [table.year for table, _ in rows],
        "whats": [table.what for table, _ in rows],
        "codes": [table.code for table, _ in rows],
        "paths": [RegionCode(table.code).path if table.code else NATION for table, _ in rows],
        "row_codes": [row.code for _, row in rows],
        "regions": [row.regions for _, row in rows],
        "cells": [json.dumps(row.cells, sort_keys=True) for _, row in rows],
    }
