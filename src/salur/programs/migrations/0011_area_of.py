"""Which programme a desa is under in a month, said once."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("programs", "0010_graduation_parameters")]

    operations = [
        migrations.RunSQL(sql_text("programs", "area_of"), sql_text("programs", "area_of_reverse")),
    ]
