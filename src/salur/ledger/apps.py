"""Tells Django that this capability exists."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The `ledger` capability."""

    name = "salur.ledger"
    label = "ledger"
