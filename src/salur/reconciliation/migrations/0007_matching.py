"""Pairs of accounts that may be one, what people said of them, and the months that rest on them."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_SCOPED = ("reconciliation_match", "reconciliation_match_word")
_MONTH = "reconciliation_matched_month"
# How many pairs a month rests on says nothing of anybody: whoever has a scope may know it.
_WHOEVER_HAS_A_SCOPE = "cardinality((SELECT access_paths())) > 0"


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0006_carry_over")]

    operations: list[migrations.operations.base.Operation] = [
        migrations.RunSQL(
            sql_text("reconciliation", "matches"), sql_text("reconciliation", "matches_reverse")
        ),
        *(
            migrations.RunSQL(scoped_policies(one, sender="party"), unscoped_policies(one))
            for one in _SCOPED
        ),
        migrations.RunSQL(guarded(_MONTH, _WHOEVER_HAS_A_SCOPE), unscoped_policies(_MONTH)),
    ]
