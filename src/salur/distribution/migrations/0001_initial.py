"""The tables of distribution and their guards, in SQL; 0002 tells Django of the models."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

# What is the office's alone: a bank or Bulog doesn't see it, whatever its scope.
_OFFICE = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_SHARED = (
    "distribution_cycle",
    "distribution_step",
    "distribution_spa",
    "distribution_spa_line",
)
_OFFICES = ("distribution_run", "distribution_declaration", "distribution_order_check")
_POLICIES = (
    "".join(scoped_policies(table) for table in _SHARED)
    + "".join(guarded(table, _OFFICE) for table in _OFFICES)
    + scoped_policies("distribution_evidence", sender="sender")
)
_NO_POLICIES = "".join(
    unscoped_policies(table) for table in (*_SHARED, *_OFFICES, "distribution_evidence")
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "tables"), sql_text("distribution", "tables_reverse")
        ),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
    ]
