"""What is known of a NIK is known of that number: another pengurus is another number."""

from django.db import migrations

_ADD = """
ALTER TABLE registry_match ADD COLUMN nik_blind uuid;
UPDATE registry_match m SET nik_blind = f.nik_blind FROM registry_family f WHERE f.id = m.family_id;
DELETE FROM registry_match WHERE nik_blind IS NULL;
ALTER TABLE registry_match ALTER COLUMN nik_blind SET NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_match")]

    operations = [
        migrations.RunSQL(_ADD, "ALTER TABLE registry_match DROP COLUMN nik_blind"),
    ]
