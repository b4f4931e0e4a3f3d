"""The tables of people; no rules live here."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce, Lower

from salur.access.fields import RegionPathField

_NOBODY = uuid.UUID(int=0)
_DAYS = Func(F("valid_from"), F("valid_to"), function="daterange")


class PersonManager(BaseUserManager["Person"]):
    """This finds a person by e-mail, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone who signs in, by e-mail; what they may do stands in their memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)  # in lower case
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    active_membership_id = models.UUIDField(null=True)
    # kept by whoever tells people something (coordination): how much of it they have not seen
    unseen = models.IntegerField(default=0, db_default=0)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - AbstractBaseUser declares a list

    class Meta:
        db_table = "access_person"
        constraints = (
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="access_person_email_in_lower_case"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="access_person_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's time with one organisation, or as somebody's stand-in there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation_id = models.UUIDField()
    title = models.CharField(max_length=200, blank=True)  # as it stands under a signature
    nip = models.CharField(max_length=18, blank=True)  # civil servant's number, printed likewise
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    stands_in_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="stand_ins"
    )

    class Meta:
        db_table = "access_membership"
        constraints = (
            ExclusionConstraint(
                name="access_membership_once_at_a_time",
                expressions=[
                    ("person", "="),
                    ("organisation_id", "="),
                    (Coalesce(F("stands_in_for"), _NOBODY), "="),
                    (_DAYS, "&&"),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="access_membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | Q(valid_to__isnull=False),
                name="access_membership_stand_in_has_an_end",
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "person"), name="access_membership_of_org"),
        )


class RoleGrant(models.Model):
    """One role of a membership, for a while."""

    id = models.BigAutoField(primary_key=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "access_role_grant"
        constraints = (
            ExclusionConstraint(
                name="access_role_grant_once_at_a_time",
                expressions=[("membership", "="), ("role", "="), (_DAYS, "&&")],
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="access_role_grant_ends_after_it_begins",
            ),
        )


class ScopeGrant(models.Model):
    """One subtree of regions that a membership reaches, for a while."""

    id = models.BigAutoField(primary_key=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="scope")
    path = RegionPathField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "access_scope_grant"
        constraints = (
            models.UniqueConstraint(
                fields=("membership", "path", "valid_from"), name="access_scope_grant_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="access_scope_grant_ends_after_it_begins",
            ),
        )


class Invitation(models.Model):
    """A place offered by mail; of its token only the hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    organisation_id = models.UUIDField()
    title = models.CharField(max_length=200, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    roles = ArrayField(models.CharField(max_length=20))
    paths = ArrayField(models.TextField())
    token_hash = models.BinaryField(unique=True)
    invited_by = models.UUIDField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_invitation"


class Token(models.Model):
    """What lets a program act for a membership for a while; of the token only the hash is kept.

    `verbs` and `paths` narrow what the membership may and reaches; None narrows nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    token_hash = models.BinaryField(unique=True)
    verbs = ArrayField(models.CharField(max_length=30), null=True)
    paths = ArrayField(models.TextField(), null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_token"
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="access_token_has_a_name"),
        )


class TokenRequest(models.Model):
    """One write that came by the API under a key: what was asked, and what was answered."""

    key = models.CharField(max_length=64, primary_key=True)
    person_id = models.UUIDField()
    operation = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    status = models.SmallIntegerField(null=True)
    answer = models.JSONField(null=True)

    class Meta:
        db_table = "access_token_request"
