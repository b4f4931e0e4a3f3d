"""The lines by which families leave are found without reading every change."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("registry", "0009_returned_first")]

    operations = [
        migrations.RunSQL(sql_text("registry", "graduating"), "DROP INDEX registry_change_graduating")
    ]
