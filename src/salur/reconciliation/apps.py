"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    """The `reconciliation` capability."""

    name = "salur.reconciliation"
    label = "reconciliation"
