"""The register is read by scope, and its history only grows.

A bank sees the families that it has an account for, and no history of anybody.
"""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_IN_SCOPE = "path <@ ANY ((SELECT access_paths())::ltree[])"
_NOT_A_SENDER = "(SELECT access_sender()) IS NULL"
_PAID_BY_SENDER = (
    "EXISTS (SELECT FROM registry_family_account l"
    " WHERE l.family_id = registry_family.id AND l.organisation = (SELECT access_sender()))"
)
_OF_SENDERS = ("registry_account", "registry_card", "registry_family_account")
_HISTORIES = ("registry_family_history", *(f"{table}_history" for table in _OF_SENDERS))
_TABLES = ("registry_family", *_OF_SENDERS, *_HISTORIES)

_POLICIES = (
    guarded("registry_family", f"{_IN_SCOPE} AND ({_NOT_A_SENDER} OR {_PAID_BY_SENDER})")
    + "".join(scoped_policies(table, sender="organisation") for table in _OF_SENDERS)
    + "".join(guarded(table, f"{_IN_SCOPE} AND {_NOT_A_SENDER}") for table in _HISTORIES)
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(sql_text("registry", "guard"), sql_text("registry", "guard_reverse")),
        migrations.RunSQL(_POLICIES, "".join(unscoped_policies(table) for table in _TABLES)),
    ]
