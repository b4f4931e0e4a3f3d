"""The life of a job as functions."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (_SQL / "jobs.sql").read_text(encoding="utf-8"),
            (_SQL / "jobs_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
