"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_attachment")]

    operations: list[migrations.operations.base.Operation] = []
