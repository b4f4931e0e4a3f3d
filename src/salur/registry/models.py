"""The tables of the register; what each may hold in the clear, and nothing of what it may mean.

NIK, KK, mother's name, account and card numbers are sealed; NIK, KK, accounts and cards are found
through their blind index. Every table has a twin of older rows, written by triggers.
"""

import uuid
from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from salur.access.fields import RegionPathField

T = TypeVar("T", bound=models.Model)


def _kept(table: str) -> Callable[[type[T]], type[T]]:
    """Keep each row as it was before an update or a deletion.

    By row: a statement trigger's plan is kept from its first, often empty, run and then joins
    30,000 changed rows with themselves one by one.
    """
    kept: Callable[[type[T]], type[T]] = pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(row=pghistory.Old),
        context_field=None,
        meta={"db_table": table},
    )
    return kept


@_kept("registry_family_history")
class Family(models.Model):
    """One family (KPM), known by `id_kpm`; `digest` tells whether a newer row differs.

    It is a member from `member_from` (null: ever since) until `ended_from`, unless it waits;
    Whoever left and fell back waits before all others: `waiting_first`.
    `held_reasons` are those of its suspension that a berita acara gave and only another lifts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    id_kpm = models.TextField(unique=True)
    id_pengurus = models.TextField(null=True)
    kode_wilayah = models.TextField()
    path = RegionPathField()
    name = models.TextField()
    head_name = models.TextField(null=True)
    birth_place = models.TextField(null=True)
    birth_date = models.DateField(null=True)
    sex = models.TextField(null=True)
    address = models.TextField(null=True)
    rt = models.TextField(null=True)
    rw = models.TextField(null=True)
    status_bpnt = models.TextField(null=True)
    pkh_number = models.TextField(null=True)
    pkh_status = models.TextField(null=True)
    payable = models.BooleanField()
    suspended_reasons = ArrayField(models.TextField())
    nik_sealed = models.BinaryField(null=True)
    nik_blind = models.UUIDField(null=True)
    no_kk_sealed = models.BinaryField(null=True)
    no_kk_blind = models.UUIDField(null=True)
    mother_sealed = models.BinaryField(null=True)
    digest = models.UUIDField()
    member_from = models.IntegerField(null=True)
    ended_from = models.IntegerField(null=True)
    ended_no_ba = models.TextField(null=True)
    waiting_since = models.DateField(null=True)
    waiting_no_ba = models.TextField(null=True)
    waiting_first = models.BooleanField(default=False, db_default=False)
    held_reasons = ArrayField(models.TextField(), default=list)
    held_no_ba = models.TextField(null=True)
    verified_on = models.DateField(null=True)
    evidence = models.UUIDField(null=True)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "registry_family"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(payable=True, suspended_reasons=[])
                | (models.Q(payable=False) & ~models.Q(suspended_reasons=[])),
                name="registry_family_suspended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(kode_wilayah__regex=r"^\d{10}$"),
                name="registry_family_in_a_desa",
            ),
        )
        indexes = (
            models.Index(fields=("kode_wilayah", "name", "id"), name="registry_family_in_order"),
            models.Index(fields=("nik_blind",), name="registry_family_by_nik"),
            models.Index(fields=("no_kk_blind",), name="registry_family_by_kk"),
        )


@_kept("registry_account_history")
class Account(models.Model):
    """One bank account, known by the blind index of its number."""

    blind = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    last4 = models.TextField()
    bank = models.TextField(null=True)
    organisation = models.UUIDField(null=True)
    status = models.TextField(null=True)
    reason = models.TextField(null=True)
    as_of = models.DateField(null=True)
    path = RegionPathField()
    evidence = models.UUIDField(null=True)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "registry_account"


@_kept("registry_card_history")
class Card(models.Model):
    """One family card (KKS), known by the blind index of its number."""

    blind = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    last4 = models.TextField()
    account_blind = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    status = models.TextField(null=True)
    as_of = models.DateField(null=True)
    path = RegionPathField()
    evidence = models.UUIDField(null=True)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "registry_card"
        indexes = (models.Index(fields=("account_blind",), name="registry_card_of_account"),)


@_kept("registry_family_account_history")
class FamilyAccount(models.Model):
    """This account is, or was, the one a family is paid on; open while `valid_to` is null."""

    id = models.BigAutoField(primary_key=True)
    family_id = models.UUIDField()
    account_blind = models.UUIDField()
    card_blind = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    path = RegionPathField()
    evidence = models.UUIDField(null=True)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "registry_family_account"
        constraints = (
            models.UniqueConstraint(
                fields=("family_id", "account_blind"),
                condition=models.Q(valid_to=None),
                name="registry_family_account_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="registry_family_account_in_time",
            ),
        )
        indexes = (models.Index(fields=("account_blind",), name="registry_family_of_account"),)


class Alias(models.Model):
    """From a month on this family counts as another; live while `undone_at` is null.

    Both stay as they are: of this row alone depends that they count as one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    alias_id = models.UUIDField()
    canonical_id = models.UUIDField()
    valid_from = models.IntegerField()
    leans_on = models.UUIDField(null=True)
    pair = models.UUIDField(null=True)
    reason = models.TextField()
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()
    undone_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.TextField(null=True)

    class Meta:
        db_table = "registry_alias"
        constraints = (
            models.UniqueConstraint(
                fields=("alias_id",),
                condition=models.Q(undone_at=None),
                name="registry_alias_live_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(alias_id=models.F("canonical_id")),
                name="registry_alias_of_another",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_by=None, undone_at=None, undone_reason=None)
                | models.Q(
                    undone_by__isnull=False, undone_at__isnull=False, undone_reason__isnull=False
                ),
                name="registry_alias_undone_whole",
            ),
        )
        indexes = (models.Index(fields=("canonical_id",), name="registry_alias_by_canonical"),)
