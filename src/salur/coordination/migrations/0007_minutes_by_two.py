"""Minutes by two people, and what is told of a meeting to those whom it concerns."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.coordination.domain.meetings import MEETING, MINUTES
from salur.kernel.sql_text import sql_text

_SENDER = "(SELECT access_sender())"
# Whoever sees the meeting; a bank, Bulog or another agency what concerns itself.
_EVENT = (
    "EXISTS (SELECT FROM coordination_meeting AS m WHERE m.id = meeting_id)"
    f" AND ({_SENDER} IS NULL OR {_SENDER} = ANY (organisations))"
)


class Migration(migrations.Migration):
    dependencies = [("coordination", "0006_answers")]

    operations = [
        migrations.RunSQL(
            table_sql([MEETING, MINUTES])
            + sql_text("coordination", "minutes_by_two")
            + guarded("coordination_meeting_event", _EVENT),
            sql_text("coordination", "minutes_by_two_reverse"),
        )
    ]
