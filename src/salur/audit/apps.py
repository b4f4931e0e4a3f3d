"""Tells Django that this capability exists."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The `audit` capability."""

    name = "salur.audit"
    label = "audit"
