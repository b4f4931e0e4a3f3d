"""A visit that a telephone sent is known again."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("graduation", "0005_outcomes")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "submissions"), sql_text("graduation", "submissions_reverse")
        )
    ]
