"""Gathering what there is to tell, and telling each person once; called as the owner."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone

from salur.access.domain import ROLES, SENDERS, allowed
from salur.coordination.domain.notices import KINDS, Matter
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries.running import rows_of

LOOKS_BACK = dt.timedelta(days=3)  # what is older was told, or nobody looked for it
_SOON = dt.timedelta(days=2)
_LOCK = 7_010_050
_COPY = (
    "COPY notice_batch (kind, urgent, key, subject, path, code, at, roles, organisation, never,"
    " parties) FROM STDIN"
)


def holding(*verbs: str, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the roles that may do one of `verbs`, without those in `but`."""
    return frozenset(
        role for role in ROLES if role not in but and any(allowed([role], verb) for verb in verbs)
    )


def gather(matters: Iterable[Matter], at: dt.datetime) -> None:
    """Stage what happened here lately, and what upper capabilities say waits for somebody."""
    with connection.cursor() as cursor:  # one at a time: two who tell at once would tell twice
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    execute("notices/batch")
    execute("notices/stage_obstacles", _values(at))
    execute("notices/stage_complaints", _values(at))
    execute("notices/stage_meetings", _values(at))
    with connection.cursor() as cursor, cursor.copy(_COPY) as out:
        for one in matters:
            out.write_row(
                (
                    one.kind, KINDS[one.kind].urgent, one.key, one.subject, one.path, one.code, at,
                    sorted(one.roles), one.organisation, list(one.never), list(one.parties),
                )
            )  # fmt: skip


def tell(at: dt.datetime) -> int:
    """Tell everybody concerned what they were not told yet; give how many notices were written."""
    values = {"today": timezone.localdate(at), "senders": sorted(SENDERS)}
    return int(rows_of("notices/tell", values)[0][0])


def _values(at: dt.datetime) -> dict[str, Any]:
    today = timezone.localdate(at)
    return {
        "at": at,
        "since": at - LOOKS_BACK,
        "today": today,
        "soon": today + _SOON,
        "kabkota": ["head", "operator"],
        "workers": sorted(holding("obstacle.resolve", "obstacle.assign")),
        "verifiers": sorted(holding("obstacle.verify")),
        "readers": sorted(holding("obstacle.read")),
        "sensitive": sorted(holding("complaint.sensitive", but=frozenset({"ministry"}))),
        "meeters": sorted(holding("meeting.read")),
        "chairs": sorted(holding("meeting.decide")),
        "managers": sorted(holding("meeting.manage")),
        "answerers": sorted(
            holding("complaint.answer", but=frozenset({"head", "province", "ministry"}))
        ),
    }
