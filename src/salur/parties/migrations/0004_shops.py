"""Shops: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_warehouses")]

    operations: list[Operation] = []
