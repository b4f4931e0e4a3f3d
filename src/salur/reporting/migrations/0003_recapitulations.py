"""Recapitulations: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_guard")]

    operations: list[Operation] = []
