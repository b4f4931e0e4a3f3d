"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_way_up")]

    operations: list[migrations.operations.base.Operation] = []
