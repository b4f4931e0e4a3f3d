"""Payments: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0002_open_counts")]

    operations: list[Operation] = []
