"""The cycles, what they went through, and the requests for rice (`sql/tables.sql`)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from salur.access.fields import RegionPathField


class Cycle(models.Model):
    """One programme's month in one kab/kota; `state` is kept from its facts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    program = models.TextField()
    period = models.IntegerField()
    code = models.TextField()
    path = RegionPathField()
    state = models.TextField()
    list_id = models.UUIDField(null=True)
    rolled_from = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    state_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "distribution_cycle"
        managed = False


class Step(models.Model):
    """One move of a cycle: from where, by what, to where, when, by whom."""

    id = models.BigAutoField(primary_key=True)
    cycle_id = models.UUIDField()
    path = RegionPathField()
    source = models.TextField(null=True)
    event = models.TextField()
    target = models.TextField()
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.TextField()

    class Meta:
        db_table = "distribution_step"
        managed = False


class Run(models.Model):
    """One reconciliation of a cycle, with the version that counted after it."""

    id = models.BigAutoField(primary_key=True)
    cycle_id = models.UUIDField()
    path = RegionPathField()
    run = models.UUIDField()
    version = models.UUIDField()
    number = models.IntegerField()
    balance = models.BigIntegerField()
    opening_version = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "distribution_run"
        managed = False


class Link(models.Model):
    """One piece of evidence that concerns a cycle, with where it stands."""

    id = models.BigAutoField(primary_key=True)
    cycle_id = models.UUIDField()
    path = RegionPathField()
    evidence_id = models.UUIDField()
    contract = models.TextField()
    sender = models.UUIDField()
    sender_name = models.TextField()
    received_at = models.DateTimeField()
    rows = models.BigIntegerField()
    status = models.TextField()
    reversal = models.BooleanField()
    linked_at = models.DateTimeField()
    run = models.UUIDField(null=True)

    class Meta:
        db_table = "distribution_evidence"
        managed = False


class Spa(models.Model):
    """One request for rice (SPA): prepared, where it is large checked, and approved by others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cycle_id = models.UUIDField()
    code = models.TextField()
    path = RegionPathField()
    number = models.TextField()
    dated = models.DateField()
    first_period = models.IntegerField()
    last_period = models.IntegerField()
    list_id = models.UUIDField()
    status = models.TextField()
    kpm = models.IntegerField()
    grams = models.BigIntegerField()
    desas = models.IntegerField()
    sha256 = models.TextField()
    prepared_by = models.UUIDField()
    prepared_by_name = models.TextField()
    prepared_at = models.DateTimeField()
    check_needed = models.BooleanField(default=False)
    checked_by = models.UUIDField(null=True)
    checked_by_name = models.TextField(null=True)
    checked_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.TextField(null=True)
    approved_at = models.DateTimeField(null=True)
    evidence_id = models.UUIDField(null=True)

    class Meta:
        db_table = "distribution_spa"
        managed = False


class SpaLine(models.Model):
    """What one request asks for one desa."""

    pk = models.CompositePrimaryKey("spa_id", "kode_wilayah")
    spa_id = models.UUIDField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    kpm = models.IntegerField()
    grams = models.BigIntegerField()

    class Meta:
        db_table = "distribution_spa_line"
        managed = False


class Declaration(models.Model):
    """The head's signed word that a first month opens with nothing on the cards."""

    cycle_id = models.UUIDField(primary_key=True)
    path = RegionPathField()
    statement = models.TextField()
    signed_by = models.UUIDField()
    signed_by_name = models.TextField()
    title = models.TextField()
    nip = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "distribution_declaration"
        managed = False


class OrderCheck(models.Model):
    """How the order agreed with list and SP2D when it was last looked at."""

    id = models.BigAutoField(primary_key=True)
    cycle_id = models.UUIDField()
    path = RegionPathField()
    list_id = models.UUIDField()
    evidence = ArrayField(models.UUIDField())
    listed = models.IntegerField()
    ordered = models.IntegerField()
    ordered_not_listed = models.IntegerField()
    listed_not_ordered = models.IntegerField()
    suspended_ordered = models.IntegerField()
    lines = models.IntegerField()
    amount_idr = models.BigIntegerField()
    sp2d_differs = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "distribution_order_check"
        managed = False
