"""Figures: what one unit gives to each term, the same in a list and in a sum."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0008_whole_months")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "figures"), sql_text("reconciliation", "figures_reverse")
        ),
    ]
