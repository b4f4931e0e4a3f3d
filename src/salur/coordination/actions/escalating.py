"""The clock: what is past its day rises a level, by one statement over all obstacles.

It is asked as often as somebody likes; the same day gives the same levels, however often.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.audit import actions as audit
from salur.coordination.domain.obstacles import Level
from salur.coordination.pipeline.routing import Router
from salur.coordination.queries.running import rows_of


@transaction.atomic
def escalate_due(*, at: dt.datetime) -> int:
    """Raise what is past its day: kecamatan, kab/kota, province, ministry; give how many rises.

    Days between two rises are the parameter `obstacle_escalation_days`, by region. Where nobody
    asked for a while, every level that was passed is told.
    """
    enter_scope(SYSTEM)
    today = timezone.localdate(at)
    rises = 0
    with as_owner():
        if not rows_of("obstacles/any_rising", {"today": today}):
            return 0
        days = Router(today, []).escalation_days()
        values = {"paths": list(days), "days": list(days.values()), "today": today, "at": at}
        for _ in Level:
            risen = int(rows_of("obstacles/escalate", values)[0][0])
            if not risen:
                break
            rises += risen
    audit.record(
        action="obstacle.many_escalated", by=SYSTEM, at=at, subject=("obstacles", "clock"),
        facts={"rises": rises},
    )  # fmt: skip
    return rises
