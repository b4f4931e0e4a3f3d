"""The tables of reports; what may never change is held by triggers (`guard.sql`, `way_up.sql`)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from salur.access.fields import RegionPathField

_STATES = ("DRAFT", "SIGNED", "SENT", "RETURNED", "ACCEPTED", "LOCKED", "REPLACED")
_UNDER_WAY = ("DRAFT", "SIGNED", "SENT", "RETURNED")


class Report(models.Model):
    """One version of the berita acara of a kab/kota's month; its content never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.CharField(max_length=10)
    period = models.IntegerField()
    code = models.CharField(max_length=4)
    path = RegionPathField()
    office_id = models.UUIDField()
    year = models.IntegerField()
    serial = models.IntegerField()
    number = models.CharField(max_length=80)
    version = models.IntegerField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="correction"
    )
    version_id = models.UUIDField()  # of reconciliation
    parties = ArrayField(models.UUIDField())
    content = models.TextField()
    digest = models.CharField(max_length=64)
    # What a page over a nation compares: reading every content would take seconds.
    units = models.IntegerField()
    figures = models.JSONField()  # every term of the waterfall
    prepared_by = models.UUIDField()
    prepared_by_name = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    state = models.CharField(max_length=10)
    state_at = models.DateTimeField()
    pdf = models.BinaryField(null=True)
    pdf_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "reporting_report"
        constraints = (
            models.UniqueConstraint(
                fields=("program", "period", "code", "version"),
                name="reporting_report_version_once",
            ),
            models.UniqueConstraint(
                fields=("office_id", "year", "serial"), name="reporting_report_number_once"
            ),
            # target of the signatures' foreign key: whoever signs, signs this content
            models.UniqueConstraint(fields=("id", "digest"), name="reporting_report_with_digest"),
            models.UniqueConstraint(
                fields=("program", "period", "code"),
                condition=Q(state__in=_UNDER_WAY),
                name="reporting_report_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_STATES), name="reporting_report_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "REPLACED")) | Q(pdf__isnull=False),
                name="reporting_report_signed_has_pdf",
            ),
            models.CheckConstraint(
                condition=Q(version=1, corrects__isnull=True)
                | Q(version__gt=1, corrects__isnull=False),
                name="reporting_report_corrects_one",
            ),
        )
        indexes = (
            models.Index(fields=("-prepared_at", "-id"), name="reporting_report_page"),
            models.Index(fields=("period", "program", "code"), name="reporting_report_of_month"),
        )


class Signature(models.Model):
    """One party has signed one content; never changed."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=64)
    organisation_id = models.UUIDField()
    person_id = models.UUIDField()
    name = models.CharField(max_length=200)
    nip = models.CharField(max_length=18, blank=True)
    title = models.CharField(max_length=200)
    acting = models.CharField(max_length=4, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "reporting_signature"
        constraints = (
            models.UniqueConstraint(
                fields=("report", "organisation_id"), name="reporting_signature_party_once"
            ),
            models.UniqueConstraint(
                fields=("report", "person_id"), name="reporting_signature_person_once"
            ),
            models.CheckConstraint(
                condition=Q(acting__in=("", "Plt.", "Plh.")), name="reporting_signature_acting"
            ),
        )


class Step(models.Model):
    """One thing that was done with a report, in the order of the life it has; never changed."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=10)
    state = models.CharField(max_length=10)  # the one that it led to
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=200)
    organisation_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "reporting_step"


class Scan(models.Model):
    """The picture of a paper that was signed by hand; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="scans")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=20)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "reporting_scan"
        constraints = (
            models.UniqueConstraint(fields=("report", "sha256"), name="reporting_scan_once"),
        )


class Letterhead(models.Model):
    """How an office's letters are headed from a day on; the newest row holds."""

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    path = RegionPathField()
    government = models.CharField(max_length=200)
    office = models.CharField(max_length=200)
    address = ArrayField(models.CharField(max_length=200))
    place = models.CharField(max_length=100)
    valid_from = models.DateField()
    person_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "reporting_letterhead"
        indexes = (
            models.Index(fields=("organisation_id", "-valid_from"), name="reporting_letterhead_of"),
        )


class Compilation(models.Model):
    """One version of what a province, a Wilayah or the ministry passes on; content never changes.

    `roots` are the subtrees that it is about: whoever sees all of them sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.CharField(max_length=10)
    period = models.IntegerField()
    tier = models.CharField(max_length=10)
    code = models.CharField(max_length=20)
    path = RegionPathField()
    roots = ArrayField(models.CharField(max_length=40))
    office_id = models.UUIDField()
    receiver_id = models.UUIDField(null=True)
    year = models.IntegerField()
    serial = models.IntegerField()
    number = models.CharField(max_length=80)
    version = models.IntegerField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="correction"
    )
    content = models.TextField()
    digest = models.CharField(max_length=64)
    units = models.IntegerField()
    figures = models.JSONField()
    counted = models.IntegerField()
    missing = models.IntegerField()
    prepared_by = models.UUIDField()
    prepared_by_name = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    passed_by = models.UUIDField(null=True)
    passed_by_name = models.CharField(max_length=200, blank=True)
    passed_by_nip = models.CharField(max_length=18, blank=True)
    passed_by_title = models.CharField(max_length=200, blank=True)
    passed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10)
    state_at = models.DateTimeField()
    pdf = models.BinaryField(null=True)
    pdf_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "reporting_compilation"
        constraints = (
            models.UniqueConstraint(
                fields=("program", "period", "code", "version"),
                name="reporting_compilation_version_once",
            ),
            models.UniqueConstraint(
                fields=("office_id", "year", "serial"), name="reporting_compilation_number_once"
            ),
            models.UniqueConstraint(
                fields=("program", "period", "code"),
                condition=Q(state__in=("DRAFT", "SENT", "RETURNED")),
                name="reporting_compilation_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "SENT", "RETURNED", "LOCKED", "REPLACED")),
                name="reporting_compilation_state_known",
            ),
            models.CheckConstraint(
                condition=Q(tier="NATION", receiver_id__isnull=True)
                | Q(tier__in=("PROVINCE", "WILAYAH"), receiver_id__isnull=False),
                name="reporting_compilation_has_receiver",
            ),
            models.CheckConstraint(
                condition=Q(passed_by__isnull=True) | ~Q(passed_by=F("prepared_by")),
                name="reporting_compilation_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "REPLACED"))
                | Q(pdf__isnull=False, passed_by__isnull=False),
                name="reporting_compilation_passed_has_pdf",
            ),
            models.CheckConstraint(
                condition=Q(version=1, corrects__isnull=True)
                | Q(version__gt=1, corrects__isnull=False),
                name="reporting_compilation_corrects_one",
            ),
        )
        indexes = (
            models.Index(
                fields=("period", "program", "code"), name="reporting_compilation_of_month"
            ),
        )


class CompilationStep(models.Model):
    """One thing that was done with a compiled report; never changed."""

    id = models.BigAutoField(primary_key=True)
    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=200)
    organisation_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "reporting_compilation_step"
