"""Orders: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("distribution", "0002_models")]

    operations: list[Operation] = []
