"""Data sprints: what keeps families from the card, counted day by day, and who goes where."""

from django.db import migrations

from salur.access.domain import unscoped_policies
from salur.access.domain.row_security import guarded
from salur.kernel.sql_text import sql_text

# Where families live and what is wrong with their data is no bank's to see.
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
# Who works in a part of its region sees that a sprint runs, and of its rows those of their part.
_AROUND = (
    "(path <@ ANY ((SELECT access_paths())::ltree[])"
    " OR path @> ANY ((SELECT access_paths())::ltree[])) AND (SELECT access_sender()) IS NULL"
)
_PARTS = tuple(f"transition_sprint_{name}" for name in ("family", "desa", "count", "assignment"))
_TABLES = ("transition_sprint", *_PARTS)


class Migration(migrations.Migration):
    dependencies = [("transition", "0003_siting")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "sprint"), sql_text("transition", "sprint_reverse")
        ),
        migrations.RunSQL(
            guarded("transition_sprint", _AROUND)
            + "".join(guarded(table, _SEEN) for table in _PARTS),
            "".join(map(unscoped_policies, _TABLES)),
        ),
    ]
