"""Answers to many obstacles at once, as a spreadsheet brought them."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("coordination", "0005_notices")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "answers"), sql_text("coordination", "answers_reverse")
        ),
        migrations.RunSQL(
            scoped_policies("coordination_answer", sender="organisation"),
            unscoped_policies("coordination_answer"),
        ),
    ]
