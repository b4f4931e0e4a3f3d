"""The table of long work; written by the SQL functions of jobs.sql only."""

import uuid

from django.db import models
from django.db.models import F, Q


class Job(models.Model):
    """One piece of long work, from the transaction that needed it to its end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    subject_id = models.TextField()
    payload = models.JSONField()
    key = models.TextField()
    person_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    path = models.TextField(null=True)  # an ltree in the database: see jobs.sql
    state = models.CharField(max_length=10)
    done = models.BigIntegerField()
    total = models.BigIntegerField(null=True)
    message = models.TextField()
    error_code = models.TextField()
    result = models.JSONField(null=True)
    cancel_asked = models.BooleanField()
    attempts = models.IntegerField()
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "jobs_job"
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"), condition=~Q(key=""), name="jobs_job_key_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("queued", "running", "done", "failed", "cancelled")),
                name="jobs_job_state_known",
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(done__lte=F("total")),
                name="jobs_job_done_within_total",
            ),
        )
        indexes = (
            models.Index(fields=("subject_id", "enqueued_at"), name="jobs_job_of_subject"),
            models.Index(
                fields=("enqueued_at",),
                condition=Q(state__in=("queued", "running")),
                name="jobs_job_open",
            ),
        )
