"""Data sprints: what keeps families from the card, counted day by day, and who goes where."""

from django.db import migrations

from salur.access.domain import unscoped_policies
from salur.access.domain.row_security import guarded
from salur.kernel.sql_text import sql_text

# Where families live and what is wrong with their data is no bank's to see.
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_TABLES = tuple(
    f"transition_sprint{name}" for name in ("", "_family", "_desa", "_count", "_assignment")
)


class Migration(migrations.Migration):
    dependencies = [("transition", "0003_siting")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "sprint"), sql_text("transition", "sprint_reverse")
        ),
        migrations.RunSQL(
            "".join(guarded(table, _SEEN) for table in _TABLES),
            "".join(map(unscoped_policies, _TABLES)),
        ),
    ]
