"""Contests: what a party holds against a month before it signs, seen by scope and by its party."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

_TABLES = ("reporting_contest", "reporting_contest_answer")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_guard")]

    operations = [
        migrations.RunSQL(
            sql_text("reporting", "contests")
            + "".join(scoped_policies(table, sender="party") for table in _TABLES),
            "".join(unscoped_policies(table) for table in reversed(_TABLES))
            + sql_text("reporting", "contests_reverse"),
        ),
    ]
