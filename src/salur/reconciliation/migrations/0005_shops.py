"""Shops: what they sold per month, the signals of it, and what was said of them."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_TABLES = ("reconciliation_shop_month", "reconciliation_signal", "reconciliation_signal_answer")


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0004_field")]

    operations = [
        migrations.RunSQL(
            sql_text("reconciliation", "shops"), sql_text("reconciliation", "shops_reverse")
        ),
        *(
            migrations.RunSQL(scoped_policies(one, sender="party"), unscoped_policies(one))
            for one in _TABLES
        ),
    ]
