"""Payment orders, their lines and their outbox; the checker of a request for rice."""

from django.db import migrations, models

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

# Who is paid and who is not is the office's alone: a bank gets its order as a file.
_OFFICE = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_OFFICES = ("distribution_entitlement", "distribution_order_finding")
_BANKS = ("distribution_order", "distribution_outbox")
_POLICIES = "".join(guarded(table, _OFFICE) for table in _OFFICES) + "".join(
    scoped_policies(table, sender="bank") for table in _BANKS
)
_NO_POLICIES = "".join(unscoped_policies(table) for table in (*_OFFICES, *_BANKS))
_CHECKED = (
    ("check_needed", models.BooleanField(default=False)),
    ("checked_by", models.UUIDField(null=True)),
    ("checked_by_name", models.TextField(null=True)),
    ("checked_at", models.DateTimeField(null=True)),
)


class Migration(migrations.Migration):
    dependencies = [("distribution", "0002_models")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "order_tables"),
            sql_text("distribution", "order_tables_reverse"),
        ),
        migrations.RunSQL(
            sql_text("distribution", "order_findings"),
            sql_text("distribution", "order_findings_reverse"),
        ),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
        migrations.RunSQL(
            sql_text("distribution", "spa_checked"), sql_text("distribution", "spa_checked_reverse")
        ),
        # The table is made in SQL; Django only hears of the columns.
        *(migrations.AddField("spa", name, field) for name, field in _CHECKED),
    ]
