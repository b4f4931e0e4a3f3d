"""Field: the worklist of families that got nothing is found by desa."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0003_payments")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "field"), sql_text("reconciliation", "field_reverse")
        ),
    ]
