"""Positions of regions, when somebody imports them."""

from django.db import migrations, models

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("places", "0005_boundary")]

    operations = [
        migrations.CreateModel(
            name="Position",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("citation", models.TextField()),
                ("imported_at", models.DateTimeField()),
            ],
            options={
                "db_table": "places_position",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("citation", ""), _negated=True),
                        name="places_position_cited",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            sql_text("places", "guard_position"), sql_text("places", "guard_position_reverse")
        ),
    ]
