"""What is found of rows after their file was accepted is counted beside what the check found."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("evidence", "0006_layouts")]

    operations = [
        migrations.AddField("findingcount", "late", models.BooleanField(default=False)),
        migrations.RemoveConstraint("findingcount", "evidence_finding_count_once"),
        migrations.AddConstraint(
            "findingcount",
            models.UniqueConstraint(
                fields=("evidence_id", "rule", "severity"),
                condition=Q(late=False),
                name="evidence_finding_count_once",
            ),
        ),
    ]
