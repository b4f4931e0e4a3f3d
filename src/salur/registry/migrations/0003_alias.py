"""Families that count as one: whoever sees one of the two sees that, a bank never."""

import uuid

from django.db import migrations, models

from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

# The family itself is asked through its own policy: it may have moved since.
_SEEN = (
    "(SELECT access_sender()) IS NULL"
    " AND EXISTS (SELECT FROM registry_family f WHERE f.id IN (alias_id, canonical_id))"
)


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0002_guard'),
        ('access', '0002_scope'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('alias_id', models.UUIDField()),
                ('canonical_id', models.UUIDField()),
                ('valid_from', models.IntegerField()),
                ('leans_on', models.UUIDField(null=True)),
                ('pair', models.UUIDField(null=True)),
                ('reason', models.TextField()),
                ('decided_by', models.UUIDField()),
                ('decided_at', models.DateTimeField()),
                ('undone_by', models.UUIDField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_reason', models.TextField(null=True)),
            ],
            options={
                'db_table': 'registry_alias',
                'indexes': [models.Index(fields=['canonical_id'], name='registry_alias_by_canonical')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('alias_id',), name='registry_alias_live_once'), models.CheckConstraint(condition=models.Q(('alias_id', models.F('canonical_id')), _negated=True), name='registry_alias_of_another'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at', None), ('undone_by', None), ('undone_reason', None)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False), ('undone_reason__isnull', False)), _connector='OR'), name='registry_alias_undone_whole')],
            },
        ),
        migrations.RunSQL(
            sql_text("registry", "alias_guard"), sql_text("registry", "alias_guard_reverse")
        ),
        migrations.RunSQL(
            guarded("registry_alias", _SEEN), unscoped_policies("registry_alias")
        ),
    ]
