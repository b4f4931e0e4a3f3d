"""The tables of the audit: no foreign keys, so that nothing done elsewhere can reach in."""

from django.db import models


class Event(models.Model):
    """One thing that was done. Written by the SQL function audit_append only."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.UUIDField()
    actor_name = models.TextField()
    organisation_id = models.UUIDField(null=True)
    action = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    path = models.TextField(null=True)  # an ltree in the database: see events.sql
    facts = models.JSONField()
    key = models.TextField()

    class Meta:
        db_table = "audit_event"
        constraints = (
            models.UniqueConstraint(
                fields=("action", "key"), condition=~models.Q(key=""), name="audit_event_key_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("subject_kind", "subject_id", "id"), name="audit_event_of_subject"
            ),
            models.Index(fields=("organisation_id", "id"), name="audit_event_of_organisation"),
        )


class Link(models.Model):
    """One event's place in the chain of hashes, given when its transaction commits."""

    number = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    event_id = models.BigIntegerField(unique=True)
    previous_hash = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "audit_link"
        indexes = (models.Index(fields=("day", "number"), name="audit_link_of_day"),)
