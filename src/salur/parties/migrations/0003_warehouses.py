"""Warehouses of Bulog; Bulog sees its own, an office those of its region."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import salur.access.fields
from salur.access.domain import scoped_policies, unscoped_policies

_DAYS = models.Func(models.F("valid_from"), models.F("valid_to"), function="daterange")


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_guard")]

    operations = [
        migrations.CreateModel(
            name="Warehouse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=80)),
                ("code", models.CharField(max_length=4)),
                ("path", salur.access.fields.RegionPathField(max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={"db_table": "parties_warehouse"},
        ),
        migrations.AddConstraint(
            model_name="warehouse",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                name="parties_warehouse_name_once_at_a_time",
                expressions=[("key", "="), (_DAYS, "&&")],
            ),
        ),
        migrations.AddConstraint(
            model_name="warehouse",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^\\d{4}$"), models.Q(("key", ""), _negated=True)),
                name="parties_warehouse_is_placed",
            ),
        ),
        migrations.AddConstraint(
            model_name="warehouse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_from__lte", models.F("valid_to")),
                    _connector="OR",
                ),
                name="parties_warehouse_ends_after_it_begins",
            ),
        ),
        migrations.RunSQL(
            scoped_policies("parties_warehouse", sender="organisation_id"),
            unscoped_policies("parties_warehouse"),
        ),
    ]
