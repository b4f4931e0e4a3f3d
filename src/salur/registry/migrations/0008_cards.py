"""Cards: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_match_of_nik")]

    operations: list[Operation] = []
