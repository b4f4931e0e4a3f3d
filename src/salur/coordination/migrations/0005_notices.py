"""What somebody is told of, in the application and by e-mail."""

from django.db import migrations

from salur.access.domain import guarded
from salur.kernel.sql_text import sql_text

_MINE = "person = (SELECT access_person())"


class Migration(migrations.Migration):
    dependencies = [("coordination", "0004_meetings"), ("access", "0007_unseen")]

    operations = [
        migrations.RunSQL(
            sql_text("coordination", "notices")
            + guarded("coordination_notice", _MINE)
            + guarded("coordination_mail", _MINE)
            + guarded("coordination_choice", _MINE),
            sql_text("coordination", "notices_reverse"),
        )
    ]
