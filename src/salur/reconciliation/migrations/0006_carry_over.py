"""Carrying over: exceptions live on until evidence or a decision resolves them."""

from django.db import migrations

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_NOT_FOR_SENDERS = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_TABLES = ("carry_count", "write_off", "write_off_line")


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0005_shops")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "carried_over"),
            sql_text("reconciliation", "carried_over_reverse"),
        ),
        *(
            migrations.RunSQL(
                guarded(f"reconciliation_{one}", _NOT_FOR_SENDERS),
                unscoped_policies(f"reconciliation_{one}"),
            )
            for one in _TABLES
        ),
    ]
