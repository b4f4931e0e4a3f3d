"""Obstacles: one owner, a deadline, and everything that was said, never deleted."""

from django.db import migrations

from salur.access.domain import guarded
from salur.coordination.domain.machine import table_sql
from salur.coordination.domain.obstacles import OBSTACLE
from salur.kernel.sql_text import sql_text

# A bank, Bulog or another agency sees what it owns, is offered, is about it or was raised by it;
# what is restricted is for those who may read sensitive matters, its owner and who raised it.
_SEEN = (
    "path <@ ANY ((SELECT access_paths())::ltree[])"
    " AND ((SELECT access_sender()) IS NULL OR (SELECT access_sender()) IN"
    " (owner_org, offered_org, party, raised_org))"
    " AND (NOT restricted OR (SELECT access_sensitive())"
    " OR owner_org = (SELECT access_organisation()) OR raised_by = (SELECT access_person()))"
)
_OF_OBSTACLE = "EXISTS (SELECT FROM coordination_obstacle o WHERE o.id = obstacle_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_agency"),
        ("parties", "0004_shops"),
        ("places", "0006_position"),
        ("programs", "0009_coordination_parameters"),
    ]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "obstacles")
            + table_sql([OBSTACLE])
            + guarded("coordination_obstacle", _SEEN)
            + guarded("coordination_obstacle_event", _OF_OBSTACLE)
            + guarded("coordination_subscription", _OF_OBSTACLE)
            + guarded("coordination_link", _OF_OBSTACLE),
            sql_text("coordination", "obstacles_reverse"),
        )
    ]
