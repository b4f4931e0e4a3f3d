"""An organisation sees its own jobs."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_functions"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            (_SQL / "guard.sql").read_text(encoding="utf-8"),
            (_SQL / "guard_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
