"""The parameters that the package carries, each with its citation."""

from django.db import migrations

from salur.programs.domain import all_default_parameters

_INSERT = (
    "INSERT INTO programs_parameter"
    " (program, name, path, value, unit, valid_from, valid_to, citation, confidence)"
    " VALUES (%s, %s, %s::ltree, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
)


def _seed(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for p in all_default_parameters():
            cursor.execute(
                _INSERT,
                [p.program, p.name, p.path, p.value, p.unit, p.valid_from, p.valid_to]
                + [p.citation, p.confidence],
            )


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_models")]

    operations = [migrations.RunPython(_seed, migrations.RunPython.noop)]
