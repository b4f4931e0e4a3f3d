"""Lets what scales lose be an account of its own."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_models")]

    operations = [
        migrations.RunSQL(sql_text("ledger", "weighing"), sql_text("ledger", "weighing_reverse")),
    ]
