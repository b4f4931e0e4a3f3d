"""Meetings: regions, agenda, decisions and what became of them."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.coordination.domain.meetings import MEETING
from salur.kernel.sql_text import sql_text

_PATHS = "ANY ((SELECT access_paths())::ltree[])"
_SENDER = "(SELECT access_sender())"
# Whoever works in, around or above its regions; a bank, Bulog or another agency where it is invited.
_MEETING = (
    f"EXISTS (SELECT FROM unnest(paths) AS root WHERE root <@ {_PATHS} OR root @> {_PATHS})"
    f" AND ({_SENDER} IS NULL OR {_SENDER} = ANY (invited))"
)
_OF_MEETING = "EXISTS (SELECT FROM coordination_meeting AS m WHERE m.id = meeting_id)"
# Of its points and decisions those of one's own regions, and what is about the whole meeting; a
# sender sees those about itself.
_ITEM = (
    f"{_OF_MEETING} AND (path IS NULL OR path <@ {_PATHS})"
    f" AND ({_SENDER} IS NULL OR party = {_SENDER} OR (kind = 'own' AND path IS NULL))"
)
_DECISION = (
    f"{_OF_MEETING} AND (path IS NULL OR path <@ {_PATHS})"
    f" AND ({_SENDER} IS NULL OR owner_org = {_SENDER} OR (path IS NULL AND owner_org IS NULL))"
)
# Who came is seen by whoever may see the whole meeting, and by each of them for itself.
_WHOLE = (
    "EXISTS (SELECT FROM coordination_meeting AS m WHERE m.id = meeting_id AND NOT EXISTS"
    f" (SELECT FROM unnest(m.paths) AS root WHERE NOT root <@ {_PATHS}))"
)
_ATTENDANCE = f"{_OF_MEETING} AND ({_SENDER} IS NULL OR organisation = {_SENDER})"
_MINUTES = f"{_WHOLE} AND {_SENDER} IS NULL"


class Migration(migrations.Migration):
    dependencies = [("coordination", "0003_teams")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "meetings")
            + table_sql([MEETING])
            + guarded("coordination_meeting", _MEETING)
            + guarded("coordination_attendance", _ATTENDANCE)
            + guarded("coordination_agenda_item", _ITEM)
            + guarded("coordination_decision", _DECISION)
            + guarded("coordination_minutes", _MINUTES),
            sql_text("coordination", "meetings_reverse"),
        )
    ]
