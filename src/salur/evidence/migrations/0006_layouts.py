"""Layouts of senders: described by one, approved by another, never changed."""

import uuid

from django.db import migrations, models
from django.db.models import F, Q

import salur.access.fields
from salur.access.domain import scoped_policies, unscoped_policies
from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_attachment"), ("access", "0002_scope")]

    operations = [
        migrations.CreateModel(
            name="Layout",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("path", salur.access.fields.RegionPathField(max_length=40)),
                ("sender", models.UUIDField()),
                ("sender_name", models.TextField()),
                ("contract", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=60)),
                ("version", models.IntegerField()),
                ("title", models.TextField()),
                ("valid_from", models.DateField()),
                ("text", models.TextField()),
                ("tried_sha256", models.CharField(max_length=64)),
                ("tried_rows", models.BigIntegerField()),
                ("tried_accepted", models.BigIntegerField()),
                ("made_by", models.UUIDField()),
                ("made_by_name", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("approved_by", models.UUIDField(null=True)),
                ("approved_by_name", models.TextField(default="")),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.TextField(default="")),
            ],
            options={
                "db_table": "evidence_layout",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("path", "sender", "name", "version"), name="evidence_layout_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(("text__regex", "[0-9]{10}"), _negated=True),
                        name="evidence_layout_no_number",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            ("approved_by__isnull", True),
                            Q(("approved_by", F("made_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_layout_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=Q(("tried_accepted__gt", 0), ("tried_accepted__lte", F("tried_rows"))),
                        name="evidence_layout_tried",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            scoped_policies("evidence_layout", sender="sender"),
            unscoped_policies("evidence_layout"),
        ),
        migrations.RunSQL(
            sql_text("evidence", "guard_layout"), sql_text("evidence", "guard_layout_reverse")
        ),
    ]
