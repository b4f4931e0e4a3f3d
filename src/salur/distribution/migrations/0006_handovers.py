"""The sheets that families sign and what was recorded from them: tables and their guards."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

import salur.access.fields
from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

# Names of families and of whoever came for them: the office's alone, no bank's and not Bulog's.
_OFFICE = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"
_TABLES = (
    "distribution_sheet",
    "distribution_sheet_page",
    "distribution_sheet_line",
    "distribution_handover",
    "distribution_handover_line",
    "distribution_handover_draft",
)


class Migration(migrations.Migration):
    dependencies = [("distribution", "0005_rice"), ("access", "0002_scope")]

    operations = [
        migrations.RunSQL(
            sql_text("distribution", "handovers/tables"),
            sql_text("distribution", "handovers/tables_reverse"),
        ),
        migrations.RunSQL(
            "".join(guarded(table, _OFFICE) for table in _TABLES),
            "".join(map(unscoped_policies, _TABLES)),
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('sheet_id', models.UUIDField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('handed_on', models.DateField()),
                ('digest', models.TextField()),
                ('families', models.IntegerField()),
                ('handed', models.IntegerField()),
                ('absent', models.IntegerField()),
                ('refused', models.IntegerField()),
                ('short', models.IntegerField()),
                ('proxies', models.IntegerField()),
                ('grams', models.BigIntegerField()),
                ('entitled', models.BigIntegerField()),
                ('status', models.TextField()),
                ('recorded_by', models.UUIDField()),
                ('recorded_by_name', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('evidence_id', models.UUIDField(null=True)),
                ('withdrawn_by', models.UUIDField(null=True)),
                ('withdrawn_by_name', models.TextField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(null=True)),
            ],
            options={
                'db_table': 'distribution_handover',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverDraft',
            fields=[
                ('pk', models.CompositePrimaryKey('sheet_id', 'person_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('sheet_id', models.UUIDField()),
                ('person_id', models.UUIDField()),
                ('record_id', models.UUIDField()),
                ('handed_on', models.DateField(null=True)),
                ('entries', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'distribution_handover_draft',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverLine',
            fields=[
                ('pk', models.CompositePrimaryKey('handover_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('handover_id', models.UUIDField()),
                ('number', models.IntegerField()),
                ('kind', models.TextField()),
                ('grams', models.BigIntegerField()),
                ('proxy', models.TextField(default='')),
                ('relation', models.TextField(default='')),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
            ],
            options={
                'db_table': 'distribution_handover_line',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('cycle_id', models.UUIDField()),
                ('code', models.TextField()),
                ('kode_wilayah', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('first_period', models.IntegerField()),
                ('last_period', models.IntegerField()),
                ('list_id', models.UUIDField()),
                ('rations', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('families', models.IntegerField()),
                ('pages', models.IntegerField()),
                ('grams', models.BigIntegerField()),
                ('arrived_grams', models.BigIntegerField(null=True)),
                ('arrived_on', models.DateField(null=True)),
                ('status', models.TextField()),
                ('drawn_by', models.UUIDField()),
                ('drawn_by_name', models.TextField()),
                ('drawn_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'distribution_sheet',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='SheetLine',
            fields=[
                ('pk', models.CompositePrimaryKey('sheet_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('sheet_id', models.UUIDField()),
                ('number', models.IntegerField()),
                ('id_kpm', models.TextField()),
                ('grams', models.BigIntegerField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
            ],
            options={
                'db_table': 'distribution_sheet_line',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='SheetPage',
            fields=[
                ('code', models.TextField(primary_key=True, serialize=False)),
                ('sheet_id', models.UUIDField()),
                ('number', models.IntegerField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
            ],
            options={
                'db_table': 'distribution_sheet_page',
                'managed': False,
            },
        ),
    ]
