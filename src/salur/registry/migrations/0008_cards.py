"""The words about accounts and cards, and replacements; a bank sees what is about its own."""

from django.db import migrations

from salur.access.domain import scoped_policies
from salur.kernel.sql_text import sql_text

_TABLES = ("registry_card_event", "registry_card_replacement", "registry_card_count")


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_match_of_nik")]

    operations = [
        migrations.RunSQL(
            sql_text("registry", "cards")
            + "".join(scoped_policies(table, sender="organisation") for table in _TABLES),
            sql_text("registry", "cards_reverse"),
        )
    ]
