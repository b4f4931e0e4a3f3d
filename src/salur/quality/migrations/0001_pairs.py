"""Pairs of families that may be one are seen by both kab/kota that own them, and by no bank."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.models.functions import Collate

import salur.access.fields
from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

_NOT_A_SENDER = "(SELECT access_sender()) IS NULL"
_PATHS = "ANY ((SELECT access_paths())::ltree[])"
_OF_A_PAIR = "EXISTS (SELECT FROM quality_pair p WHERE p.id = pair)"
_SEEN = {
    "quality_search": f"{_NOT_A_SENDER} AND (path <@ {_PATHS} OR path @> {_PATHS})",
    "quality_pair": f"{_NOT_A_SENDER} AND (first_path <@ {_PATHS} OR second_path <@ {_PATHS})",
    "quality_vote": _OF_A_PAIR,
    "quality_question": f"{_NOT_A_SENDER} AND (path <@ {_PATHS} OR {_OF_A_PAIR})",
}


class Migration(migrations.Migration):

    initial = True

    dependencies = [('access', '0002_scope')]

    operations = [
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('first', models.UUIDField()),
                ('second', models.UUIDField()),
                ('first_id_kpm', models.TextField()),
                ('second_id_kpm', models.TextField()),
                ('first_path', salur.access.fields.RegionPathField(max_length=40)),
                ('second_path', salur.access.fields.RegionPathField(max_length=40)),
                ('probability', models.FloatField()),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('cluster', models.UUIDField()),
                ('rank', models.FloatField()),
                ('first_digest', models.UUIDField()),
                ('second_digest', models.UUIDField()),
                ('state', models.TextField()),
                ('first_word', models.TextField(null=True)),
                ('second_word', models.TextField(null=True)),
                ('settled_word', models.TextField(null=True)),
                ('found_at', models.DateTimeField()),
                ('found_in', models.IntegerField()),
            ],
            options={
                'db_table': 'quality_pair',
                'indexes': [models.Index(fields=['cluster'], name='quality_pair_of_cluster'), models.Index(fields=['second'], name='quality_pair_by_second'), models.Index(fields=['state', '-rank', 'cluster', '-probability', 'id'], name='quality_pair_in_turn')],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='quality_pair_once'), models.CheckConstraint(condition=models.Q(('first_id_kpm__lt', Collate(models.F('second_id_kpm'), 'C'))), name='quality_pair_in_order'), models.CheckConstraint(condition=models.Q(('state__in', ['OPEN', 'ASKED', 'DISPUTED', 'SAME', 'DIFFERENT', 'STALE'])), name='quality_pair_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['SAME', 'DIFFERENT']), _negated=True), models.Q(('settled_word__isnull', False), ('state', models.F('settled_word'))), models.Q(('first_word__isnull', False), ('second_word', models.F('first_word')), ('second_word__isnull', False), ('settled_word', None), ('state', models.F('first_word'))), _connector='OR'), name='quality_pair_decided_by_votes')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('pair', models.UUIDField(null=True)),
                ('family', models.UUIDField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('text', models.TextField()),
                ('asked_by', models.UUIDField()),
                ('asked_by_name', models.TextField()),
                ('organisation', models.UUIDField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('due', models.DateField()),
                ('answer', models.TextField(null=True)),
                ('note', models.TextField(default='')),
                ('answered_by', models.UUIDField(null=True)),
                ('answered_by_name', models.TextField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.UUIDField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'quality_question',
                'indexes': [models.Index(fields=['pair'], name='quality_question_of_pair'), models.Index(fields=['due', 'id'], name='quality_question_by_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_at', None), ('withdrawn_at', None), _connector='OR'), name='quality_question_ends_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', None), ('answered_at', None), ('answered_by', None)), models.Q(('answer__isnull', False), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='quality_question_answered_whole')],
            },
        ),
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('searched_by', models.UUIDField()),
                ('searched_at', models.DateTimeField()),
                ('threshold', models.FloatField()),
                ('families', models.IntegerField()),
                ('found', models.IntegerField()),
                ('added', models.IntegerField()),
                ('reopened', models.IntegerField()),
                ('stale', models.IntegerField()),
            ],
            options={
                'db_table': 'quality_search',
                'indexes': [models.Index(fields=['-searched_at'], name='quality_search_newest')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('pair', models.UUIDField()),
                ('side', models.TextField()),
                ('word', models.TextField()),
                ('keep', models.UUIDField(null=True)),
                ('note', models.TextField()),
                ('given_by', models.UUIDField()),
                ('given_by_name', models.TextField()),
                ('organisation', models.UUIDField(null=True)),
                ('given_at', models.DateTimeField()),
                ('withdrawn_by', models.UUIDField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_reason', models.TextField(null=True)),
            ],
            options={
                'db_table': 'quality_vote',
                'indexes': [models.Index(fields=['given_by', '-given_at'], name='quality_vote_newest'), models.Index(fields=['pair'], name='quality_vote_of_pair')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('pair', 'side'), name='quality_vote_once'), models.CheckConstraint(condition=models.Q(('side__in', ['FIRST', 'SECOND', 'BOTH', 'ABOVE']), ('word__in', ['SAME', 'DIFFERENT'])), name='quality_vote_known'), models.CheckConstraint(condition=models.Q(('given_by', uuid.UUID('00000000-0000-0000-0000-000000000000')), _negated=True), name='quality_vote_of_a_person')],
            },
        ),
        migrations.RunSQL(
            sql_text("quality", "pairs/guard"), sql_text("quality", "pairs/guard_reverse")
        ),
        migrations.RunSQL(
            "".join(guarded(table, seen) for table, seen in _SEEN.items()),
            "".join(map(unscoped_policies, _SEEN)),
        ),
    ]
