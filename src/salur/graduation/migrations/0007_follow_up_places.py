"""Follow-ups bear where they are, so that row security reads no case for each of them."""

from django.db import migrations

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_TABLE = "graduation_follow_up"
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_OF_CASE = "EXISTS (SELECT FROM graduation_case c WHERE c.id = case_id)"


class Migration(migrations.Migration):
    dependencies = [("graduation", "0006_submissions")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "follow_up_places")
            + unscoped_policies(_TABLE)
            + guarded(_TABLE, _SEEN),
            unscoped_policies(_TABLE)
            + sql_text("graduation", "follow_up_places_reverse")
            + guarded(_TABLE, _OF_CASE),
        )
    ]
