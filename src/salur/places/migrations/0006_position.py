"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("places", "0005_boundary")]

    operations: list[migrations.operations.base.Operation] = []
