"""Tokens of the API and what was asked with them: tables and their guards."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):
    dependencies = [("access", "0003_people")]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("token_hash", models.BinaryField(unique=True)),
                ("verbs", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), null=True, size=None)),
                ("paths", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), null=True, size=None)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("last_used_on", models.DateField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("membership", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to="access.membership")),
            ],
            options={
                "db_table": "access_token",
                "constraints": [models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="access_token_has_a_name")],
            },
        ),
        migrations.CreateModel(
            name="TokenRequest",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("operation", models.CharField(max_length=60)),
                ("fingerprint", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("status", models.SmallIntegerField(null=True)),
                ("answer", models.JSONField(null=True)),
            ],
            options={"db_table": "access_token_request"},
        ),
        migrations.RunSQL(sql_text("access", "token"), sql_text("access", "token_reverse")),
        migrations.RunSQL(
            guarded("access_token_request", "person_id = (SELECT access_person())"),
            unscoped_policies("access_token_request"),
        ),
    ]
