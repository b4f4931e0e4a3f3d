"""What people solved ends the exceptions beneath its obstacle, and hangs again where it is found."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0009_figures"), ("coordination", "0001_obstacles")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "remedies"), sql_text("reconciliation", "remedies_reverse")
        ),
        migrations.RunSQL(
            scoped_policies("reconciliation_remedy", sender="party"),
            unscoped_policies("reconciliation_remedy"),
        ),
    ]
