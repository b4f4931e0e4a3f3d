"""Packs of papers for a meeting, and its minutes as they were printed when they were signed off."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_PATHS = "ANY ((SELECT access_paths())::ltree[])"
# A pack holds what all banks and Bulog did in a kab/kota: it is no sender's to see.
_PACK = f"path <@ {_PATHS} AND (SELECT access_sender()) IS NULL"
_MINUTES = (
    f"(SELECT access_sender()) IS NULL"
    f" AND NOT EXISTS (SELECT FROM unnest(paths) AS root WHERE NOT root <@ {_PATHS})"
)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_way_up"), ("coordination", "0004_meetings")]

    operations = [
        migrations.RunSQL(
            sql_text("reporting", "packs")
            + guarded("reporting_pack", _PACK)
            + guarded("reporting_minutes", _MINUTES),
            sql_text("reporting", "packs_reverse"),
        )
    ]
