"""Handovers: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("distribution", "0005_rice")]

    operations: list[Operation] = []
