"""What was received is seen by scope, a sender's own by the sender, and never changed."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_TABLES = ("evidence_file", "evidence_finding_count", "evidence_finding")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            "".join(scoped_policies(table, sender="sender") for table in _TABLES),
            "".join(unscoped_policies(table) for table in _TABLES),
        ),
        migrations.RunSQL(sql_text("evidence", "guard"), sql_text("evidence", "guard_reverse")),
        migrations.RunSQL(
            "CREATE INDEX evidence_file_path ON evidence_file USING gist (path);",
            "DROP INDEX evidence_file_path;",
        ),
    ]
