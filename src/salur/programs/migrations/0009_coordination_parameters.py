"""Parameters of coordination: how many days an obstacle and a complaint have."""

from importlib import import_module

from django.db import migrations

# Seeding is the same as at the first time; what is there already stays.
_seed = import_module("salur.programs.migrations.0003_parameters")._seed


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_transition_parameters")]

    operations = [migrations.RunPython(_seed, migrations.RunPython.noop)]
