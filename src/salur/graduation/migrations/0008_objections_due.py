"""Objections are found by the day on which they are to be answered."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("graduation", "0007_follow_up_places")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "objections_due"),
            sql_text("graduation", "objections_due_reverse"),
        )
    ]
