"""To be filled by the capability that it prepares for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_recapitulations")]

    operations: list[migrations.operations.base.Operation] = []
