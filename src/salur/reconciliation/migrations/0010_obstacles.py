"""Which exceptions lie beneath which obstacle."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0009_figures"), ("coordination", "0001_obstacles")]

    operations: list[Operation] = []
