"""What became of families that left, as it may be seen."""

from django.db import migrations

from salur.access.domain import unscoped_policies
from salur.access.domain.row_security import guarded
from salur.kernel.sql_text import sql_text

# A row points at nobody, so that whoever works beneath a region sees what is said of it too.
_SEEN = (
    "(path <@ ANY ((SELECT access_paths())::ltree[]) OR path @> ANY ((SELECT access_paths())::ltree[]))"
    " AND (SELECT access_sender()) IS NULL"
)


class Migration(migrations.Migration):
    dependencies = [("graduation", "0004_places")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "outcomes") + guarded("graduation_outcome", _SEEN),
            unscoped_policies("graduation_outcome") + sql_text("graduation", "outcomes_reverse"),
        )
    ]
