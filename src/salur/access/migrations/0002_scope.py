"""The functions that row security asks."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (_SQL / "scope.sql").read_text(encoding="utf-8"),
            (_SQL / "scope_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
