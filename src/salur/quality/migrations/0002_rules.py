"""What the rules say is seen in the scope it is about, scores by every office; by no bank."""

import django.contrib.postgres.fields
import salur.access.fields
import uuid
from django.db import migrations, models

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text


_NOT_A_SENDER = "(SELECT access_sender()) IS NULL"
_PATHS = "((SELECT access_paths())::ltree[])"
_IN_SCOPE = f"{_NOT_A_SENDER} AND path <@ ANY {_PATHS}"
_TOUCHING = f"{_NOT_A_SENDER} AND (path <@ ANY {_PATHS} OR path @> ANY {_PATHS})"
# How valid an area's data is, is public inside the government: an office sees its neighbours'.
_PUBLIC = f"{_NOT_A_SENDER} AND cardinality{_PATHS} > 0"
_SEEN = {
    "quality_assessment": _TOUCHING,
    "quality_violation": _IN_SCOPE,
    "quality_score": _PUBLIC,
    "quality_group": _IN_SCOPE,
    "quality_rule_switch": _TOUCHING,
}


class Migration(migrations.Migration):

    dependencies = [
        ('quality', '0001_pairs'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('as_of', models.DateField()),
                ('assessed_by', models.UUIDField()),
                ('assessed_at', models.DateTimeField()),
                ('families', models.IntegerField()),
                ('valid', models.IntegerField()),
                ('violations', models.IntegerField()),
                ('opened', models.IntegerField()),
                ('closed', models.IntegerField()),
                ('left_out', models.IntegerField()),
                ('skipped', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                'db_table': 'quality_assessment',
                'indexes': [models.Index(fields=['-assessed_at'], name='quality_assessment_newest')],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('rule', models.TextField()),
                ('kode_wilayah', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('families', models.IntegerField()),
                ('freed', models.IntegerField()),
                ('payable', models.IntegerField()),
                ('minutes', models.IntegerField()),
                ('rate', models.FloatField()),
            ],
            options={
                'db_table': 'quality_group',
                'indexes': [models.Index(fields=['-rate', 'id'], name='quality_group_first')],
                'constraints': [models.UniqueConstraint(fields=('kode_wilayah', 'rule'), name='quality_group_once'), models.CheckConstraint(condition=models.Q(('freed__gte', 0), ('freed__lte', models.F('families'))), name='quality_group_frees_its_own')],
            },
        ),
        migrations.CreateModel(
            name='RuleSwitch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('rule', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('reason', models.TextField()),
                ('switched_by', models.UUIDField()),
                ('switched_by_name', models.TextField()),
                ('switched_at', models.DateTimeField()),
                ('ended_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'quality_rule_switch',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('rule', 'path'), name='quality_rule_switch_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='quality_rule_switch_in_time'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='quality_rule_switch_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('level', models.SmallIntegerField()),
                ('period', models.IntegerField()),
                ('families', models.IntegerField()),
                ('complete', models.IntegerField(null=True)),
                ('well_formed', models.IntegerField(null=True)),
                ('unique', models.IntegerField(null=True)),
                ('matched', models.IntegerField(null=True)),
                ('fresh', models.IntegerField(null=True)),
                ('valid', models.IntegerField()),
            ],
            options={
                'db_table': 'quality_score',
                'indexes': [models.Index(fields=['level', 'period', 'code'], name='quality_score_in_order')],
                'constraints': [models.UniqueConstraint(fields=('code', 'period'), name='quality_score_once'), models.CheckConstraint(condition=models.Q(('valid__gte', 0), ('valid__lte', models.F('families'))), name='quality_score_of_families')],
            },
        ),
        migrations.CreateModel(
            name='Violation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('family', models.UUIDField()),
                ('id_kpm', models.TextField()),
                ('rule', models.TextField()),
                ('column', models.TextField()),
                ('severity', models.TextField()),
                ('related', models.TextField(default='')),
                ('kode_wilayah', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
            ],
            options={
                'db_table': 'quality_violation',
                'indexes': [models.Index(condition=models.Q(('until', None)), fields=['rule', 'kode_wilayah', 'id_kpm', 'id'], name='quality_violation_in_order'), models.Index(fields=['kode_wilayah'], name='quality_violation_of_desa')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('family', 'rule', 'column'), name='quality_violation_open_once'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='quality_violation_in_time')],
            },
        ),
        migrations.RunSQL(
            sql_text("quality", "assess/guard"), sql_text("quality", "assess/guard_reverse")
        ),
        migrations.RunSQL(
            "".join(guarded(table, seen) for table, seen in _SEEN.items()),
            "".join(map(unscoped_policies, _SEEN)),
        ),
    ]
