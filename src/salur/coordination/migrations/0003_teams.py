"""Coordination teams: who belongs to them by which decree, from when until when."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("coordination", "0002_complaints")]

    operations: list[Operation] = []
