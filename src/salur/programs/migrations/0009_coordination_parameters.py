"""The dated parameters that coordination reads."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_transition_parameters")]

    operations: list[Operation] = []
