"""Facts about areas, and the gates to the card as they were counted."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

# Where families live and what is wrong with their data is no bank's to see.
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_ABOVE = f"({_SEEN} OR path @> ANY ((SELECT access_paths())::ltree[]))"
_TABLES = {"transition_fact": _ABOVE, "transition_measure": _ABOVE, "transition_gate": _SEEN}


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_transition_parameters")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "readiness")
            + "".join(guarded(table, seen) for table, seen in _TABLES.items()),
            sql_text("transition", "readiness_reverse"),
        )
    ]
