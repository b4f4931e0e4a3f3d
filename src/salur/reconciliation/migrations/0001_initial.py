"""The published result's tables, their guards, and how a month's partition is made."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies
from salur.kernel.sql_text import sql_text

_NOT_FOR_SENDERS = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_POLICIES = (
    scoped_policies("reconciliation_run")
    + scoped_policies("reconciliation_version")
    + scoped_policies("reconciliation_unit", sender="party")
    + guarded("reconciliation_family", _NOT_FOR_SENDERS)
    + scoped_policies("reconciliation_rice_unit")
    + scoped_policies("reconciliation_sum")
    + scoped_policies("reconciliation_exception", sender="party")
)
_TABLES = (
    "exception", "sum", "rice_unit", "family", "unit", "version", "run",
)  # fmt: skip


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "tables"),
            "".join(f"DROP TABLE reconciliation_{table} CASCADE;\n" for table in _TABLES),
        ),
        migrations.RunSQL(_POLICIES, migrations.RunSQL.noop),
    ]
