"""Makes reconciliation known to Django."""

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "salur.reconciliation"
    label = "reconciliation"
