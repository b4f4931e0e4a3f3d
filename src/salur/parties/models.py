"""The tables of organisations and whom they serve."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

from salur.access.fields import RegionPathField

_DAYS = Func(F("valid_from"), F("valid_to"), function="daterange")


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")), name=name
    )


class Organisation(models.Model):
    """One party: a ministry, an office, a bank, Bulog, or a part of one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta:
        db_table = "parties_organisation"
        constraints = (
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(name=""), name="parties_organisation_is_named"
            ),
        )


class Reach(models.Model):
    """One subtree of regions that an organisation is responsible for, for a while."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reach")
    path = RegionPathField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    citation = models.TextField(blank=True)

    class Meta:
        db_table = "parties_reach"
        constraints = (
            ExclusionConstraint(
                name="parties_reach_once_at_a_time",
                expressions=[("organisation", "="), ("path", "="), (_DAYS, "&&")],
            ),
            _ends_after_it_begins("parties_reach_ends_after_it_begins"),
        )


class Service(models.Model):
    """A bank or Bulog serves a kab/kota from a day until before a day; several banks may."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="services"
    )
    code = models.CharField(max_length=4)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    citation = models.TextField(blank=True)

    class Meta:
        db_table = "parties_service"
        constraints = (
            ExclusionConstraint(
                name="parties_service_once_at_a_time",
                expressions=[("organisation", "="), ("code", "="), (_DAYS, "&&")],
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^\d{4}$"), name="parties_service_is_of_a_kabkota"
            ),
            _ends_after_it_begins("parties_service_ends_after_it_begins"),
        )
        indexes = (models.Index(fields=("code",), name="parties_service_code"),)


class Shop(models.Model):
    """An e-Warong as the bank registered it, for a while; appointed by the bank alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    id_ewarong = models.CharField(max_length=40)
    name = models.TextField()
    bank = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    path = RegionPathField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    status = models.CharField(max_length=10)
    terminals = models.IntegerField(null=True)
    capacity = models.IntegerField(null=True)
    started = models.DateField(null=True)
    business = models.TextField(null=True)
    owner = models.TextField(null=True)
    excluded_as = models.CharField(max_length=30, null=True)
    evidence_id = models.UUIDField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "parties_shop"
        constraints = (
            ExclusionConstraint(
                name="parties_shop_once_at_a_time",
                expressions=[("id_ewarong", "="), (_DAYS, "&&")],
            ),
            models.CheckConstraint(
                condition=Q(status__in=("CALON", "AKTIF", "NONAKTIF")),
                name="parties_shop_status_known",
            ),
            _ends_after_it_begins("parties_shop_ends_after_it_begins"),
        )
        indexes = (models.Index(fields=("code",), name="parties_shop_code"),)


class Warehouse(models.Model):
    """A warehouse of Bulog, known by its name, for a while; `key` is the name as files match it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=4)
    path = RegionPathField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "parties_warehouse"
        constraints = (
            ExclusionConstraint(
                name="parties_warehouse_name_once_at_a_time",
                expressions=[("key", "="), (_DAYS, "&&")],
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^\d{4}$") & ~Q(key=""), name="parties_warehouse_is_placed"
            ),
            _ends_after_it_begins("parties_warehouse_ends_after_it_begins"),
        )
