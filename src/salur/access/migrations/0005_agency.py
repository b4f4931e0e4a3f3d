"""The role of an officer of Dukcapil or another office."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("access", "0004_tokens")]

    operations: list[Operation] = []
