"""Parameters of graduation: who is visited, how long an objection has, when a family is seen again."""

from importlib import import_module

from django.db import migrations

_UNITS = (
    "ALTER TABLE programs_parameter DROP CONSTRAINT programs_parameter_has_unit,"
    " ADD CONSTRAINT programs_parameter_has_unit CHECK (unit IN ("
    "'IDR', 'GRAM', 'DAYS', 'WORKING_DAYS', 'DAY_OF_MONTH', 'KPM', 'PERCENT', 'PERMILLE', 'YEARS',"
    " 'MINUTES', 'METRES', 'MONTHS', 'COUNT'))"
)
# Seeding is the same as at the first time; what is there already stays.
_seed = import_module("salur.programs.migrations.0003_parameters")._seed


class Migration(migrations.Migration):
    dependencies = [("programs", "0009_coordination_parameters")]

    operations = [
        migrations.RunSQL(_UNITS, migrations.RunSQL.noop),
        migrations.RunPython(_seed, migrations.RunPython.noop),
    ]
