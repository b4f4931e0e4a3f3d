"""Freed places, each given to one family."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("graduation", "0003_along")]

    operations = []
