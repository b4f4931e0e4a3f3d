"""Payments: how far each came, how many stand where, and what is to be returned."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies
from salur.kernel.sql_text import sql_text

_OWN_BANK = """path <@ ANY ((SELECT access_paths())::ltree[]) AND (
    (SELECT access_sender()) IS NULL
    OR bank = (SELECT o.code FROM parties_organisation o WHERE o.id = (SELECT access_sender()))
)"""
# A bank knows of a list once it is approved.
_GIVEN = """path <@ ANY ((SELECT access_paths())::ltree[]) AND (
    (SELECT access_sender()) IS NULL
    OR (party = (SELECT access_sender()) AND approved_at IS NOT NULL)
)"""


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0002_open_counts")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "payments"), sql_text("reconciliation", "payments_reverse")
        ),
        migrations.RunSQL(
            guarded("reconciliation_payment_sum", _OWN_BANK)
            + guarded("reconciliation_return", _GIVEN)
            + scoped_policies("reconciliation_return_line", sender="party"),
            migrations.RunSQL.noop,
        ),
    ]
