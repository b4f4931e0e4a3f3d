"""The books: kept movements, clearing of suspense; a bank and Bulog see what they have custody of."""

from django.db import migrations

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_SEEN = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR party = ANY ((SELECT ledger_custody())::uuid[]))"
)
_BEFORE = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR party = (SELECT access_sender()))"
)
_TABLES = ("ledger_movement", "ledger_clearing")
_EARLIER = ("ledger_account", "ledger_transfer")


def _altered(seen: str) -> str:
    return "".join(
        f"ALTER POLICY {table}_scope ON {table} USING ({seen}) WITH CHECK ({seen});\n"
        for table in _EARLIER
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_weighing"), ("parties", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql_text("ledger", "books") + "".join(guarded(table, _SEEN) for table in _TABLES),
            "".join(unscoped_policies(table) for table in reversed(_TABLES))
            + sql_text("ledger", "books_reverse"),
        ),
        migrations.RunSQL(_altered(_SEEN), _altered(_BEFORE)),
    ]
