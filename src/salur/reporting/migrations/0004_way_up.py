"""What goes up from province to ministry: compiled reports, frozen and guarded like what is signed.

Every report also says its units and figures as columns, for pages over a whole nation.
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import salur.access.fields
from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

# Whoever sees everything that it is about; a bank or Bulog signs beneath it and sees nothing of it.
_SEEN = (
    "(SELECT access_sender()) IS NULL AND (SELECT count(*) FROM unnest(roots) AS root"
    " WHERE root::ltree <@ ANY ((SELECT access_paths())::ltree[])) = cardinality(roots)"
)
_POLICIES = guarded("reporting_compilation", _SEEN) + guarded(
    "reporting_compilation_step",
    f"EXISTS (SELECT FROM reporting_compilation WHERE id = compilation_id AND {_SEEN})",
)
_TABLES = ("reporting_compilation_step", "reporting_compilation")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_recapitulations"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            sql_text("reporting", "figures"),
            sql_text("reporting", "figures_reverse"),
            state_operations=[
                migrations.AddField("report", "units", models.IntegerField(default=None), False),
                migrations.AddField("report", "figures", models.JSONField(default=None), False),
            ],
        ),
        migrations.CreateModel(
            name="Compilation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("program", models.CharField(max_length=10)),
                ("period", models.IntegerField()),
                ("tier", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=20)),
                ("path", salur.access.fields.RegionPathField(max_length=40)),
                (
                    "roots",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("office_id", models.UUIDField()),
                ("receiver_id", models.UUIDField(null=True)),
                ("year", models.IntegerField()),
                ("serial", models.IntegerField()),
                ("number", models.CharField(max_length=80)),
                ("version", models.IntegerField()),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("units", models.IntegerField()),
                ("figures", models.JSONField()),
                ("counted", models.IntegerField()),
                ("missing", models.IntegerField()),
                ("prepared_by", models.UUIDField()),
                ("prepared_by_name", models.CharField(max_length=200)),
                ("prepared_at", models.DateTimeField()),
                ("passed_by", models.UUIDField(null=True)),
                ("passed_by_name", models.CharField(blank=True, max_length=200)),
                ("passed_by_nip", models.CharField(blank=True, max_length=18)),
                ("passed_by_title", models.CharField(blank=True, max_length=200)),
                ("passed_at", models.DateTimeField(null=True)),
                ("state", models.CharField(max_length=10)),
                ("state_at", models.DateTimeField()),
                ("pdf", models.BinaryField(null=True)),
                ("pdf_digest", models.CharField(blank=True, max_length=64)),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="reporting.compilation",
                    ),
                ),
            ],
            options={
                "db_table": "reporting_compilation",
            },
        ),
        migrations.CreateModel(
            name="CompilationStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("move", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=10)),
                ("person_id", models.UUIDField()),
                ("person_name", models.CharField(max_length=200)),
                ("organisation_id", models.UUIDField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "compilation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reporting.compilation",
                    ),
                ),
            ],
            options={
                "db_table": "reporting_compilation_step",
            },
        ),
        migrations.AddIndex(
            model_name="compilation",
            index=models.Index(
                fields=["period", "program", "code"], name="reporting_compilation_of_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.UniqueConstraint(
                fields=("program", "period", "code", "version"),
                name="reporting_compilation_version_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.UniqueConstraint(
                fields=("office_id", "year", "serial"), name="reporting_compilation_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("DRAFT", "SENT", "RETURNED"))),
                fields=("program", "period", "code"),
                name="reporting_compilation_one_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("DRAFT", "SENT", "RETURNED", "LOCKED", "REPLACED"))
                ),
                name="reporting_compilation_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("receiver_id__isnull", True), ("tier", "NATION")),
                    models.Q(("receiver_id__isnull", False), ("tier__in", ("PROVINCE", "WILAYAH"))),
                    _connector="OR",
                ),
                name="reporting_compilation_has_receiver",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("passed_by__isnull", True),
                    models.Q(("passed_by", models.F("prepared_by")), _negated=True),
                    _connector="OR",
                ),
                name="reporting_compilation_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("DRAFT", "REPLACED")),
                    models.Q(("passed_by__isnull", False), ("pdf__isnull", False)),
                    _connector="OR",
                ),
                name="reporting_compilation_passed_has_pdf",
            ),
        ),
        migrations.AddConstraint(
            model_name="compilation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects__isnull", True), ("version", 1)),
                    models.Q(("corrects__isnull", False), ("version__gt", 1)),
                    _connector="OR",
                ),
                name="reporting_compilation_corrects_one",
            ),
        ),
        migrations.RunSQL(sql_text("reporting", "way_up"), sql_text("reporting", "way_up_reverse")),
        migrations.RunSQL(_POLICIES, "".join(unscoped_policies(table) for table in _TABLES)),
    ]
