"""Shops are seen by scope; a bank sees its own."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_initial"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            scoped_policies("parties_shop", sender="bank_id"), unscoped_policies("parties_shop")
        ),
    ]
