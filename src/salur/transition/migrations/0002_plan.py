"""Plans of the change from rice to card, and back."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

# A facilitator of a desa sees the plan of its kab/kota; a bank or Bulog is told by the paper.
_SEEN = (
    "(path <@ ANY ((SELECT access_paths())::ltree[]) OR path @> ANY ((SELECT access_paths())::ltree[]))"
    " AND (SELECT access_sender()) IS NULL"
)
_LINES = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("transition", "0001_readiness")]

    operations = [
        migrations.RunSQL(
            sql_text("transition", "plan")
            + guarded("transition_plan", _SEEN)
            + guarded("transition_plan_line", _LINES),
            sql_text("transition", "plan_reverse"),
        )
    ]
