"""Referrals and follow-ups."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.graduation.domain.referrals import REFERRAL
from salur.kernel.sql_text import sql_text

# A bank, Bulog or another agency sees what it was asked itself, and nothing of how families stand.
_ASKED = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR organisation = (SELECT access_sender()))"
)
_TABLES = {
    "graduation_follow_up": "EXISTS (SELECT FROM graduation_case c WHERE c.id = case_id)",
    "graduation_referral": _ASKED,
    "graduation_referral_event": (
        "EXISTS (SELECT FROM graduation_referral r WHERE r.id = referral)"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("graduation", "0002_visits")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "along")
            + table_sql([REFERRAL])
            + "".join(guarded(table, seen) for table, seen in _TABLES.items()),
            sql_text("graduation", "along_reverse"),
        )
    ]
