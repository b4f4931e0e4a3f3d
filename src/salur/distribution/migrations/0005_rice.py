"""What happens to rice between request and village: lines of files, papers by form, points."""

from django.db import migrations

from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

# Papers and points are for the office and Bulog alike, as the request is; of files each sees its own.
_SHARED = ("distribution_rice_paper", "distribution_delivery_point", "distribution_point_desa")
_POLICIES = "".join(scoped_policies(table) for table in _SHARED) + scoped_policies(
    "distribution_rice_line", sender="sender"
)
_NO_POLICIES = "".join(
    unscoped_policies(table) for table in (*_SHARED, "distribution_rice_line")
)


class Migration(migrations.Migration):
    dependencies = [("distribution", "0004_openings")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "rice"),
            sql_text("distribution", "rice_reverse"),
        ),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
    ]
