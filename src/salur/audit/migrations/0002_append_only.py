"""The audit becomes append-only and chained."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (_SQL / "events.sql").read_text(encoding="utf-8"),
            (_SQL / "events_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
