"""How far each list's families are reached: their accounts and cards, kept as rows."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_parameters")]

    operations = [
        migrations.RunSQL(
            sql_text("programs", "list_reach") + guarded("programs_list_reach", _SEEN),
            "DROP TABLE programs_list_reach;",
        )
    ]
