"""Complaints of families and others, with their clocks."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_obstacles")]

    operations: list[Operation] = []
