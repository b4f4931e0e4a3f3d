"""The statements by which the rule proposes families, as a set; called as the owner."""

import datetime as dt
from typing import Any

from django.db import connection

from salur.access.queries import Actor
from salur.graduation.pipeline.cases import Visited, doer, note_visits
from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range
from salur.registry.queries.graduating import stage_families_now


def propose_ready(path: str, *, ready: int, since: dt.date, by: Actor, at: dt.datetime) -> int:
    """Propose whom visits since a day found ready in so many dimensions; give how many.

    Each case rests on that visit, and the village is next: the rule decides nothing.
    """
    lowest, highest = code_range(path)
    bounds: dict[str, Any] = {"lowest": lowest, "highest": highest, "ready": ready, "since": since}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/rule_asked"), bounds)
    stage_families_now()
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/rule_open"), doer(by, at))
        opened = [Visited(*row) for row in cursor.fetchall()]
    return note_visits(opened, by=by, at=at) if opened else 0
