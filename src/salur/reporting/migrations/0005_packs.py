"""Packs of papers for a meeting."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_way_up"), ("coordination", "0004_meetings")]

    operations: list[Operation] = []
