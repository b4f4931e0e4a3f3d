"""What is live follows its region to another code."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("coordination", "0007_minutes_by_two"), ("places", "0007_heirs")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "moves"), sql_text("coordination", "moves_reverse")
        )
    ]
