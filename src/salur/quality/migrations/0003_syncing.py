"""Snapshots of the ministry are seen in the region and within it; a family's moves from both ends."""

import uuid

from django.db import migrations, models

import salur.access.fields
from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_NOT_A_SENDER = "(SELECT access_sender()) IS NULL"
_PATHS = "ANY ((SELECT access_paths())::ltree[])"
_WITHIN = f"{_NOT_A_SENDER} AND path <@ {_PATHS}"
_SEEN = {
    "quality_snapshot": f"{_NOT_A_SENDER} AND (path <@ {_PATHS} OR path @> {_PATHS})",
    "quality_conflict": _WITHIN,
    "quality_pending": _WITHIN,
    "quality_departure": f"{_NOT_A_SENDER} AND (path <@ {_PATHS} OR to_path <@ {_PATHS})",
    "quality_sending": _WITHIN,
}


class Migration(migrations.Migration):

    dependencies = [
        ('quality', '0002_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('snapshot', models.UUIDField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('family', models.UUIDField()),
                ('id_kpm', models.TextField()),
                ('column', models.TextField()),
                ('base_sealed', models.BinaryField(null=True)),
                ('local_sealed', models.BinaryField(null=True)),
                ('remote_sealed', models.BinaryField(null=True)),
                ('change', models.BigIntegerField(null=True)),
                ('no_ba', models.TextField(null=True)),
                ('tanggal_ba', models.DateField(null=True)),
                ('state', models.TextField()),
                ('other_sealed', models.BinaryField(null=True)),
                ('reason', models.TextField(null=True)),
                ('decided_by', models.UUIDField(null=True)),
                ('decided_by_name', models.TextField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'quality_conflict',
                'indexes': [models.Index(fields=['state', 'id_kpm', 'column'], name='quality_conflict_in_turn'), models.Index(fields=['snapshot'], name='quality_conflict_of_snapshot')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['OPEN', 'LOCAL', 'REMOTE', 'OTHER', 'LAPSED'])), name='quality_conflict_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('state__in', ['OPEN', 'LAPSED'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['LOCAL', 'REMOTE', 'OTHER'])), _connector='OR'), name='quality_conflict_decided_by_somebody'), models.UniqueConstraint(condition=models.Q(('state', 'OPEN')), fields=('id_kpm', 'column'), name='quality_conflict_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('snapshot', models.UUIDField()),
                ('family', models.UUIDField()),
                ('id_kpm', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('to_path', salur.access.fields.RegionPathField(max_length=40, null=True)),
                ('state', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'quality_departure',
                'indexes': [models.Index(fields=['snapshot', 'id'], name='quality_departure_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['OPEN', 'RETURNED', 'MOVED'])), name='quality_departure_state_known'), models.UniqueConstraint(condition=models.Q(('state', 'OPEN')), fields=('id_kpm',), name='quality_departure_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Pending',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('family', models.UUIDField()),
                ('id_kpm', models.TextField()),
                ('column', models.TextField()),
                ('value_sealed', models.BinaryField(null=True)),
                ('change', models.BigIntegerField(null=True)),
                ('no_ba', models.TextField(null=True)),
                ('tanggal_ba', models.DateField(null=True)),
                ('state', models.TextField()),
                ('since', models.UUIDField()),
                ('since_on', models.DateField()),
                ('sending', models.UUIDField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('closed_in', models.UUIDField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'quality_pending',
                'indexes': [models.Index(fields=['state', 'id'], name='quality_pending_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['PENDING', 'SENT', 'ACKNOWLEDGED', 'LAPSED'])), name='quality_pending_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state__in', ['PENDING', 'SENT'])), models.Q(('closed_at__isnull', False), ('state__in', ['ACKNOWLEDGED', 'LAPSED'])), _connector='OR'), name='quality_pending_closed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'SENT'), _negated=True), models.Q(('no_ba__isnull', False), ('sending__isnull', False)), _connector='OR'), name='quality_pending_sent_with_berita_acara'), models.UniqueConstraint(condition=models.Q(('state__in', ['PENDING', 'SENT'])), fields=('id_kpm', 'column'), name='quality_pending_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('sha256', models.TextField()),
                ('rows', models.IntegerField()),
                ('content_sealed', models.BinaryField()),
                ('made_by', models.UUIDField()),
                ('made_by_name', models.TextField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'quality_sending',
                'indexes': [models.Index(fields=['-made_at', '-id'], name='quality_sending_newest')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('evidence', models.UUIDField(unique=True)),
                ('sha256', models.TextField()),
                ('file_name', models.TextField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('as_of', models.DateField()),
                ('previous', models.UUIDField(null=True)),
                ('state', models.TextField()),
                ('families', models.IntegerField()),
                ('same', models.IntegerField()),
                ('followed', models.IntegerField()),
                ('kept', models.IntegerField()),
                ('conflicts', models.IntegerField()),
                ('added', models.IntegerField()),
                ('vanished', models.IntegerField()),
                ('moved', models.IntegerField()),
                ('acknowledged', models.IntegerField()),
                ('taken_by', models.UUIDField()),
                ('taken_by_name', models.TextField()),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'quality_snapshot',
                'indexes': [models.Index(fields=['-taken_at', '-id'], name='quality_snapshot_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['LOADED', 'MERGED'])), name='quality_snapshot_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('previous', None), ('state', 'LOADED')), models.Q(('previous__isnull', False), ('state', 'MERGED')), _connector='OR'), name='quality_snapshot_has_its_base')],
            },
        ),
        migrations.RunSQL(
            sql_text("quality", "sync/guard"), sql_text("quality", "sync/guard_reverse")
        ),
        migrations.RunSQL(
            "".join(guarded(table, seen) for table, seen in _SEEN.items()),
            "".join(map(unscoped_policies, _SEEN)),
        ),
    ]
