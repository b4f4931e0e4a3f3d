"""What the rules say of families, how valid each region is, and where a rule does not hold."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from salur.access.fields import RegionPathField


class Assessment(models.Model):
    """One run of the rules over a region, and what it changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    path = RegionPathField()
    as_of = models.DateField()
    assessed_by = models.UUIDField()
    assessed_at = models.DateTimeField()
    families = models.IntegerField()
    valid = models.IntegerField()
    violations = models.IntegerField()
    opened = models.IntegerField()
    closed = models.IntegerField()
    left_out = models.IntegerField()
    skipped = ArrayField(models.TextField())

    class Meta:
        db_table = "quality_assessment"
        indexes = (models.Index(fields=("-assessed_at",), name="quality_assessment_newest"),)


class Violation(models.Model):
    """One column of one family breaks a rule, from a day until another; no value stands here."""

    id = models.BigAutoField(primary_key=True)
    family = models.UUIDField()
    id_kpm = models.TextField()
    rule = models.TextField()
    column = models.TextField()
    severity = models.TextField()
    related = models.TextField(default="")
    kode_wilayah = models.TextField()
    path = RegionPathField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "quality_violation"
        constraints = (
            models.UniqueConstraint(
                fields=("family", "rule", "column"),
                condition=Q(until=None),
                name="quality_violation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="quality_violation_in_time",
            ),
        )
        indexes = (
            models.Index(
                fields=("rule", "kode_wilayah", "id_kpm", "id"),
                condition=Q(until=None),
                name="quality_violation_in_order",
            ),
            models.Index(fields=("kode_wilayah",), name="quality_violation_of_desa"),
        )


class Score(models.Model):
    """How many families of a region have each part of validity in a month; null: not measured."""

    id = models.BigAutoField(primary_key=True)
    code = models.TextField()
    path = RegionPathField()
    level = models.SmallIntegerField()
    period = models.IntegerField()
    families = models.IntegerField()
    complete = models.IntegerField(null=True)
    well_formed = models.IntegerField(null=True)
    unique = models.IntegerField(null=True)
    matched = models.IntegerField(null=True)
    fresh = models.IntegerField(null=True)
    valid = models.IntegerField()

    class Meta:
        db_table = "quality_score"
        constraints = (
            models.UniqueConstraint(fields=("code", "period"), name="quality_score_once"),
            models.CheckConstraint(
                condition=Q(valid__gte=0, valid__lte=F("families")),
                name="quality_score_of_families",
            ),
        )
        indexes = (models.Index(fields=("level", "period", "code"), name="quality_score_in_order"),)


class Group(models.Model):
    """The families of a desa that break one rule, and what repairing them all would bring.

    `freed` families lack nothing but this and would be valid, `payable` ones sleep for nothing
    else; `rate` is how many are either, per hour of work.
    """

    id = models.BigAutoField(primary_key=True)
    rule = models.TextField()
    kode_wilayah = models.TextField()
    path = RegionPathField()
    families = models.IntegerField()
    freed = models.IntegerField()
    payable = models.IntegerField()
    minutes = models.IntegerField()
    rate = models.FloatField()

    class Meta:
        db_table = "quality_group"
        constraints = (
            models.UniqueConstraint(fields=("kode_wilayah", "rule"), name="quality_group_once"),
            models.CheckConstraint(
                condition=Q(freed__gte=0, freed__lte=F("families")),
                name="quality_group_frees_its_own",
            ),
        )
        indexes = (models.Index(fields=("-rate", "id"), name="quality_group_first"),)


class RuleSwitch(models.Model):
    """A rule does not hold in a region from a day until another (None: until somebody ends it)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    rule = models.TextField()
    path = RegionPathField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    reason = models.TextField()
    switched_by = models.UUIDField()
    switched_by_name = models.TextField()
    switched_at = models.DateTimeField()
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "quality_rule_switch"
        constraints = (
            models.UniqueConstraint(
                fields=("rule", "path"),
                condition=Q(ended_at=None),
                name="quality_rule_switch_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="quality_rule_switch_in_time",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="quality_rule_switch_has_a_reason"
            ),
        )
