"""Snapshots of the ministry and what office and ministry say differently; values are sealed."""

import uuid

from django.db import models

from salur.access.fields import RegionPathField
from salur.quality.domain.syncing import ConflictState, DepartureState, PendingState, SnapshotState


class Snapshot(models.Model):
    """One snapshot of a region that the register was brought to; counts are families or cells."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    evidence = models.UUIDField(unique=True)
    sha256 = models.TextField()
    file_name = models.TextField()
    path = RegionPathField()
    as_of = models.DateField()
    previous = models.UUIDField(null=True)
    state = models.TextField()
    families = models.IntegerField()
    same = models.IntegerField()
    followed = models.IntegerField()
    kept = models.IntegerField()
    conflicts = models.IntegerField()
    added = models.IntegerField()
    vanished = models.IntegerField()
    moved = models.IntegerField()
    acknowledged = models.IntegerField()
    taken_by = models.UUIDField()
    taken_by_name = models.TextField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "quality_snapshot"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[str(one) for one in SnapshotState]),
                name="quality_snapshot_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="LOADED", previous=None)
                | models.Q(state="MERGED", previous__isnull=False),
                name="quality_snapshot_has_its_base",
            ),
        )
        indexes = (models.Index(fields=("-taken_at", "-id"), name="quality_snapshot_newest"),)


class Conflict(models.Model):
    """What office and ministry both changed, to different values; column `*` is the family itself.

    `change` is the office's berita acara, where there is one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    snapshot = models.UUIDField()
    path = RegionPathField()
    family = models.UUIDField()
    id_kpm = models.TextField()
    column = models.TextField()
    base_sealed = models.BinaryField(null=True)
    local_sealed = models.BinaryField(null=True)
    remote_sealed = models.BinaryField(null=True)
    change = models.BigIntegerField(null=True)
    no_ba = models.TextField(null=True)
    tanggal_ba = models.DateField(null=True)
    state = models.TextField()
    other_sealed = models.BinaryField(null=True)
    reason = models.TextField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.TextField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "quality_conflict"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[str(one) for one in ConflictState]),
                name="quality_conflict_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["OPEN", "LAPSED"], decided_by=None)
                | models.Q(
                    state__in=["LOCAL", "REMOTE", "OTHER"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="quality_conflict_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=("id_kpm", "column"),
                condition=models.Q(state="OPEN"),
                name="quality_conflict_open_once",
            ),
        )
        indexes = (
            models.Index(fields=("state", "id_kpm", "column"), name="quality_conflict_in_turn"),
            models.Index(fields=("snapshot",), name="quality_conflict_of_snapshot"),
        )


class Sending(models.Model):
    """One file of changes that was made for the ministry, sealed as it was given out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    path = RegionPathField()
    sha256 = models.TextField()
    rows = models.IntegerField()
    content_sealed = models.BinaryField()
    made_by = models.UUIDField()
    made_by_name = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "quality_sending"
        indexes = (models.Index(fields=("-made_at", "-id"), name="quality_sending_newest"),)


class Pending(models.Model):
    """An own change that the ministry's last snapshot does not show, until one does."""

    id = models.BigAutoField(primary_key=True)
    path = RegionPathField()
    family = models.UUIDField()
    id_kpm = models.TextField()
    column = models.TextField()
    value_sealed = models.BinaryField(null=True)
    change = models.BigIntegerField(null=True)
    no_ba = models.TextField(null=True)
    tanggal_ba = models.DateField(null=True)
    state = models.TextField()
    since = models.UUIDField()
    since_on = models.DateField()
    sending = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    closed_in = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "quality_pending"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[str(one) for one in PendingState]),
                name="quality_pending_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["PENDING", "SENT"], closed_at=None)
                | models.Q(state__in=["ACKNOWLEDGED", "LAPSED"], closed_at__isnull=False),
                name="quality_pending_closed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="SENT")
                | models.Q(sending__isnull=False, no_ba__isnull=False),
                name="quality_pending_sent_with_berita_acara",
            ),
            models.UniqueConstraint(
                fields=("id_kpm", "column"),
                condition=models.Q(state__in=["PENDING", "SENT"]),
                name="quality_pending_open_once",
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="quality_pending_in_order"),)


class Departure(models.Model):
    """A family that the ministry no longer lists where it lives, or lists in another region.

    Seen from both: `path` is where the register has it, `to_path` where the ministry has it.
    """

    id = models.BigAutoField(primary_key=True)
    snapshot = models.UUIDField()
    family = models.UUIDField()
    id_kpm = models.TextField()
    path = RegionPathField()
    to_path = RegionPathField(null=True)  # type: ignore[misc]
    state = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "quality_departure"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[str(one) for one in DepartureState]),
                name="quality_departure_state_known",
            ),
            models.UniqueConstraint(
                fields=("id_kpm",),
                condition=models.Q(state="OPEN"),
                name="quality_departure_open_once",
            ),
        )
        indexes = (models.Index(fields=("snapshot", "id"), name="quality_departure_in_order"),)
