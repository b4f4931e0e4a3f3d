"""Only an import writes regions."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (_SQL / "guard.sql").read_text(encoding="utf-8"),
            (_SQL / "guard_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
