"""Obstacles: one owner, a deadline, and everything that was said, never deleted."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("access", "0004_tokens"), ("parties", "0004_shops"), ("places", "0006_position")]

    operations: list[Operation] = []
