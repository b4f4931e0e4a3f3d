"""The tables of regions: each edition's list, what they say of each code, other systems' codes."""

from django.db import models
from django.db.models import F, Q

from salur.access.fields import RegionPathField


class Edition(models.Model):
    """One published list of regions."""

    name = models.CharField(primary_key=True, max_length=60)
    valid_from = models.DateField(unique=True)
    citation = models.TextField()
    regions = models.IntegerField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "places_edition"


class Listing(models.Model):
    """One line of one edition, as it was read; what Region is made from."""

    id = models.BigAutoField(primary_key=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, db_index=False)
    code = models.CharField(max_length=10)
    name = models.TextField()

    class Meta:
        db_table = "places_listing"
        constraints = (
            models.UniqueConstraint(fields=("edition", "code"), name="places_listing_code_once"),
        )


class Region(models.Model):
    """One region under one name for a while: from a day (None: since ever) until before a day."""

    id = models.BigAutoField(primary_key=True)
    code = models.CharField(max_length=10)
    name = models.TextField()
    level = models.SmallIntegerField()
    path = RegionPathField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "places_region"
        constraints = (
            # That runs of one code don't overlap follows from region_history.sql, the only writer;
            # an exclusion constraint would take four times as long as all the rest of an import.
            models.UniqueConstraint(
                fields=("code", "valid_from"),
                nulls_distinct=False,
                name="places_region_begins_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_from__lt=F("valid_to")),
                name="places_region_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(
                fields=("code",), name="places_region_code", opclasses=("varchar_pattern_ops",)
            ),
        )


class Crosswalk(models.Model):
    """One code of another system of codes, and the Kemendagri code that it stands for."""

    id = models.BigAutoField(primary_key=True)
    system = models.CharField(max_length=20)
    code = models.CharField(max_length=10)
    kemendagri = models.CharField(max_length=10)
    name = models.TextField()
    level = models.SmallIntegerField()
    citation = models.TextField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "places_crosswalk"
        constraints = (
            models.UniqueConstraint(fields=("system", "code"), name="places_crosswalk_code_once"),
            models.CheckConstraint(condition=~Q(citation=""), name="places_crosswalk_cited"),
        )


class Succession(models.Model):
    """From a day on this code is succeeded by another; a split has several rows of one old code."""

    id = models.BigAutoField(primary_key=True)
    old_code = models.CharField(max_length=10)
    new_code = models.CharField(max_length=10)
    valid_from = models.DateField()
    citation = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "places_succession"
        constraints = (
            models.UniqueConstraint(fields=("old_code", "new_code"), name="places_succession_once"),
            models.UniqueConstraint(
                fields=("old_code",),
                condition=Q(old_code__regex=r"^[0-9]{10}$"),
                name="places_succession_of_a_desa_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(old_code=F("new_code")), name="places_succession_of_another"
            ),
            models.CheckConstraint(condition=~Q(citation=""), name="places_succession_cited"),
        )
        indexes = (models.Index(fields=("new_code",), name="places_succession_of_new"),)


class Boundary(models.Model):
    """The boundary of one kab/kota, thinned: rings of longitude and latitude in degrees."""

    code = models.CharField(primary_key=True, max_length=4)
    rings = models.JSONField()
    citation = models.TextField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "places_boundary"
        constraints = (
            models.CheckConstraint(condition=~Q(citation=""), name="places_boundary_cited"),
        )


class Position(models.Model):
    """Where a region is: the middle of its people or its office, in degrees, as its source says."""

    code = models.CharField(primary_key=True, max_length=10)
    latitude = models.FloatField()
    longitude = models.FloatField()
    citation = models.TextField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "places_position"
        constraints = (
            models.CheckConstraint(condition=~Q(citation=""), name="places_position_cited"),
        )
