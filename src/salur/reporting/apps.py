"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The `reporting` capability."""

    name = "salur.reporting"
    label = "reporting"
