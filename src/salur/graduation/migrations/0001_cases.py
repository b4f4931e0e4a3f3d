"""The way out of a family, step by step; read by scope, and not by a bank, Bulog or an agency."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.graduation.domain.cases import CASE
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_OF_ONE = "EXISTS (SELECT FROM graduation_case c WHERE c.id = case_id)"


class Migration(migrations.Migration):
    dependencies = [("coordination", "0006_answers"), ("registry", "0008_cards")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "cases")
            + table_sql([CASE])
            + guarded("graduation_case", _SEEN)
            + guarded("graduation_case_event", _OF_ONE),
            sql_text("graduation", "cases_reverse"),
        )
    ]
