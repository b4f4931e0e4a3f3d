"""The number of open exceptions in every region, kept as rows, with what is open already."""

from django.db import migrations

from salur.access.domain import scoped_policies
from salur.kernel.sql_text import sql_text

_BACK = """
DROP TRIGGER reconciliation_exception_counted_again ON reconciliation_exception;
DROP TRIGGER reconciliation_exception_counted_in ON reconciliation_exception;
DROP FUNCTION reconciliation_count_open();
DROP FUNCTION reconciliation_add_open_change();
DROP TABLE reconciliation_open_count;
"""
_COUNT_WHAT_IS_OPEN = """
CREATE TEMPORARY TABLE open_change AS SELECT 1 AS sign, * FROM reconciliation_exception;
SELECT reconciliation_add_open_change();
DROP TABLE open_change;
"""


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0001_initial")]

    operations = [
        migrations.RunSQL(sql_text("reconciliation", "open_counts"), _BACK),
        migrations.RunSQL(
            scoped_policies("reconciliation_open_count", sender="party"), migrations.RunSQL.noop
        ),
        migrations.RunSQL(_COUNT_WHAT_IS_OPEN, migrations.RunSQL.noop),
    ]
