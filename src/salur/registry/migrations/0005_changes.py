"""The changes to families and their life, guarded; read by scope, and not by a bank or Bulog."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_family_standing")]

    operations = [
        migrations.RunSQL(
            sql_text("registry", "changes") + guarded("registry_change", _SEEN),
            sql_text("registry", "changes_reverse"),
        )
    ]
