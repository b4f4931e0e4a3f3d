"""The chain can be verified by anybody, without reading the events."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_guard")]

    operations = [
        migrations.RunSQL(
            (_SQL / "verify.sql").read_text(encoding="utf-8"),
            (_SQL / "verify_reverse.sql").read_text(encoding="utf-8"),
        ),
    ]
