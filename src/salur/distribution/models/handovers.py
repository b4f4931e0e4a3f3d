"""The sheets that families sign, and what was recorded from them (`sql/handovers/tables.sql`)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from salur.access.fields import RegionPathField


class Sheet(models.Model):
    """One desa's sheet for one or more months, as it was drawn up from the frozen list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cycle_id = models.UUIDField()
    code = models.TextField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    first_period = models.IntegerField()
    last_period = models.IntegerField()
    list_id = models.UUIDField()
    rations = ArrayField(models.BigIntegerField())
    families = models.IntegerField()
    pages = models.IntegerField()
    grams = models.BigIntegerField()
    arrived_grams = models.BigIntegerField(null=True)
    arrived_on = models.DateField(null=True)
    status = models.TextField()
    drawn_by = models.UUIDField()
    drawn_by_name = models.TextField()
    drawn_at = models.DateTimeField()

    class Meta:
        db_table = "distribution_sheet"
        managed = False


class SheetPage(models.Model):
    """One page of paper, found by the code that stands on it."""

    code = models.TextField(primary_key=True)
    sheet_id = models.UUIDField()
    number = models.IntegerField()
    path = RegionPathField()

    class Meta:
        db_table = "distribution_sheet_page"
        managed = False


class SheetLine(models.Model):
    """One family on a sheet."""

    pk = models.CompositePrimaryKey("sheet_id", "number")
    sheet_id = models.UUIDField()
    number = models.IntegerField()
    id_kpm = models.TextField()
    grams = models.BigIntegerField()
    path = RegionPathField()

    class Meta:
        db_table = "distribution_sheet_line"
        managed = False


class Handover(models.Model):
    """One record of a signed sheet; its id was made by whoever recorded."""

    id = models.UUIDField(primary_key=True)
    sheet_id = models.UUIDField()
    path = RegionPathField()
    handed_on = models.DateField()
    digest = models.TextField()
    families = models.IntegerField()
    handed = models.IntegerField()
    absent = models.IntegerField()
    refused = models.IntegerField()
    short = models.IntegerField()
    proxies = models.IntegerField()
    grams = models.BigIntegerField()
    entitled = models.BigIntegerField()
    status = models.TextField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()
    recorded_at = models.DateTimeField()
    evidence_id = models.UUIDField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_by_name = models.TextField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(null=True)

    class Meta:
        db_table = "distribution_handover"
        managed = False


class HandoverLine(models.Model):
    """One family for whom something else happened than to be handed all of it in person."""

    pk = models.CompositePrimaryKey("handover_id", "number")
    handover_id = models.UUIDField()
    number = models.IntegerField()
    kind = models.TextField()
    grams = models.BigIntegerField()
    proxy = models.TextField(default="")
    relation = models.TextField(default="")
    path = RegionPathField()

    class Meta:
        db_table = "distribution_handover_line"
        managed = False


class HandoverDraft(models.Model):
    """What one person is keying in from one sheet."""

    pk = models.CompositePrimaryKey("sheet_id", "person_id")
    sheet_id = models.UUIDField()
    person_id = models.UUIDField()
    record_id = models.UUIDField()
    handed_on = models.DateField(null=True)
    entries = models.TextField()
    path = RegionPathField()
    at = models.DateTimeField()

    class Meta:
        db_table = "distribution_handover_draft"
        managed = False
