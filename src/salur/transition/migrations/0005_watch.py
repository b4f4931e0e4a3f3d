"""What is watched after a desa changed to the card."""

from django.db import migrations

from salur.access.domain import unscoped_policies
from salur.access.domain.row_security import guarded
from salur.kernel.sql_text import sql_text

# Every bank's money stands in it together: what one bank may not see of another is in no row apart.
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_TABLES = ("transition_watched", "transition_watch_desa", "transition_watch_measure")


class Migration(migrations.Migration):
    dependencies = [("transition", "0004_sprint")]

    operations = [
        migrations.RunSQL(sql_text("transition", "watch"), sql_text("transition", "watch_reverse")),
        migrations.RunSQL(
            "".join(guarded(table, _SEEN) for table in _TABLES),
            "".join(map(unscoped_policies, _TABLES)),
        ),
    ]
