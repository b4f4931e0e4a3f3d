"""What waits here for somebody to approve, for telling them; asked as the owner."""

from django.db import connection

from salur.coordination.domain.notices import Matter
from salur.coordination.pipeline.notices import holding
from salur.kernel.sql_text import sql_text


def awaiting_approval() -> tuple[Matter, ...]:
    """Give every list of returns that waits for whoever approves it."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "notices/awaiting"))
        rows = cursor.fetchall()
    roles = holding("return.approve", but=frozenset({"ministry"}))  # which has a page of them
    return tuple(
        Matter("return_waits", f"return {one}", one, path, code, roles, never=(by,))
        for one, path, code, by in rows
    )
