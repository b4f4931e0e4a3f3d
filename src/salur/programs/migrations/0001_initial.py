"""The tables of the programmes and their guards, in SQL; 0002 tells Django of the models.

Parameters are law: open to everybody, written by the owner only; quotas, lists and their counts are read by scope, and
what a bank or Bulog may know of a list it is told in an order or an SPA.
"""

from django.db import migrations

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_SCOPED = ("programs_quota", "programs_list", "programs_list_desa", "programs_list_entry")
_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_POLICIES = "".join(guarded(table, _SEEN) for table in _SCOPED)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_scope")]

    operations = [
        migrations.RunSQL(sql_text("programs", "tables"), sql_text("programs", "tables_reverse")),
        migrations.RunSQL(
            _POLICIES,
            "".join(unscoped_policies(table) for table in _SCOPED),
        ),
    ]
