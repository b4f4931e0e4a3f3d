"""The tables of the ledger, made and guarded in SQL (`sql/tables.sql`); Django only reads them."""

from django.db import models

from salur.access.fields import RegionPathField


class Account(models.Model):
    """Who holds what of one programme, where: found by `code`, which follows from the rest."""

    id = models.BigAutoField(primary_key=True)
    program = models.TextField()
    kind = models.TextField()
    unit = models.TextField()
    path = RegionPathField()
    party = models.UUIDField(null=True)
    code = models.TextField(unique=True)

    class Meta:
        db_table = "ledger_account"
        managed = False


class Transfer(models.Model):
    """A positive amount that moved from one account to another; never changed."""

    id = models.BigAutoField(primary_key=True)
    program = models.TextField()
    period = models.IntegerField()
    reason = models.TextField()
    from_account = models.ForeignKey(
        Account, models.DO_NOTHING, db_column="from_account", related_name="+"
    )
    to_account = models.ForeignKey(
        Account, models.DO_NOTHING, db_column="to_account", related_name="+"
    )
    amount = models.BigIntegerField()
    unit = models.TextField()
    path = RegionPathField()
    party = models.UUIDField(null=True)
    evidence = models.UUIDField(null=True)
    publication = models.UUIDField(null=True)
    key = models.TextField(unique=True)
    reverses = models.OneToOneField("self", models.DO_NOTHING, db_column="reverses", null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "ledger_transfer"
        managed = False


class Balance(models.Model):
    """What an account holds now: kept by the transfers themselves."""

    account = models.OneToOneField(Account, models.DO_NOTHING, primary_key=True)
    kind = models.TextField()
    balance = models.BigIntegerField()

    class Meta:
        db_table = "ledger_balance"
        managed = False
