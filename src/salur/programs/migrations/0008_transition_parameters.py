"""Parameters of the change from rice to card."""

from importlib import import_module

from django.db import migrations

# Seeding is the same as at the first time; what is there already stays.
_seed = import_module("salur.programs.migrations.0003_parameters")._seed


class Migration(migrations.Migration):
    dependencies = [("programs", "0007_areas")]

    operations = [migrations.RunPython(_seed, migrations.RunPython.noop)]
