"""Which berita acara wait for whom, for telling them; asked as the owner."""

from django.db import connection

from salur.coordination.domain.notices import Matter
from salur.coordination.pipeline.notices import holding
from salur.kernel.sql_text import sql_text

_VERBS = {
    "DRAFT": ("report.sign",),
    "SIGNED": ("report.send",),
    "SENT": ("report.accept",),
    "RETURNED": ("report.prepare", "report.sign"),
}


def reports_awaited() -> tuple[Matter, ...]:
    """Give every berita acara that waits: of one returned, its office is told at once."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", "notices/waiting"))
        rows = cursor.fetchall()
    return tuple(
        Matter(
            "report_returned" if state == "RETURNED" else "report_waits",
            f"report {one} {state} {party or ''}",
            one,
            path,
            code,
            # Over a nation the ministry accepts; its page ranks who is late, and no mail does.
            holding(*_VERBS[state], but=frozenset({"ministry"})),
            party,
            () if prepared_by is None else (prepared_by,),
            () if party is None else (party,),
        )
        for one, state, path, code, party, prepared_by in rows
    )
