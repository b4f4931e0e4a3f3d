"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("transition", "0004_sprint")]

    operations: list[migrations.operations.base.Operation] = []
