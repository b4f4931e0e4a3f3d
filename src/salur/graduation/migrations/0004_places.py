"""Freed places, each given to one family; read by scope, and not by a bank, Bulog or an agency."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.graduation.domain.slots import SLOT
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_OF_ONE = "EXISTS (SELECT FROM graduation_slot s WHERE s.id = slot_id)"


class Migration(migrations.Migration):
    dependencies = [("graduation", "0003_along")]

    operations = [
        migrations.RunSQL(
            sql_text("graduation", "slots")
            + table_sql([SLOT])
            + guarded("graduation_slot", _SEEN)
            + guarded("graduation_slot_event", _OF_ONE),
            sql_text("graduation", "slots_reverse"),
        )
    ]
