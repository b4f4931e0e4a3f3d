"""Orders to open accounts and hand-overs of cards; a bank sees its own."""

from django.db import migrations

from salur.access.domain import scoped_policies
from salur.kernel.sql_text import sql_text

_TABLES = (
    "distribution_burekol",
    "distribution_burekol_line",
    "distribution_campaign",
    "distribution_campaign_card",
)


class Migration(migrations.Migration):
    dependencies = [("distribution", "0003_orders")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "burekol")
            + "".join(scoped_policies(table, sender="bank") for table in _TABLES),
            sql_text("distribution", "burekol_reverse"),
        )
    ]
