"""Answers to many obstacles at once, as a spreadsheet brought them."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("coordination", "0005_notices")]

    operations: list[Operation] = []
