"""What row security asks of sensitive matters; the role of an agency needs no row of its own.

Roles are plain words in `access_role_grant`: which there are, and what each may, stands in the
table of the domain alone.
"""

from django.db import migrations

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("access", "0004_tokens")]

    operations = [
        migrations.RunSQL(sql_text("access", "sensitive"), sql_text("access", "sensitive_reverse"))
    ]
