"""The parameters that the package carries, each with its citation."""

from django.db import migrations

from salur.programs.domain import all_default_parameters

_INSERT = (
    "INSERT INTO programs_parameter"
    " (program, name, path, value, unit, valid_from, valid_to, citation, confidence)"
    " VALUES (%s, %s, %s::ltree, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
)


_UNITS = (
    "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conname = 'programs_parameter_has_unit'"
)


def _seed(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        # What is counted in a unit that the table learns later is seeded by the migration after.
        cursor.execute(_UNITS)
        [(units,)] = cursor.fetchall()
        for p in all_default_parameters():
            if f"'{p.unit}'" not in units:
                continue
            cursor.execute(
                _INSERT,
                [p.program, p.name, p.path, p.value, p.unit, p.valid_from, p.valid_to]
                + [p.citation, p.confidence],
            )


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_models")]

    operations = [migrations.RunPython(_seed, migrations.RunPython.noop)]
