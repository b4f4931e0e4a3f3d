"""Books: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_weighing")]

    operations: list[Operation] = []
