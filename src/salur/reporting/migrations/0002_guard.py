"""Reports are seen by scope, by a bank or Bulog only as a party; what was signed stays."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_SEEN = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR (SELECT access_sender()) = ANY (parties))"
)
_OF_A_REPORT = ("reporting_signature", "reporting_step", "reporting_scan")
_POLICIES = (
    guarded("reporting_report", _SEEN)
    + "".join(
        guarded(table, f"EXISTS (SELECT FROM reporting_report WHERE id = report_id AND {_SEEN})")
        for table in _OF_A_REPORT
    )
    + scoped_policies("reporting_letterhead")
)
_TABLES = ("reporting_report", *_OF_A_REPORT, "reporting_letterhead")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(sql_text("reporting", "guard"), sql_text("reporting", "guard_reverse")),
        migrations.RunSQL(_POLICIES, "".join(unscoped_policies(table) for table in _TABLES)),
    ]
