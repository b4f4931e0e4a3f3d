"""Coordination teams: who belongs to them by which decree, from when until when."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

# Whoever works in a region knows its team and those above it, a bank as well.
_SEEN = (
    "path <@ ANY ((SELECT access_paths())::ltree[]) OR path @> ANY ((SELECT access_paths())::ltree[])"
)
_OF_ONE = "EXISTS (SELECT FROM coordination_team t WHERE t.id = team)"
# How an office is reached everybody inside may know.
_INSIDE = "cardinality((SELECT access_paths())) > 0"
_TABLES = {
    "coordination_team": _SEEN,
    "coordination_team_member": _OF_ONE,
    "coordination_contact": _INSIDE,
}


class Migration(migrations.Migration):
    dependencies = [("coordination", "0002_complaints")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "teams")
            + "".join(guarded(table, seen) for table, seen in _TABLES.items()),
            sql_text("coordination", "teams_reverse"),
        )
    ]
