"""What is kept beside something: photos and scans of paper."""

import uuid

from django.db import migrations, models

import salur.access.fields
from salur.access.domain import guarded, unscoped_policies
from salur.kernel.sql_text import sql_text

# A photo of paper shows names and signatures: the office's alone, no bank's and not Bulog's.
_OFFICE = "path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL"


class Migration(migrations.Migration):

    dependencies = [("evidence", "0004_mapping"), ("access", "0002_scope")]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject_kind', models.CharField(max_length=30)),
                ('subject_id', models.UUIDField()),
                ('path', salur.access.fields.RegionPathField(max_length=40)),
                ('sha256', models.CharField(max_length=64)),
                ('media_type', models.CharField(max_length=30)),
                ('size', models.BigIntegerField()),
                ('file_name', models.TextField()),
                ('kept_by', models.UUIDField()),
                ('kept_by_name', models.TextField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'evidence_attachment',
                'indexes': [models.Index(fields=['sha256'], name='evidence_attachment_bytes')],
                'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_id', 'sha256'), name='evidence_attachment_once'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='evidence_attachment_sha256_is_one'), models.CheckConstraint(condition=models.Q(('file_name__regex', '[0-9]{10}'), _negated=True), name='evidence_attachment_name_no_number'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='evidence_attachment_not_empty')],
            },
        ),
        migrations.RunSQL(
            guarded("evidence_attachment", _OFFICE), unscoped_policies("evidence_attachment")
        ),
        migrations.RunSQL(
            sql_text("evidence", "guard_attachment"),
            sql_text("evidence", "guard_attachment_reverse"),
        ),
    ]
