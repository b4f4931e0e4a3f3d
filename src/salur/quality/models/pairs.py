"""Pairs of families that may be one: what was found, who said what, what the field was asked."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Collate

from salur.access.fields import RegionPathField
from salur.quality.domain.pairs import PairState, Side, Word

_NOBODY = uuid.UUID(int=0)


class Search(models.Model):
    """One search for duplicate families, and what it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    path = RegionPathField()
    searched_by = models.UUIDField()
    searched_at = models.DateTimeField()
    threshold = models.FloatField()
    families = models.IntegerField()
    found = models.IntegerField()
    added = models.IntegerField()
    reopened = models.IntegerField()
    stale = models.IntegerField()

    class Meta:
        db_table = "quality_search"
        indexes = (models.Index(fields=("-searched_at",), name="quality_search_newest"),)


class Pair(models.Model):
    """Two families that may be one, the smaller `id_kpm` first, and how the question stands.

    `first_digest` and `second_digest` tell whether the data on which it was decided have changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    first = models.UUIDField()
    second = models.UUIDField()
    first_id_kpm = models.TextField()
    second_id_kpm = models.TextField()
    first_path = RegionPathField()
    second_path = RegionPathField()
    probability = models.FloatField()
    reasons = ArrayField(models.TextField())
    cluster = models.UUIDField()
    rank = models.FloatField()
    first_digest = models.UUIDField()
    second_digest = models.UUIDField()
    state = models.TextField()
    first_word = models.TextField(null=True)
    second_word = models.TextField(null=True)
    settled_word = models.TextField(null=True)
    found_at = models.DateTimeField()
    found_in = models.IntegerField()

    class Meta:
        db_table = "quality_pair"
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="quality_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first_id_kpm__lt=Collate(models.F("second_id_kpm"), "C")),
                name="quality_pair_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[str(one) for one in PairState]),
                name="quality_pair_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[str(one) for one in Word])
                | models.Q(settled_word__isnull=False, state=models.F("settled_word"))
                | models.Q(
                    settled_word=None,
                    first_word__isnull=False,
                    second_word__isnull=False,
                    state=models.F("first_word"),
                    second_word=models.F("first_word"),
                ),
                name="quality_pair_decided_by_votes",
            ),
        )
        indexes = (
            models.Index(fields=("cluster",), name="quality_pair_of_cluster"),
            models.Index(fields=("second",), name="quality_pair_by_second"),
            models.Index(
                fields=("state", "-rank", "cluster", "-probability", "id"),
                name="quality_pair_in_turn",
            ),
        )


class Vote(models.Model):
    """What somebody said of a pair for one side; it stands until it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    pair = models.UUIDField()
    side = models.TextField()
    word = models.TextField()
    keep = models.UUIDField(null=True)
    note = models.TextField()
    given_by = models.UUIDField()
    given_by_name = models.TextField()
    organisation = models.UUIDField(null=True)
    given_at = models.DateTimeField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(null=True)

    class Meta:
        db_table = "quality_vote"
        constraints = (
            models.UniqueConstraint(
                fields=("pair", "side"),
                condition=models.Q(withdrawn_at=None),
                name="quality_vote_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    side__in=[str(one) for one in Side], word__in=[str(one) for one in Word]
                ),
                name="quality_vote_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(given_by=_NOBODY), name="quality_vote_of_a_person"
            ),
        )
        indexes = (
            models.Index(fields=("given_by", "-given_at"), name="quality_vote_newest"),
            models.Index(fields=("pair",), name="quality_vote_of_pair"),
        )


class Question(models.Model):
    """What a facilitator is asked about a family, of a pair or by itself; answered once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    pair = models.UUIDField(null=True)
    family = models.UUIDField()
    path = RegionPathField()
    text = models.TextField()
    asked_by = models.UUIDField()
    asked_by_name = models.TextField()
    organisation = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    due = models.DateField()
    answer = models.TextField(null=True)
    note = models.TextField(default="")
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.TextField(null=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "quality_question"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | models.Q(withdrawn_at=None),
                name="quality_question_ends_once",
            ),
            models.CheckConstraint(
                condition=models.Q(answer=None, answered_by=None, answered_at=None)
                | models.Q(
                    answer__isnull=False, answered_by__isnull=False, answered_at__isnull=False
                ),
                name="quality_question_answered_whole",
            ),
        )
        indexes = (
            models.Index(fields=("pair",), name="quality_question_of_pair"),
            models.Index(fields=("due", "id"), name="quality_question_by_due"),
        )
