"""A way out that changes is news of its family, so that whoever follows looks at it again."""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("graduation", "0008_objections_due"), ("registry", "0011_news")]

    operations = [
        migrations.RunSQL(sql_text("graduation", "told"), sql_text("graduation", "told_reverse"))
    ]
