"""The tables of what was received: one row per file, its findings, their counts."""

import uuid

from django.db import models
from django.db.models import Q

from salur.access.fields import RegionPathField


class Evidence(models.Model):
    """One file that a party sent, from its receipt on; the bytes lie under `sha256`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    contract = models.CharField(max_length=30)
    file_name = models.TextField()
    size = models.BigIntegerField()
    sender = models.UUIDField()
    sender_name = models.TextField()
    received_by = models.UUIDField()
    received_by_name = models.TextField()
    received_at = models.DateTimeField()
    path = RegionPathField()
    program = models.CharField(max_length=10, null=True)
    declared_period = models.IntegerField(null=True)
    declared_rows = models.BigIntegerField(null=True)
    declared_sum = models.BigIntegerField(null=True)
    reading = models.JSONField(default=dict)
    status = models.CharField(max_length=10)
    first_period = models.IntegerField(null=True)
    last_period = models.IntegerField(null=True)
    rows = models.BigIntegerField(default=0)
    accepted = models.BigIntegerField(default=0)
    held_back_rows = models.BigIntegerField(default=0)
    held_back_amount = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    has_reversals = models.BooleanField(default=False)
    refusal_code = models.TextField(default="")
    checked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        db_table = "evidence_file"
        constraints = (
            models.UniqueConstraint(
                fields=("sha256", "sender", "contract"),
                condition=Q(status__in=("received", "checked", "accepted")),
                name="evidence_file_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("received", "checked", "accepted", "refused", "withdrawn")),
                name="evidence_file_status_known",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="evidence_file_sha256_is_one"
            ),
            models.CheckConstraint(
                condition=Q(rows=models.F("accepted") + models.F("held_back_rows")),
                name="evidence_file_rows_add_up",
            ),
            models.CheckConstraint(
                condition=~Q(file_name__regex=r"[0-9]{10}"), name="evidence_file_name_no_number"
            ),
            models.CheckConstraint(
                condition=~Q(reading__regex=r"[0-9]{10}"), name="evidence_file_reading_no_number"
            ),
        )
        indexes = (
            models.Index(fields=("-received_at", "-id"), name="evidence_file_newest"),
            models.Index(
                fields=("contract", "first_period", "last_period"),
                condition=Q(status="accepted"),
                name="evidence_file_accepted",
            ),
        )


class FindingCount(models.Model):
    """How often one rule was broken in one file: exact, however many findings are kept.

    `late` counts what was found after the file was accepted, beside what its check found.
    """

    id = models.BigAutoField(primary_key=True)
    evidence_id = models.UUIDField()
    path = RegionPathField()
    sender = models.UUIDField()
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    count = models.BigIntegerField()
    kept = models.BigIntegerField()
    late = models.BooleanField(default=False)

    class Meta:
        db_table = "evidence_finding_count"
        constraints = (
            models.UniqueConstraint(
                fields=("evidence_id", "rule", "severity"),
                condition=Q(late=False),
                name="evidence_finding_count_once",
            ),
        )


class Finding(models.Model):
    """One fault of one row, its value masked; `row` as a spreadsheet shows it."""

    id = models.BigAutoField(primary_key=True)
    evidence_id = models.UUIDField()
    path = RegionPathField()
    sender = models.UUIDField()
    row = models.BigIntegerField()
    column = models.CharField(max_length=60)
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    value = models.TextField()

    class Meta:
        db_table = "evidence_finding"
        indexes = (
            models.Index(fields=("evidence_id", "id"), name="evidence_finding_of"),
            models.Index(fields=("evidence_id", "rule", "id"), name="evidence_finding_of_rule"),
        )


class Mapping(models.Model):
    """How one sender's sheet of one contract is read: which heading bears which column.

    `columns` goes by place (`#1`), `headings` are what stood there. A row whose `removed_at` is set
    is no longer used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    path = RegionPathField()
    sender = models.UUIDField()
    sender_name = models.TextField()
    contract = models.CharField(max_length=30)
    fingerprint = models.CharField(max_length=64)
    headings = models.JSONField()
    columns = models.JSONField()
    decimal = models.CharField(max_length=1, null=True)
    header_row = models.IntegerField(default=1)
    made_by = models.UUIDField()
    made_by_name = models.TextField()
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "evidence_mapping"
        constraints = (
            models.UniqueConstraint(
                fields=("path", "sender", "contract", "fingerprint"),
                condition=Q(removed_at__isnull=True),
                name="evidence_mapping_once",
            ),
            models.CheckConstraint(
                condition=~Q(headings__regex=r"[0-9]{10}"), name="evidence_mapping_no_number"
            ),
            models.CheckConstraint(
                condition=Q(decimal__isnull=True) | Q(decimal__in=(".", ",")),
                name="evidence_mapping_decimal_is_a_sign",
            ),
            models.CheckConstraint(
                condition=Q(header_row__gte=1), name="evidence_mapping_header_row_counts"
            ),
        )


class Layout(models.Model):
    """How one sender writes one contract, as somebody described it (`text`) and another approved.

    What is described never changes; it is tried against a file before it is proposed. A row whose
    `withdrawn_at` is set is no longer used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    path = RegionPathField()
    sender = models.UUIDField()
    sender_name = models.TextField()
    contract = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    version = models.IntegerField()
    title = models.TextField()
    valid_from = models.DateField()
    text = models.TextField()
    tried_sha256 = models.CharField(max_length=64)
    tried_rows = models.BigIntegerField()
    tried_accepted = models.BigIntegerField()
    made_by = models.UUIDField()
    made_by_name = models.TextField()
    made_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.TextField(default="")
    approved_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(default="")

    class Meta:
        db_table = "evidence_layout"
        constraints = (
            models.UniqueConstraint(
                fields=("path", "sender", "name", "version"), name="evidence_layout_once"
            ),
            models.CheckConstraint(
                condition=~Q(text__regex=r"[0-9]{10}"), name="evidence_layout_no_number"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("made_by")),
                name="evidence_layout_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(tried_accepted__gt=0, tried_accepted__lte=models.F("tried_rows")),
                name="evidence_layout_tried",
            ),
        )


class Attachment(models.Model):
    """One photo or scan kept beside something, as it came; the bytes lie under `sha256`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.UUIDField()
    path = RegionPathField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=30)
    size = models.BigIntegerField()
    file_name = models.TextField()
    kept_by = models.UUIDField()
    kept_by_name = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "evidence_attachment"
        constraints = (
            models.UniqueConstraint(
                fields=("subject_kind", "subject_id", "sha256"), name="evidence_attachment_once"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="evidence_attachment_sha256_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(file_name__regex=r"[0-9]{10}"),
                name="evidence_attachment_name_no_number",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="evidence_attachment_not_empty"),
        )
        indexes = (models.Index(fields=("sha256",), name="evidence_attachment_bytes"),)
