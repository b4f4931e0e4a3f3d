"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0007_matching")]

    operations: list[migrations.operations.base.Operation] = []
