"""Home visits and what they found; read by scope, and not by a bank, Bulog or an agency."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("graduation", "0001_cases")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "visits") + guarded("graduation_visit", _SEEN),
            sql_text("graduation", "visits_reverse"),
        )
    ]
