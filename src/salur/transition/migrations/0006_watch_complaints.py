"""Complaints are watched after a desa changed to the card."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("transition", "0005_watch"), ("coordination", "0002_complaints")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "watch_complaints"),
            sql_text("transition", "watch_complaints_reverse"),
        ),
    ]
