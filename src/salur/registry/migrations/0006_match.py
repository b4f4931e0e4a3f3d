"""What is known of a NIK; whoever sees the family sees it, a bank or Bulog never."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

# The family itself is asked through its own policy: it may have moved since.
_SEEN = (
    "(SELECT access_sender()) IS NULL"
    " AND EXISTS (SELECT FROM registry_family f WHERE f.id = family_id)"
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_changes")]

    operations = [
        migrations.RunSQL(
            sql_text("registry", "matches") + guarded("registry_match", _SEEN),
            "DROP TABLE registry_match",
        )
    ]
