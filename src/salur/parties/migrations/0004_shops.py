"""Shops: what the bank says of them besides, their terminals, and what was found of its rows.

A branch sees the shops of its bank in its scope: whoever sends decides nothing about who appointed.
"""

from django.db import migrations, models

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_OWN = (
    "path <@ ANY ((SELECT access_paths())::ltree[]) AND ((SELECT access_sender()) IS NULL"
    " OR {column} = (SELECT access_sender()) OR {column} ="
    " (SELECT parent_id FROM parties_organisation WHERE id = (SELECT access_sender())))"
)


def _of_the_bank(table: str, column: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        unscoped_policies(table) + guarded(table, _OWN.format(column=column)),
        unscoped_policies(table),
    )


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_warehouses")]

    operations = [
        *(
            migrations.AddField("shop", name, field)
            for name, field in (
                ("started", models.DateField(null=True)),
                ("business", models.TextField(null=True)),
                ("owner", models.TextField(null=True)),
                ("excluded_as", models.CharField(max_length=30, null=True)),
            )
        ),
        migrations.RunSQL(
            sql_text("parties", "shops"), sql_text("parties", "shops_reverse")
        ),
        _of_the_bank("parties_shop", "bank_id"),
        _of_the_bank("parties_terminal", "bank_id"),
        _of_the_bank("parties_shop_note", "sender_id"),
    ]
