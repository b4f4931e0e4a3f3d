"""The tables of the programmes, made and guarded in `sql/tables.sql`; Django only reads them."""

import uuid

from django.db import models

from salur.access.fields import RegionPathField


class Parameter(models.Model):
    """A number that a rule fixes, from a day on, for a region."""

    id = models.BigAutoField(primary_key=True)
    program = models.TextField()
    name = models.TextField()
    path = RegionPathField(default="id")
    value = models.BigIntegerField()
    unit = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    citation = models.TextField()
    confidence = models.TextField()

    class Meta:
        db_table = "programs_parameter"
        managed = False


class Quota(models.Model):
    """What one piece of evidence says a region's quota is; contradictions stay side by side."""

    id = models.BigAutoField(primary_key=True)
    program = models.TextField()
    period = models.IntegerField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    kpm = models.IntegerField()
    no_sk = models.TextField(null=True)
    evidence = models.UUIDField(null=True)
    superseded_at = models.DateTimeField(null=True)
    superseded_reason = models.TextField(null=True)

    class Meta:
        db_table = "programs_quota"
        managed = False


class ListSnapshot(models.Model):
    """The list (DPM) of one programme, month and kab/kota, as it was frozen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    program = models.TextField()
    period = models.IntegerField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    taken_at = models.DateTimeField()
    evidence = models.UUIDField(null=True)
    sha256 = models.TextField()
    families = models.IntegerField()
    payable = models.IntegerField()
    entitled = models.BigIntegerField()

    class Meta:
        db_table = "programs_list"
        managed = False


class ListEntry(models.Model):
    """One family on a frozen list; partitioned by month."""

    pk = models.CompositePrimaryKey("period", "id_kpm")
    period = models.IntegerField()
    id_kpm = models.TextField()
    list_id = models.UUIDField()
    program = models.TextField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    payable = models.BooleanField()
    entitled = models.BigIntegerField()

    class Meta:
        db_table = "programs_list_entry"
        managed = False


class ListDesa(models.Model):
    """How many families of a desa are on a frozen list."""

    pk = models.CompositePrimaryKey("list_id", "kode_wilayah")
    list_id = models.UUIDField()
    kode_wilayah = models.TextField()
    program = models.TextField()
    period = models.IntegerField()
    path = RegionPathField()
    families = models.IntegerField()
    payable = models.IntegerField()
    entitled = models.BigIntegerField()

    class Meta:
        db_table = "programs_list_desa"
        managed = False
