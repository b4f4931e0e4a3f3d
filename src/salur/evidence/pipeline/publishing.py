"""Writing what an examination found: findings by COPY, their counts, the figures of the file."""

import datetime as dt

from django.db import connection

from salur.evidence.models import Evidence, FindingCount
from salur.evidence.pipeline.examining import MOST_KEPT, Examined
from salur.kernel.sql_text import sql_text

_COPY = 'COPY evidence_finding_incoming (row, "column", rule, severity, value) FROM STDIN'
_FIGURES = (
    *("rows", "accepted", "held_back_rows", "held_back_amount", "total"),
    *("first_period", "last_period", "has_reversals"),
)


def publish(evidence: Evidence, examined: Examined, *, at: dt.datetime) -> None:
    """Write findings, counts and figures of a file whose status is `received`: now it is checked.

    Runs in the caller's transaction and scope.
    """
    _copy_findings(evidence, examined)
    FindingCount.objects.bulk_create(
        FindingCount(
            evidence_id=evidence.id,
            path=evidence.path,
            sender=evidence.sender,
            rule=rule,
            severity=severity,
            count=count,
            kept=min(count, MOST_KEPT),
        )
        for (rule, severity), count in sorted(examined.counts.items())
    )
    for name in _FIGURES:
        setattr(evidence, name, getattr(examined, name))
    evidence.status = "checked"
    evidence.checked_at = at
    evidence.save(update_fields=["status", "checked_at", *_FIGURES])


def _copy_findings(evidence: Evidence, examined: Examined) -> None:
    if not examined.counts:
        return
    with connection.cursor() as cursor:
        cursor.execute(sql_text("evidence", "finding_incoming"))
        cursor.execute("TRUNCATE evidence_finding_incoming")
        with cursor.copy(_COPY) as copy:
            for values in examined.findings():
                copy.write_row(values)
        cursor.execute(
            sql_text("evidence", "finding_publish"),
            {"evidence": evidence.id, "path": evidence.path, "sender": evidence.sender},
        )
