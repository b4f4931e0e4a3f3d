"""What a database was born as: a practice area or the real one."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("access", "0005_agency")]

    operations = [
        migrations.RunSQL(sql_text("access", "birth"), sql_text("access", "birth_reverse")),
    ]
