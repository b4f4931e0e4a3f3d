"""Budget authority: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("access", "0003_people")]

    operations: list[Operation] = []
