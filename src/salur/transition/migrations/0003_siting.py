"""Proposals of where shops open."""

from django.db import migrations

from salur.access.domain import unscoped_policies
from salur.access.domain.row_security import guarded
from salur.kernel.sql_text import sql_text

# What an office proposes to the banks is no bank's to see before it is decided.
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_TABLES = tuple(f"transition_siting{name}" for name in ("", "_village", "_shop", "_flow"))


class Migration(migrations.Migration):
    dependencies = [("transition", "0002_plan")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "siting"), sql_text("transition", "siting_reverse")
        ),
        migrations.RunSQL(
            "".join(guarded(table, _SEEN) for table in _TABLES),
            "".join(map(unscoped_policies, _TABLES)),
        ),
    ]
