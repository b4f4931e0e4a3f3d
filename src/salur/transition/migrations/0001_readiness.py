"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_transition_parameters")]

    operations: list[migrations.operations.base.Operation] = []
