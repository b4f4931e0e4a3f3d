"""What happens to rice between request and village: lines of files, papers by form, points."""

from django.db import migrations

from salur.access.domain import guarded, scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text

# Papers and points are for the office and Bulog alike, as the request is, and so is the line of a file
# that a paper became; of other files each sees its own.
_SHARED = ("distribution_rice_paper", "distribution_delivery_point", "distribution_point_desa")
_LINE = (
    "path <@ ANY ((SELECT access_paths())::ltree[]) AND ((SELECT access_sender()) IS NULL"
    " OR sender = (SELECT access_sender())"
    " OR EXISTS (SELECT FROM distribution_rice_paper p"
    " WHERE p.evidence_id = distribution_rice_line.evidence_id))"
)
_POLICIES = "".join(scoped_policies(table) for table in _SHARED) + guarded(
    "distribution_rice_line", _LINE
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
