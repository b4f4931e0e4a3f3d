"""Tokens: tables and their guards."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("access", "0004_budget_authority")]

    operations: list[Operation] = []
