"""Field: what was found of families that got nothing."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("distribution", "0006_handovers")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "field"), sql_text("distribution", "field_reverse")
        ),
        migrations.RunSQL(
            scoped_policies("distribution_check"), unscoped_policies("distribution_check")
        ),
    ]
