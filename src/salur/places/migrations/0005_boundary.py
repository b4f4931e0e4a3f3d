"""Real boundaries of kab/kota, when somebody imports them."""

from django.db import migrations, models

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("places", "0004_succession")]

    operations = [
        migrations.CreateModel(
            name="Boundary",
            fields=[
                ("code", models.CharField(max_length=4, primary_key=True, serialize=False)),
                ("rings", models.JSONField()),
                ("citation", models.TextField()),
                ("imported_at", models.DateTimeField()),
            ],
            options={
                "db_table": "places_boundary",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("citation", ""), _negated=True),
                        name="places_boundary_cited",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            sql_text("places", "guard_boundary"), sql_text("places", "guard_boundary_reverse")
        ),
    ]
