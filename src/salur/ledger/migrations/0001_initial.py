"""The ledger's tables and guards, in SQL; 0002 tells Django of the models."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_POLICIES = (
    scoped_policies("ledger_account", sender="party")
    + scoped_policies("ledger_transfer", sender="party")
    + guarded("ledger_balance", "EXISTS (SELECT FROM ledger_account a WHERE a.id = account_id)")
)
_NO_POLICIES = "".join(
    unscoped_policies(table) for table in ("ledger_balance", "ledger_transfer", "ledger_account")
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_scope")]

    operations = [
        migrations.RunSQL(sql_text("ledger", "tables"), sql_text("ledger", "tables_reverse")),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
    ]
