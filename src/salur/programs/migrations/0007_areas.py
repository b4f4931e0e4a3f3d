"""Which programme a desa is under in which month, with the decisions that say so."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_TABLES = ("programs_area_decision", "programs_area_line", "programs_turn", "programs_out_of_area")
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("programs", "0006_distribution_parameters")]

    operations = [
        migrations.RunSQL(
            sql_text("programs", "areas") + "".join(guarded(table, _SEEN) for table in _TABLES),
            sql_text("programs", "areas_reverse"),
        )
    ]
