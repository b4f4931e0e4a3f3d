"""The published result's tables, their guards, and how a month's partition is made."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies
from salur.kernel.sql_text import sql_text

_NOT_FOR_SENDERS = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_OWN_BANK = """path <@ ANY ((SELECT access_paths())::ltree[]) AND (
    (SELECT access_sender()) IS NULL
    OR (bank, program) IN (
        SELECT o.code, 'BPNT' FROM parties_organisation o WHERE o.id = (SELECT access_sender()))
    OR (program = 'RASTRA' AND EXISTS (
        SELECT FROM parties_organisation o
        WHERE o.id = (SELECT access_sender()) AND o.kind LIKE 'bulog%'))
)"""
_BULOG_TOO = """path <@ ANY ((SELECT access_paths())::ltree[]) AND (
    (SELECT access_sender()) IS NULL
    OR EXISTS (
        SELECT FROM parties_organisation o
        WHERE o.id = (SELECT access_sender()) AND o.kind LIKE 'bulog%')
)"""
_POLICIES = (
    guarded("reconciliation_run", _NOT_FOR_SENDERS)
    + guarded("reconciliation_version", _NOT_FOR_SENDERS)
    + scoped_policies("reconciliation_unit", sender="party")
    + guarded("reconciliation_family", _NOT_FOR_SENDERS)
    + guarded("reconciliation_across", _NOT_FOR_SENDERS)
    + guarded("reconciliation_across_sum", _NOT_FOR_SENDERS)
    + guarded("reconciliation_rice_unit", _BULOG_TOO)
    + guarded("reconciliation_sum", _OWN_BANK)
    + scoped_policies("reconciliation_exception", sender="party")
)
_TABLES = (
    "exception", "across_sum", "across", "sum", "rice_unit", "family", "unit", "version", "run",
)  # fmt: skip


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_scope"), ("parties", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "tables"),
            "".join(f"DROP TABLE reconciliation_{table} CASCADE;\n" for table in _TABLES),
        ),
        migrations.RunSQL(_POLICIES, migrations.RunSQL.noop),
    ]
