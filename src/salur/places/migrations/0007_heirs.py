"""Where codes that are gone went."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("places", "0006_position")]

    operations = [
        migrations.RunSQL(sql_text("places", "heirs"), sql_text("places", "heirs_reverse")),
    ]
