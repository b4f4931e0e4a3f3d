"""Meetings: regions, agenda, decisions and what became of them."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("coordination", "0003_teams")]

    operations: list[Operation] = []
