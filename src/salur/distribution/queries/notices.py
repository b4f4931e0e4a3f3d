"""What waits here for somebody to check or approve, for telling them; asked as the owner."""

from django.db import connection

from salur.coordination.domain.notices import Matter
from salur.coordination.pipeline.notices import holding
from salur.kernel.sql_text import sql_text

_VERBS = {
    "spa_to_check": "spa.check",
    "spa_waits": "spa.approve",
    "order_to_check": "order.check",
    "order_waits": "order.approve",
}


def awaiting_approval() -> tuple[Matter, ...]:
    """Give every request for rice and payment order that waits for the next pair of eyes."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "notices/awaiting"))
        rows = cursor.fetchall()
    return tuple(
        Matter(kind, key, subject, path, code, holding(_VERBS[kind]), never=tuple(hands))
        for kind, subject, key, path, code, hands in rows
    )
