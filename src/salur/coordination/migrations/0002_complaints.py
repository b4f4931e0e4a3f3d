"""Complaints of families and others, with their clocks."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.complaints import COMPLAINT
from salur.coordination.domain.machine import table_sql
from salur.kernel.sql_text import sql_text

# A bank, Bulog or another agency sees what was forwarded to it, and few see what is sensitive.
_SEEN = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR forwarded_org = (SELECT access_sender()))"
    " AND (NOT restricted OR (SELECT access_sensitive()))"
)
_OF_ONE = "EXISTS (SELECT FROM coordination_complaint c WHERE c.id = complaint)"
# Nobody but the owner counts who knocks.
_NOBODY = "(SELECT access_paths()) IS NULL"
_TABLES = {
    "coordination_complaint": _SEEN,
    "coordination_complaint_event": _OF_ONE,
    "coordination_complaint_exception": _OF_ONE,
    "coordination_pace": _NOBODY,
}


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_obstacles")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "complaints")
            + table_sql([COMPLAINT])
            + "".join(guarded(table, seen) for table, seen in _TABLES.items()),
            sql_text("coordination", "complaints_reverse"),
        )
    ]
