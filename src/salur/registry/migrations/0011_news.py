"""What changed of families and their places is told to whoever follows them."""

from django.db import migrations

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_SEEN = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):
    dependencies = [("registry", "0010_graduating")]

    operations = [
        migrations.RunSQL(
            sql_text("registry", "news") + guarded("registry_news", _SEEN),
            unscoped_policies("registry_news") + sql_text("registry", "news_reverse"),
        )
    ]
